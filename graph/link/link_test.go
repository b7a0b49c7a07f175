package link_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"parley/graph"
	"parley/graph/link"
)

func newLinker(t testing.TB) *link.Linker {
	t.Helper()
	l, err := link.New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := link.New(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	l := newLinker(t)
	d := unitsDocument(t, filepath.Join("../../../shared/gold/units", name+".json"))
	if err := l.Link(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
	for _, m := range d.Mentions {
		e := d.Entity(m.Entity)
		t.Logf("%d %q -> %s %s", m.Turn, d.Text[m.Start:m.End], e.Kind, e.Name)
	}
}

// unitsDocument builds a document of the units of a gold record.
func unitsDocument(t testing.TB, path string) *graph.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no gold records here:", err)
	}
	var units []struct{ Speaker, Text string }
	if err := json.Unmarshal(data, &units); err != nil {
		t.Fatal(err)
	}
	d := &graph.Document{ID: graph.DocumentID(path)}
	for i, u := range units {
		start := len(d.Text)
		d.Text += u.Text
		d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, i+1), Number: i + 1, Label: u.Speaker, Name: u.Speaker, Span: graph.Span{Start: start, End: len(d.Text)}})
		d.Sentences = append(d.Sentences, graph.Sentence{Turn: i + 1, Span: graph.Span{Start: start, End: len(d.Text)}})
		d.Text += "\n\n"
	}
	return d
}
