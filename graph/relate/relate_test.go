package relate_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/relate"
)

func newRelater(t testing.TB) *relate.Relater {
	t.Helper()
	x, err := relate.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestRecord(t *testing.T) {
	const golden = "testdata/harbour.golden"
	d := readRecord(t, "testdata/harbour.txt")
	if err := newRelater(t).Relate(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
	got := told(d)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (run with -update if the change is meant): %s", golden, d)
	}
}

// told puts what relate found in lines that a reader can check.
func told(d *graph.Document) string {
	var b strings.Builder
	quote := func(s graph.Span) string { return d.Text[s.Start:s.End] }
	name := func(id graph.ID) string { return d.Entity(id).Name }
	of := map[graph.ID]string{}
	for _, s := range d.Stances {
		of[s.ID] = fmt.Sprintf("%d %s %q", s.Turn, s.Kind, quote(s.Quote))
	}
	for _, t := range d.Terms {
		of[t.ID] = fmt.Sprintf("%d %v–%v %s", t.Turn, t.Min, t.Max, t.Unit)
		fmt.Fprintf(&b, "term %s, %s, of %s on %s: %q\n", of[t.ID], t.Status, name(t.Holder), name(t.Subject), quote(t.Quote))
	}
	for _, l := range d.Linkages {
		fmt.Fprintf(&b, "linkage %d %s by %s, %s -> %s: %q (%s -> %s)\n", l.Turn, l.Kind, name(l.Holder), name(l.From), name(l.To), quote(l.Quote), of[l.FromStance], of[l.ToStance])
	}
	for _, r := range d.Responses {
		fmt.Fprintf(&b, "response: %s answers %s\n", of[r.Stance], of[r.To])
	}
	for _, c := range d.Contradictions {
		fmt.Fprintf(&b, "contradiction: %s against %s: %s\n", of[c.Term], of[c.Other], c.Why)
	}
	for _, o := range d.OpenItems {
		fmt.Fprintf(&b, "ledger: %s %s by %s\n", name(o.Matter), o.Outcome, of[o.Stance])
	}
	return b.String()
}

func TestSameInputSameOutput(t *testing.T) {
	x := newRelater(t)
	a, b := readRecord(t, "testdata/harbour.txt"), readRecord(t, "testdata/harbour.txt")
	for _, d := range []*graph.Document{a, b, b} {
		if err := x.Relate(d); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("related twice: %s", d)
	}
}

func TestRelateRefusesBrokenDocuments(t *testing.T) {
	for name, d := range map[string]*graph.Document{
		"sentence of no turn": {Text: "No.", Sentences: []graph.Sentence{{Turn: 1, Span: graph.Span{End: 3}}}},
		"stance of no turn":   {Text: "No.", Stances: []graph.Stance{{Turn: 1}}},
	} {
		if err := newRelater(t).Relate(d); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzRelate(f *testing.F) {
	x := newRelater(f)
	f.Add("If you leave Sandhaven then we agree to 25 - 30 years. July 7, 1945: half and half, $3.6-3.8 billion or 4 billion.")
	f.Add("between 100,000 and a month or two; 25 for Sandhaven; provided that 9")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || text == "" {
			t.Skip("documents hold valid text")
		}
		d := &graph.Document{ID: graph.DocumentID("fuzz")}
		d.Entities = []graph.Entity{{ID: graph.EntityID(graph.Port, "Sandhaven"), Kind: graph.Port, Name: "Sandhaven"}}
		addTurn(d, "Sandhaven: "+text)
		d.Topics = []graph.Topic{{Turn: 1, Entities: []graph.ID{d.Entities[0].ID}}}
		if err := x.Relate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRelate(b *testing.B) {
	text, err := os.ReadFile("../../fixtures/1945-07-02-soong-stalin.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := &graph.Document{ID: graph.DocumentID("bench"), Header: graph.Header{Form: graph.Labelled}}
	for _, e := range []string{"Outer Mongolia", "Port Arthur", "Dairen", "China", "Manchuria"} {
		d.Entities = append(d.Entities, graph.Entity{ID: graph.EntityID(graph.Place, e), Kind: graph.Place, Name: e})
	}
	graph.SortEntities(d.Entities)
	for range 10 {
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" {
				addTurn(d, "Dairen: "+line)
			}
		}
	}
	x := newRelater(b)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := x.Relate(d); err != nil {
			b.Fatal(err)
		}
	}
}
