package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/graph"
	"parley/store"
)

func (s *suite) count(t *testing.T, sel graph.Selection) int {
	t.Helper()
	n, err := s.Count(t.Context(), sel)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// rows gives the rows of a selection, if its items have any.
func (s *suite) rows(t *testing.T, sel graph.Selection) (rows []graph.Row) {
	t.Helper()
	if !slices.Contains([]graph.ItemType{graph.TurnItems, graph.StanceItems, graph.LinkageItems, graph.TermItems, graph.CodedStanceItems, graph.CodedLinkageItems}, sel.Type) {
		return nil
	}
	err := s.Rows(t.Context(), sel, func(r graph.Row) error {
		r.About = slices.Clone(r.About)
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func rowsOf(items []graph.Item) (rows []graph.Row) {
	for _, i := range items {
		if r, ok := store.RowOf(i); ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// selections asks the store and the yardstick the same.
func selections(t *testing.T, s *suite) {
	docs := collection(9)
	s.put(docs...)
	y := newYardstick(docs...)
	d := dice{rand.New(rand.NewPCG(1, 2)), y}
	some := 0
	for range 300 {
		sel := d.selection()
		want := y.answer(sel)
		got, err := s.Select(t.Context(), sel)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("%+v", sel), loci(got), loci(want))
		if len(want) > 0 {
			some++
			same(t, "first item", got[0], want[0])
		}
		sel.After, sel.Before, sel.Limit, sel.Ranked = nil, nil, 0, nil
		if n, want := s.count(t, sel), len(y.answer(sel)); n != want {
			t.Errorf("count %+v: got %d, want %d", sel, n, want)
		}
		sel.Backward = false
		same(t, "rows", s.rows(t, sel), rowsOf(y.answer(sel)))
		if rows := s.rows(t, sel); len(rows) > 0 {
			same(t, "spread", s.spread(t, sel), rows)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	if some < 100 {
		t.Errorf("only %d selections found anything", some)
	}
}

// collection holds a record of more than one segment of the index, and one
// without a date.
func collection(n int) []*graph.Document {
	docs := []*graph.Document{Record(0, 1100)}
	for i := 1; i < n; i++ {
		docs = append(docs, Record(i, 25))
	}
	docs[n-1].Date = ""
	for _, i := range []int{0, 2, 3} {
		AddCoding(docs[i], "Ada")
	}
	AddCoding(docs[3], "Ben")
	return docs
}

func loci(items []graph.Item) []graph.Locus {
	l := make([]graph.Locus, len(items))
	for i, item := range items {
		l[i] = item.Locus()
	}
	return l
}

// pages walks through all turns by their loci, forward and backward.
func pages(t *testing.T, s *suite) {
	docs := collection(4)
	s.put(docs...)
	for _, backward := range []bool{false, true} {
		want := newYardstick(docs...).answer(graph.Selection{Type: graph.TurnItems, Backward: backward})
		var got []graph.Item
		sel := graph.Selection{Type: graph.TurnItems, Backward: backward, Limit: 100}
		for {
			page, err := s.Select(t.Context(), sel)
			if err != nil {
				t.Fatal(err)
			}
			if len(page) == 0 {
				break
			}
			got = append(got, page...)
			last := page[len(page)-1].Locus()
			if backward {
				sel.Before = &last
			} else {
				sel.After = &last
			}
		}
		same(t, fmt.Sprintf("backward %v", backward), loci(got), loci(want))
	}
}

func unknown(t *testing.T, s *suite) {
	s.put(Record(1, 10))
	none := graph.EntityID(graph.State, "Atlantis")
	for _, sel := range []graph.Selection{
		{Type: graph.StanceItems, Document: none},
		{Type: graph.StanceItems, Groups: [][]graph.List{{graph.ListOf(graph.ByHolder, none)}}},
		{Type: graph.TurnItems, Groups: [][]graph.List{{{Facet: graph.ByWord, Value: "zzz"}}}},
		{Type: graph.TurnItems, From: 99980000},
		{Type: graph.TurnItems, Until: 10000},
	} {
		items, err := s.Select(t.Context(), sel)
		if err != nil || len(items) > 0 {
			t.Errorf("%+v: got %d items, error %v", sel, len(items), err)
		}
		if n := s.count(t, sel); n != 0 {
			t.Errorf("%+v: counted %d", sel, n)
		}
	}
}

func nodes(t *testing.T, s *suite) {
	d := Record(1, 40)
	s.put(d)
	ids := []graph.ID{graph.DocumentID("none"), {}}
	want := []graph.Node{nil, nil}
	for _, i := range store.Flatten(d) {
		if n, ok := i.(graph.Node); ok {
			ids, want = append(ids, n.NodeID()), append(want, n)
		}
	}
	got, err := s.Nodes(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "nodes", got, want)
	entity, err := s.Nodes(t.Context(), []graph.ID{d.Entities[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := entity[0].(*graph.EntityItem); !ok || e.Name != d.Entities[0].Name {
		t.Errorf("got %v, want entity %s", entity[0], d.Entities[0].Name)
	}
	slugs, err := s.Slugs(t.Context(), d.Slug)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "slug", slugs, []graph.ID{d.ID})
}

func large(t *testing.T, s *suite) {
	d := Record(1, 10000)
	s.put(Record(2, 10), d)
	got, err := s.Select(t.Context(), graph.Selection{Type: graph.TurnItems, Document: d.ID, Backward: true, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	last := d.Turns[9999]
	if len(got) != 2 || got[0].(*graph.TurnItem).ID != last.ID || got[0].(*graph.TurnItem).Text != d.TurnText(&last) {
		t.Errorf("got %v, want the last two turns", got)
	}
	if n := s.count(t, graph.Selection{Type: graph.StanceItems, Document: d.ID}); n != len(d.Stances) {
		t.Errorf("got %d stances, want %d", n, len(d.Stances))
	}
	tally, err := s.Tally(t.Context())
	if err != nil || tally.Turns != 10010 || tally.Documents != 2 {
		t.Errorf("got tally %+v, error %v", tally, err)
	}
}
