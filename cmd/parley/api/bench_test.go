package api_test

import (
	"context"
	"testing"
	"time"

	"parley/cmd/parley/api"
	"parley/graph"
)

// BenchmarkFixedQuestion asks the customer's question of the customer's record,
// inside the process. It is to take less than 5 ms.
func BenchmarkFixedQuestion(b *testing.B) {
	benchmark(b, newServer(b, api.Options{}, customerRecord(b)), api.Examples()[0].Query)
}

// BenchmarkPage asks for pages of 1,200 stances in 200 records.
func BenchmarkPage(b *testing.B) {
	server := newServer(b, api.Options{}, many(b)...)
	const fields = " { pageInfo { hasNextPage endCursor } nodes { id kind confidence holder { name } targets { name } turn { number } document { slug } quote { text } } } }"
	for _, bm := range []struct{ name, question string }{
		{"First20", "{ stances(first: 20)" + fields},
		{"Last20", "{ stances(last: 20)" + fields},
		{"First500", "{ stances(first: 500)" + fields},
		{"Count", "{ stances(filter: {kinds: [CONCESSION]}) { totalCount } }"},
	} {
		b.Run(bm.name, func(b *testing.B) { benchmark(b, server, bm.question) })
	}
}

// BenchmarkHTTP asks a small query through the handler, from several goroutines.
func BenchmarkHTTP(b *testing.B) {
	server := newServer(b, api.Options{}, talks(b))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if w := ask(server, `{"query":"{ entity(name: \"Dalian\") { name aliases } }"}`); w.Code != 200 {
				b.Error(w.Body)
			}
		}
	})
}

// BenchmarkAggregates asks what a dashboard asks, over 1,200 stances.
func BenchmarkAggregates(b *testing.B) {
	server := newServer(b, api.Options{}, many(b)...)
	for _, bm := range []struct{ name, question string }{
		{"Matrix", "{ stanceMatrix { rows { name } columns { name } cells { row column counts { total } } } }"},
		{"Timeline", "{ timeline(by: YEAR) { date counts { total } } }"},
		{"Subgraph", `{ subgraph(around: ["Stalin"], depth: 2) { nodes { name } edges { kind from { id } to { id } weight } } }`},
		{"Search", `{ search(text: "free port") { totalCount nodes { snippets { text } } } }`},
	} {
		b.Run(bm.name, func(b *testing.B) { benchmark(b, server, bm.question) })
	}
}

// many gives 200 records.
func many(b *testing.B) []*graph.Document {
	var docs []*graph.Document
	day := time.Date(1945, 7, 2, 0, 0, 0, 0, time.UTC)
	for range 200 {
		docs = append(docs, talksOn(b, day.Format(time.DateOnly)))
		day = day.AddDate(0, 0, 1)
	}
	return docs
}

func benchmark(b *testing.B, server *api.Server, question string) {
	b.ReportAllocs()
	for b.Loop() {
		if resp := server.Exec(context.Background(), question, "", nil); len(resp.Errors) > 0 {
			b.Fatal(resp.Errors)
		}
	}
}
