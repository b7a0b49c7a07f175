package classify_test

import (
	"os"
	"path/filepath"
	"testing"

	"parley/graph"
	"parley/graph/classify"
	"parley/graph/link"
	"parley/graph/parse"
)

// BenchmarkCode codes records, parsed and linked, again and again: that of
// fixtures, and those of a folder beside the repository.
func BenchmarkCode(b *testing.B) {
	b.Run("labelled", func(b *testing.B) { benchmarkCode(b, record) })
	b.Run("volumes", func(b *testing.B) { benchmarkCode(b, volumes) })
}

const (
	record  = "../../fixtures/1945-07-02-soong-stalin.txt"
	volumes = "../../../shared/corpus/frus/*.xml"
)

func benchmarkCode(b *testing.B, pattern string) {
	docs := linked(b, pattern)
	c, err := classify.New()
	if err != nil {
		b.Fatal(err)
	}
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if err := c.Code(d); err != nil {
				b.Fatal(err)
			}
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

// linked gives the records of files, parsed and linked.
func linked(tb testing.TB, pattern string) (docs []*graph.Document) {
	tb.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		tb.Fatal(err)
	}
	if len(names) == 0 {
		tb.Skipf("no records beside the repository: %s", pattern)
	}
	l, err := link.New()
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			tb.Fatal(err)
		}
		defer f.Close()
		err = parse.Read(filepath.Base(name), f, func(d *graph.Document) error {
			docs = append(docs, d)
			return l.Link(d)
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return docs
}
