package api_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"runtime/metrics"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

// TestStorm sends ten thousand malformed and hostile requests, made by chance
// from a fixed seed. Each is answered by JSON, without a failure of the server and
// within a bounded memory.
func TestStorm(t *testing.T) {
	const mostMemory = 32 << 20 // that one request may take, in bytes
	n := 10_000
	if testing.Short() {
		n = 1000
	}
	server := newServer(t, api.Options{}, talks(t), customerRecord(t))
	random := rand.New(rand.NewPCG(1, 2))
	status := map[int]int{}
	most := uint64(0)
	for range n {
		r := hostile(random)
		w := httptest.NewRecorder()
		before := allocated()
		server.ServeHTTP(w, r)
		most = max(most, allocated()-before)
		if w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%s %s %v: status %d with %.300s", r.Method, r.URL, r.Header, w.Code, w.Body)
		}
		status[w.Code]++
	}
	t.Logf("answers by status: %v; the costliest took %d kB", status, most>>10)
	if most > mostMemory {
		t.Errorf("a request took %d MB", most>>20)
	}
	if status[http.StatusOK] < n/10 {
		t.Errorf("only %d requests came as far as GraphQL", status[http.StatusOK])
	}
	if w := ask(server, `{"query":"{ statistics { turns } }"}`); w.Body.String() != `{"data":{"statistics":{"turns":192}}}`+"\n" {
		t.Errorf("afterwards: %s", w.Body)
	}
}

// allocated gives the bytes that were ever allocated.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// hostile makes a request of parts that each may be good or bad.
func hostile(random *rand.Rand) *http.Request {
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	times := func(s string) string { return strings.Repeat(s, 1+random.IntN(200)) }
	field := pick("id", "stances { nodes { id } }", "nodes { id }", "a: holder { name }", times("{ a "), times("responses { "),
		times("holder { name targets { id } } "), wide(random.IntN(300), func(i int) string { return fmt.Sprintf("a%d: turn { mentions { entity { name } } }", i) }),
		"document { turns(first: 30) { nodes { text stances { because { name } } } } }", "\xff", "é", "# ", `"""`, times("...F "))
	query := pick("{ stances { nodes { "+field+" } } }", "query Q($a: [[[Int]]]) { "+field+" }", "mutation { "+field+" }",
		"{ "+field+" } fragment F on Query { ...G } fragment G on Query { ...F }", times("{"), times("}"), times("("), times("$"), times("@x "),
		`{ stances(filter: {holder: "`+times("x")+`", kinds: [`+times("DEMAND ")+`]}) { totalCount } }`,
		fmt.Sprintf("{ stances(first: %d, after: %q) { nodes { turn { stances { id } } } } }", random.Int32(), times("b")))
	encoded, err := json.Marshal(query)
	if err != nil {
		panic(err) // a string always can be
	}
	good := `{"query":` + string(encoded) + `}`
	body := pick(good, good, good, good, good, `{"query":`+string(encoded)+`,"variables":{"a":`+times("[")+`}}`,
		`{"query":`+string(encoded)+`,"variables":{"a":`+times("[")+times("]")+`},"operationName":"Q"}`,
		`{"query":`+string(encoded)+`,"variables":{"a":[[["`+strings.Repeat("x", random.IntN(1<<9)*random.IntN(2<<10))+`"]]]},"operationName":"Q"}`,
		string(encoded), times(`{"query":`), "\xff\xfe", `{"query":`+pick("1", "null", "[]", "{}")+`}`)
	body = body[:len(body)-random.IntN(len(body))*(random.IntN(4)/3)]
	r := httptest.NewRequest(pick("POST", "POST", "POST", "POST", "POST", "POST", "GET", "GET", "PUT", "HEAD"), "/graphql", strings.NewReader(body))
	r.URL.RawQuery = pick("", "query="+times("%7B"), "query="+times("%ff"), "variables="+times("%5B"), times("&"), "query=%7B__typename%7D&extensions=1")
	if random.IntN(2) == 0 {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("GraphQL-Require-Preflight", "1")
		return r
	}
	for _, name := range []string{"Content-Type", "Accept", "Accept-Encoding", "Content-Encoding", "GraphQL-Require-Preflight", "If-None-Match"} {
		if v := pick("", "application/json", "application/json; charset="+times("x"), "multipart/form-data; boundary="+times("x"), "*/*;q=x", times(","), "gzip", "\x00"); v != "" {
			r.Header.Set(name, v)
		}
	}
	return r
}
