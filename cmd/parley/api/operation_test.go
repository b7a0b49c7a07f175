package api_test

import (
	"testing"

	"parley/cmd/parley/api"
)

func TestKind(t *testing.T) {
	for _, tc := range []struct {
		name, document, operation string
		want                      string
	}{
		{"shorthand", "{ a }", "", "query"},
		{"query", "query Q { a }", "", "query"},
		{"mutation", "mutation { a }", "", "mutation"},
		{"mutation after a comment", "# query\n mutation M { a }", "", "mutation"},
		{"subscription", "subscription { a }", "", "subscription"},
		{"the named one is a query", "query Q { a } mutation M { b }", "Q", "query"},
		{"the named one is a mutation", "query Q { a } mutation M { b }", "M", "mutation"},
		{"the named one is a subscription", "mutation M { a } subscription S { b }", "S", "subscription"},
		{"a word that is no kind", "muttation M { a }", "", "query"},
		{"a field called mutation", "{ mutation { query } }", "", "query"},
		{"an operation called mutation", "query mutation { a }", "", "query"},
		{"the word in a string", `{ a(b: "} mutation { c }") }`, "", "query"},
		{"the word in a block string", "{ a(b: \"\"\"x \\\"\"\" } mutation { c }\"\"\") }", "", "query"},
		{"braces in defaults", "query Q($f: F = {a: {b: 1}}) { a } ", "", "query"},
		{"mutation behind defaults", "query Q($f: F = {a: 1}) { a } mutation M { b }", "M", "mutation"},
		{"mutation behind a fragment", "fragment F on T { a } mutation M { ...F }", "", "mutation"},
		{"mutation behind a string left open", "query Q { a(b: \"x\n) } mutation M { b }", "M", "mutation"},
	} {
		if got := api.Kind(tc.document, tc.operation); got != tc.want {
			t.Errorf("%s: kind %s, want %s", tc.name, got, tc.want)
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
