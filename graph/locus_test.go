package graph_test

import (
	"bytes"
	"testing"

	"parley/graph"
)

func TestDay(t *testing.T) {
	for _, test := range []struct {
		date      string
		day, last graph.Day
		written   string
	}{
		{"1945-07-02", 19450702, 19450702, "1945-07-02"},
		{"1945-07", 19450700, 19450731, "1945-07"},
		{"1945", 19450000, 19451231, "1945"},
		{"0850-01", 8500100, 8500131, "0850-01"},
		{"", 0, 0, ""},
		{"1945-13", 0, 0, ""},
		{"1945-00", 0, 0, ""},
		{"2 July 1945", 0, 0, ""},
		{"1945-07-02-01", 0, 0, ""},
		{"-1945", 0, 0, ""},
	} {
		d := graph.ParseDay(test.date)
		if d != test.day || d.End() != test.last || d.String() != test.written {
			t.Errorf("%q: got %d to %d, written %q; want %d to %d, %q",
				test.date, d, d.End(), d, test.day, test.last, test.written)
		}
	}
}

func FuzzDay(f *testing.F) {
	f.Add("1945-07-02")
	f.Fuzz(func(t *testing.T, date string) {
		d := graph.ParseDay(date)
		if d != graph.ParseDay(d.String()) || d.End() < d {
			t.Errorf("%q is day %d, written %q, until %d", date, d, d, d.End())
		}
	})
}

func FuzzLocus(f *testing.F) {
	a := graph.Locus{Day: 19450702, Document: graph.DocumentID("a"), Turn: 133, Ordinal: 1}
	b := graph.Locus{Day: 19450702, Document: graph.DocumentID("a"), Turn: 142}
	f.Add(graph.AppendLocus(nil, a), graph.AppendLocus(nil, b))
	f.Fuzz(func(t *testing.T, x, y []byte) {
		a, err := graph.ParseLocus(x)
		if err == nil && !bytes.Equal(graph.AppendLocus(nil, a), x) {
			t.Errorf("%x is read as %v, which is written otherwise", x, a)
		}
		b, other := graph.ParseLocus(y)
		if err == nil && other == nil && a.Compare(b) != bytes.Compare(x, y) {
			t.Errorf("%v and %v do not sort as their bytes", a, b)
		}
	})
}

func TestFoldName(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"T. V. Soong", "tv soong"},
		{"t.v.  soong", "tv soong"},
		{"U.S.S.R.", "ussr"},
		{"Lüshunkou", "lushunkou"},
		{"Chiang K’ai-shek", "chiang kai shek"},
		{"Łódź", "lodz"},
		{"wikidata:Q855", "wikidata q855"},
		{"Сталин", "сталин"},
		{" — ", ""},
		{"\xff", ""},
	} {
		if got := graph.FoldName(test.name); got != test.want {
			t.Errorf("%q: got %q, want %q", test.name, got, test.want)
		}
	}
}

func FuzzFoldName(f *testing.F) {
	f.Add("T. V. Soong")
	f.Fuzz(func(t *testing.T, name string) {
		folded := graph.FoldName(name)
		for _, r := range folded {
			if r == 0 {
				t.Errorf("%q folds to one with a zero byte", name)
			}
		}
		graph.IndexWords(name)
	})
}
