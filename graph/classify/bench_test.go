package classify_test

import (
	"os"
	"testing"

	"parley/graph"
	"parley/graph/classify"
	"parley/graph/link"
	"parley/graph/parse"
)

// BenchmarkCode codes the record of fixtures, parsed and linked, again and again.
func BenchmarkCode(b *testing.B) {
	d := fixture(b)
	c, err := classify.New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Code(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := classify.New(); err != nil {
			b.Fatal(err)
		}
	}
}

func fixture(tb testing.TB) (doc *graph.Document) {
	tb.Helper()
	f, err := os.Open("../../fixtures/1945-07-02-soong-stalin.txt")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	err = parse.Read("record.txt", f, func(d *graph.Document) error {
		doc = d
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	l, err := link.New()
	if err != nil {
		tb.Fatal(err)
	}
	if err := l.Link(doc); err != nil {
		tb.Fatal(err)
	}
	return doc
}
