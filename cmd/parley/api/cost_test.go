package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

// TestBound asks what documents could cost.
func TestBound(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	for _, tc := range []struct {
		document  string
		variables map[string]any
		want      int
	}{
		{"{ statistics { turns } }", nil, 0},
		{"{ stances { totalCount } }", nil, 20},
		{"{ stances(first: 3) { nodes { kind } } }", nil, 3},
		{"{ stances(last: 7) { nodes { kind } } }", nil, 7},
		{"{ x: stances(first: 3) { nodes { kind } } y: stances(first: 4) { nodes { kind } } }", nil, 7},
		{"{ entities(first: 3) { nodes { stances(first: 5) { nodes { kind } } } } }", nil, 3 + 3*5},
		{`{ stances(filter: {text: "first: 9", kinds: [DEMAND]}, first: 2) { nodes { kind } } }`, nil, 2},
		{"query ($n: Int = 6) { stances(first: $n) { nodes { kind } } }", nil, 6},
		{"query ($n: Int = 6) { stances(first: $n) { nodes { kind } } }", map[string]any{"n": 9.0}, 9},
		{"query ($n: Int) { stances(first: $n) { nodes { kind } } }", nil, 20},
		{"{ stances(first: 2) { nodes { ...F } } } fragment F on Stance { document { turns(first: 4) { nodes { number } } } }", nil, 2 + 2*4},
		{"{ stances(first: 2) { nodes { ... on Stance { document { turns(first: 4) { nodes { number } } } } } } }", nil, 2 + 2*4},
		{"{ stances(first: 2) { nodes { ... @skip(if: false) { document { turns(first: 4) { nodes { number } } } } } } }", nil, 2 + 2*4},
		{`{ entity(name: "Stalin") { neighbours(first: 2) { edges { evidence { __typename } } } } }`, nil, 2 + 2*20},
	} {
		resp := server.ExecWithCost(context.Background(), tc.document, tc.variables)
		if len(resp.Errors) > 0 {
			t.Errorf("%s: %v", tc.document, resp.Errors)
			continue
		}
		if got := resp.Extensions["cost"].(map[string]any)["bound"]; got != tc.want {
			t.Errorf("%s: bound %v, want %d", tc.document, got, tc.want)
		}
	}
}

// inCircles goes n times from stances to their holders to these one's stances.
func inCircles(n int) string {
	return "{ stances { nodes { " + strings.Repeat("holder { stances { nodes { ", n) + "id" + strings.Repeat(" } } }", n) + " } } }"
}

// BenchmarkCircles refuses a query that goes in circles.
func BenchmarkCircles(b *testing.B) {
	server := newServer(b, api.Options{MaxDepth: 100}, talks(b))
	for b.Loop() {
		if resp := server.Exec(context.Background(), inCircles(20), "", nil); len(resp.Errors) == 0 {
			b.Fatal("answered")
		}
	}
}

// FuzzBound reads any document in a time that its length bounds.
func FuzzBound(f *testing.F) {
	for _, seed := range []string{
		"{ a(first: 1) { b } }", "query ($n: Int = 5) { stances(first: $n) { ...F } } fragment F on T { ...F }",
		"{ ... on T { a } ... @x(y: {z: 1}) { b } }", "{{{{", "}}}}", "((((", "$$", "...", "fragment", "{ a: b: c }", fmt.Sprint("{ a(first: ", strings.Repeat("9", 400), ") }"),
	} {
		f.Add(seed)
	}
	server := newServer(f, api.Options{})
	f.Fuzz(func(t *testing.T, document string) {
		if bound := server.BoundOf(document); !(bound >= 0) {
			t.Errorf("%q: bound %v", document, bound)
		}
	})
}
