package link_test

import (
	"os"
	"testing"

	"parley/graph"
	"parley/graph/parse"
)

// goldDocument parses the source of a gold record.
func goldDocument(t testing.TB, name string) *graph.Document {
	t.Helper()
	path := recordFile(name)
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no corpus beside the repository:", err)
	}
	defer f.Close()
	var doc *graph.Document
	if err := parse.Read(path, f, func(d *graph.Document) error { doc = d; return nil }); err != nil {
		t.Fatal(err)
	}
	return doc
}
