package api_test

import (
	"testing"

	"parley/cmd/parley/api"
)

func TestWrites(t *testing.T) {
	for _, tc := range []struct {
		name, document, operation string
		want                      bool
	}{
		{"shorthand", "{ a }", "", false},
		{"query", "query Q { a }", "", false},
		{"mutation", "mutation { a }", "", true},
		{"mutation after a comment", "# query\n mutation M { a }", "", true},
		{"subscription", "subscription { a }", "", true},
		{"the named one is a query", "query Q { a } mutation M { b }", "Q", false},
		{"the named one is a mutation", "query Q { a } mutation M { b }", "M", true},
		{"a field called mutation", "{ mutation { query } }", "", false},
		{"an operation called mutation", "query mutation { a }", "", false},
		{"the word in a string", `{ a(b: "} mutation { c }") }`, "", false},
		{"the word in a block string", "{ a(b: \"\"\"x \\\"\"\" } mutation { c }\"\"\") }", "", false},
		{"braces in defaults", "query Q($f: F = {a: {b: 1}}) { a } ", "", false},
		{"mutation behind defaults", "query Q($f: F = {a: 1}) { a } mutation M { b }", "M", true},
		{"mutation behind a fragment", "fragment F on T { a } mutation M { ...F }", "", true},
		{"mutation behind a string left open", "query Q { a(b: \"x\n) } mutation M { b }", "M", true},
	} {
		if got := api.Writes(tc.document, tc.operation); got != tc.want {
			t.Errorf("%s: writes = %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestAliases(t *testing.T) {
	for document, want := range map[string]int{
		"{ a }":                             0,
		"{ x: a y: a(b: {c: 1}) { z: d } }": 3,
		"query Q($v: Int = 1) { a }":        0,
		`{ a(b: "x: y") # z: w` + "\n}":     0,
	} {
		if got := api.Aliases(document); got != want {
			t.Errorf("%s: %d aliases, want %d", document, got, want)
		}
	}
}
