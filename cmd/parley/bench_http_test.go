package main

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/cmd/parley/api"
	"parley/graph/query"
	"parley/store/badger"
	"parley/store/storetest"
)

// benchmarked are the questions of a dashboard.
var benchmarked = []struct{ name, query string }{
	{"fixed", customersQuestion},
	{"entity", `{ entity(name: "Dalian") { name aliases kind partOf { name } coordinates { latitude longitude } sameAs { scheme id url } counts { documents mentions targeted }
		stances(filter: {kinds: [DEMAND, CONCESSION]}, first: 10) { totalCount nodes { kind holder { name } turn { number } quote { text } } } } }`},
	{"matrix", "{ stanceMatrix { rows { name } columns { name } cells { row column counts { demand concession deferral rejection acceptance } } } }"},
	{"subgraph", `{ subgraph(around: ["Dalian"], first: 50) { nodes { id name kind } edges { kind from { id } to { id } weight } } }`},
	{"first page", "{ stances(first: 20)" + pageOfStances},
	{"last page", "{ stances(last: 20)" + pageOfStances},
	{"surest", "{ stances(orderBy: MOST_CONFIDENT_FIRST, first: 20)" + pageOfStances},
	{"least sure", "{ stances(orderBy: MOST_CONFIDENT_FIRST, last: 20)" + pageOfStances},
	{"surest of one", `{ stances(filter: {holder: "Stalin"}, orderBy: MOST_CONFIDENT_FIRST, first: 20)` + pageOfStances},
	{"small", `{ entity(name: "Dalian") { name aliases } }`},
}

const pageOfStances = " { pageInfo { hasNextPage endCursor } nodes { id kind holder { name } targets { name } turn { number } document { slug } quote { text } } } }"

// BenchmarkServe asks the server over HTTP, one question after another on one
// connection, of 188, 10,000 and a million turns, and tells the time within
// which 95 of 100 are answered. The million takes minutes to load, so it is
// asked only where PARLEY_MILLION names a folder that keeps it; the memory that is
// told is that of serving alone where the folder was filled by an earlier run.
func BenchmarkServe(b *testing.B) {
	limitMemory()
	sizes := []int{188, 10_000}
	million := os.Getenv("PARLEY_MILLION")
	if million != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, turns := range sizes {
		dir := b.TempDir()
		if turns == 1_000_000 {
			dir = million
		}
		address := serveGenerated(b, dir, turns)
		for _, q := range benchmarked {
			b.Run(fmt.Sprintf("%s/%d", q.name, turns), func(b *testing.B) { benchmarkQuestion(b, address, q.query) })
		}
		b.Run(fmt.Sprintf("at once/%d", turns), func(b *testing.B) { benchmarkAtOnce(b, address) })
	}
}

// serveGenerated serves a store of generated records of 188 turns each.
func serveGenerated(b *testing.B, dir string, turns int) (address string) {
	b.Helper()
	s, err := openStore(filepath.Join(dir, "store"))
	if err != nil {
		b.Fatal(err)
	}
	generate(b, s, turns)
	site, err := newSite(b.Context(), query.New(s), api.Options{Logger: slog.New(slog.DiscardHandler)}, false)
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(site)
	b.Cleanup(func() {
		server.Close()
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return server.URL
}

// generate fills a store up, from where it stopped before.
func generate(b *testing.B, s *badger.Store, turns int) {
	b.Helper()
	const each = 188
	had, err := s.Tally(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for n, left := had.Documents, turns-had.Turns; left > 0; n, left = n+1, left-each {
		if _, err := s.Put(b.Context(), storetest.Record(n, min(left, each))); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkQuestion(b *testing.B, address, question string) {
	body := strings.NewReplacer("\n", " ", "\t", "", `"`, `\"`).Replace(question)
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		askOnce(b, address, `{"query":"`+body+`"}`)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// benchmarkAtOnce asks a small question over several connections and tells how
// many are answered in a second, and the memory of server and clients together.
func benchmarkAtOnce(b *testing.B, address string) {
	b.SetParallelism(4)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			askOnce(b, address, `{"query":"{ entity(name: \"Dalian\") { name aliases } }"}`)
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "queries/s")
	b.ReportMetric(peakMemory(b), "peak-MB")
}

// benchClient keeps its connections.
var benchClient = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

func askOnce(b *testing.B, address, body string) {
	resp, err := benchClient.Post(address+"/graphql", "application/json", strings.NewReader(body))
	if err != nil {
		b.Error(err)
		return
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK || bytes.Contains(answer, []byte(`"errors"`)) {
		b.Errorf("%v: status %d with %.300s", err, resp.StatusCode, answer)
	}
}
