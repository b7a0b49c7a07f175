package query_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/query"
	"parley/store/badger"
	"parley/store/storetest"
)

// TestPages walks a list both ways in both directions of each order, of all
// stances and of those of a filter.
func TestPages(t *testing.T) {
	g := open(t, records(4)...)
	for _, f := range []query.StanceFilter{{}, {Holder: "Soong"}, {Kinds: []graph.StanceKind{graph.Demand}, MinConfidence: 0.3}} {
		for _, p := range []query.Page{{}, {Descending: true}, {Ranked: true}, {Ranked: true, Descending: true}} {
			t.Run(fmt.Sprintf("%v %v %v", f, p.Ranked, p.Descending), func(t *testing.T) { walkPages(t, g, f, p) })
		}
	}
}

func walkPages(t *testing.T, g *query.Graph, f query.StanceFilter, p query.Page) {
	read := func(p query.Page) *query.List[*graph.StanceItem] {
		t.Helper()
		l, err := g.Stances(t.Context(), f, p)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	whole := p
	whole.First = query.MaxPage
	all := read(whole).Nodes()
	want := ids(all)
	if n, err := g.CountStances(t.Context(), f); err != nil || n != len(all) || n < 8 {
		t.Fatalf("got %d stances, counted %d, error %v", len(all), n, err)
	}
	if sorted := slices.IsSortedFunc(all, func(a, b *graph.StanceItem) int { return inOrder(p, a, b) }); !sorted {
		t.Errorf("not in order: %v", want)
	}
	var got []string
	for p := withSize(p, 7, 0); ; {
		l := read(p)
		got = append(got, ids(l.Nodes())...)
		if l.HasPrevious != (p.After != "") {
			t.Errorf("page %+v: HasPrevious %v", p, l.HasPrevious)
		}
		if !l.HasNext {
			break
		}
		p.After = l.Edges[len(l.Edges)-1].Cursor
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forward (-want +got)\n%s", diff)
	}
	got = nil
	for p := withSize(p, 0, 7); ; {
		l := read(p)
		got = slices.Concat(ids(l.Nodes()), got)
		if !l.HasPrevious {
			break
		}
		p.Before = l.Edges[0].Cursor
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("backward (-want +got)\n%s", diff)
	}
}

func withSize(p query.Page, first, last int) query.Page {
	p.First, p.Last = first, last
	return p
}

func inOrder(p query.Page, a, b *graph.StanceItem) int {
	if p.Descending {
		a, b = b, a
	}
	if p.Ranked {
		return a.Rank().Compare(b.Rank())
	}
	return a.At.Compare(b.At)
}

// TestCursorOfOtherOrder: a place in the order of time is none in that of
// confidence.
func TestCursorOfOtherOrder(t *testing.T) {
	g := open(t, records(1)...)
	l, err := g.Stances(t.Context(), query.StanceFilter{}, query.Page{First: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Stances(t.Context(), query.StanceFilter{}, query.Page{Ranked: true, After: l.Edges[0].Cursor}); err == nil {
		t.Error("no error")
	}
	if _, err := g.Turns(t.Context(), query.TurnFilter{}, query.Page{Ranked: true}); err == nil {
		t.Error("turns have an order of confidence")
	}
}

// TestCoders: a person's coding is asked for by name, and changes no other answer.
func TestCoders(t *testing.T) {
	docs := records(2)
	before := open(t, docs...)
	coded := records(2)
	storetest.AddCoding(coded[0], "Ada")
	after := open(t, coded...)
	tie := query.StanceFilter{Holder: "Stalin", LinkedTo: "Outer Mongolia"}
	want, err := before.Stances(t.Context(), tie, query.Page{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := after.Stances(t.Context(), tie, query.Page{})
	if err != nil || len(want.Edges) == 0 {
		t.Fatalf("%d stances, error %v", len(want.Edges), err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the machine's (-before +after)\n%s", diff)
	}
	ada := coded[0].Codings[0]
	stances, err := after.Stances(t.Context(), query.StanceFilter{Coder: "Ada"}, query.Page{Ranked: true, Descending: true})
	if err != nil || len(stances.Edges) != len(ada.Stances) || stances.Edges[0].Node.Confidence < stances.Edges[1].Node.Confidence {
		t.Errorf("%d stances of Ada, error %v; want %d, the surest first", len(stances.Edges), err, len(ada.Stances))
	}
	linkages, err := after.Linkages(t.Context(), query.LinkageFilter{Coder: "Ada"}, query.Page{Ranked: true})
	if err != nil || len(linkages.Edges) != len(ada.Linkages) || linkages.Edges[0].Node.Coder != "Ada" {
		t.Errorf("%d linkages of Ada, error %v; want %d", len(linkages.Edges), err, len(ada.Linkages))
	}
	matrix, err := after.StanceMatrix(t.Context(), query.StanceFilter{Coder: "Ada"}, query.HolderAxis, query.TargetAxis, 50)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, c := range matrix.Cells {
		sum += c.Counts.Total()
	}
	if sum != len(ada.Stances) {
		t.Errorf("the matrix counts %d stances of Ada, want %d", sum, len(ada.Stances))
	}
}

func TestCursorSurvives(t *testing.T) {
	docs := records(6)
	s, err := badger.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	g := query.New(s)
	for i, d := range docs {
		if i%2 == 0 {
			if _, err := s.Put(t.Context(), d); err != nil {
				t.Fatal(err)
			}
		}
	}
	first, err := g.Turns(t.Context(), query.TurnFilter{}, query.Page{First: 45})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if _, err := s.Put(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	rest, err := g.Turns(t.Context(), query.TurnFilter{}, query.Page{First: 20, After: first.Edges[44].Cursor})
	if err != nil {
		t.Fatal(err)
	}
	if got := rest.Edges[0].Node; got.At.Document != docs[2].ID || got.Number != 16 {
		t.Errorf("got turn %d of %s, want turn 16 of record 2", got.Number, got.At.Document)
	}
}
