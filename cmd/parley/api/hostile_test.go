package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

// TestHostile sends queries that are made to cost: each is refused with a clear
// error, and the server answers a normal one right after.
func TestHostile(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	for _, tc := range []struct {
		name, query, code, says string
	}{
		{"deep", "{ stances { nodes " + strings.Repeat("{ responses ", 50) + "{ id }" + strings.Repeat(" }", 50) + " } }", "QUERY_TOO_COSTLY", "depth"},
		{"deeper than any stack", strings.Repeat("{ a ", 15_000), "GRAPHQL_PARSE_FAILED", ""},
		{"long", "{ " + strings.Repeat("__typename ", 10_000) + "}", "QUERY_TOO_COSTLY", "bytes long"},
		{"wide", "{ stances { nodes {" + strings.Repeat(" id", 6000) + " } } }", "QUERY_TOO_COSTLY", ""},
		{"aliased", "{ " + wide(1000, func(i int) string { return fmt.Sprintf("a%d: statistics { turns }", i) }) + " }", "QUERY_TOO_COSTLY", "aliases"},
		{"fragments that double", doubling(30), "QUERY_TOO_COSTLY", ""},
		{"the schema in circles", circles(3), "QUERY_TOO_COSTLY", "more than 200000 nodes"},
		{"in circles", inCircles(5), "QUERY_TOO_COSTLY", "more than 200000 nodes"},
		{"fragments in a ring", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED", "within itself"},
		{"fields that overlap", "{ stances { nodes { " + strings.Repeat("holder { name } ", 1000) + " } } }", "QUERY_TOO_COSTLY", ""},
		{"two operations", "{ __typename } query Q { __typename }", "GRAPHQL_VALIDATION_FAILED", "only defined operation"},
		{"sums by the dozen", "{ " + wide(20, func(i int) string { return fmt.Sprintf("a%d: stanceMatrix { cells { row } }", i) }) + " }", "QUERY_TOO_COSTLY", "25000 nodes"},
		{"page of a million", "{ stances(first: 1000000) { totalCount } }", "BAD_USER_INPUT", "between 1 and 500"},
		{"a network of a million", `{ subgraph(around: "Stalin", first: 1000000) { nodes { id } } }`, "BAD_USER_INPUT", "from 1 to 1000"},
		{"less than no edges", `{ subgraph(around: "Stalin", heaviest: -1) { nodes { id } } }`, "BAD_USER_INPUT", "negative"},
		{"ids by the thousand", `{ nodes(ids: [` + strings.Repeat(`"x",`, 1000) + `]) { id } }`, "BAD_USER_INPUT", "ids: 1000"},
		{"nothing but braces", strings.Repeat("}", 1000), "GRAPHQL_PARSE_FAILED", ""},
		{"a string without an end", `{ entity(name: "` + strings.Repeat("x", 1000), "GRAPHQL_PARSE_FAILED", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			resp := server.Exec(context.Background(), tc.query, "", nil)
			if len(resp.Errors) == 0 {
				t.Fatalf("answered with %.200s", resp.Data)
			}
			if e := resp.Errors[0]; e.Extensions["code"] != tc.code || !strings.Contains(e.Message, tc.says) {
				t.Errorf("error %v %q, want %s and %q", e.Extensions["code"], e.Message, tc.code, tc.says)
			}
			after := server.Exec(context.Background(), "{ __typename }", "", nil)
			if got := string(after.Data); got != `{"__typename":"Query"}` || len(after.Errors) > 0 {
				t.Errorf("afterwards: %s %v", got, after.Errors)
			}
		})
	}
}

func wide(n int, item func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(item(i) + " ")
	}
	return b.String()
}

// doubling gives a document whose n fragments each spread the next one twice.
func doubling(n int) string {
	return "{ ...F0 } " + wide(n, func(i int) string {
		return fmt.Sprintf("fragment F%d on Query { ...F%d ...F%d }", i, i+1, i+1)
	}) + fmt.Sprintf("fragment F%d on Query { __typename }", n)
}

// circles gives a document that goes n times from the schema's types to their
// fields' types.
func circles(n int) string {
	return "{ __schema { " + wide(10, func(i int) string { return fmt.Sprintf("a%d: types { ...F0 }", i) }) + " } } " + wide(n, func(i int) string {
		return fmt.Sprintf("fragment F%d on __Type { fields { type { ...F%[2]d ofType { ...F%[2]d ofType { ofType { ...F%[2]d } } } } } }", i, i+1)
	}) + fmt.Sprintf("fragment F%d on __Type { name }", n)
}
