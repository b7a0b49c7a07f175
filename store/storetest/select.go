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
	if !slices.Contains([]graph.ItemType{graph.TurnItems, graph.StanceItems, graph.LinkageItems, graph.TermItems}, sel.Type) {
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

// A yardstick answers selections by looking at every item.
type yardstick struct {
	items []graph.Item
	lists []map[graph.List]bool
}

func newYardstick(docs ...*graph.Document) *yardstick {
	y := &yardstick{}
	for _, d := range docs {
		items := store.Flatten(d)
		for i, lists := range store.Lists(d, items) {
			in := map[graph.List]bool{}
			for _, l := range lists {
				in[l] = true
			}
			y.items, y.lists = append(y.items, items[i]), append(y.lists, in)
		}
	}
	return y
}

func (y *yardstick) answer(sel graph.Selection) []graph.Item {
	found := []graph.Item{}
	for n, i := range y.items {
		if i.Type() == sel.Type && y.inGroups(n, sel) && store.Matches(sel, i) && inBounds(sel, i.Locus()) {
			found = append(found, i)
		}
	}
	slices.SortFunc(found, func(a, b graph.Item) int {
		if sel.Backward {
			a, b = b, a
		}
		return a.Locus().Compare(b.Locus())
	})
	if sel.Limit > 0 {
		found = found[:min(sel.Limit, len(found))]
	}
	return found
}

func (y *yardstick) inGroups(n int, sel graph.Selection) bool {
	for _, group := range sel.Groups {
		if !slices.ContainsFunc(group, func(l graph.List) bool { return y.lists[n][l] }) {
			return false
		}
	}
	return true
}

func inBounds(sel graph.Selection, l graph.Locus) bool {
	return (sel.Document.IsZero() || sel.Document == l.Document) &&
		l.Day >= sel.From && (sel.Until == 0 || l.Day > 0 && l.Day <= sel.Until.End()) &&
		(sel.After == nil || sel.After.Compare(l) < 0) &&
		(sel.Before == nil || l.Compare(*sel.Before) < 0)
}

// dice make selections of what the items have.
type dice struct {
	*rand.Rand
	y *yardstick
}

func (d dice) selection() graph.Selection {
	sel := graph.Selection{Type: graph.ItemTypes[d.IntN(len(graph.ItemTypes))], Backward: d.IntN(2) == 0}
	if d.IntN(2) == 0 {
		sel.Type = graph.StanceItems
	}
	for range d.IntN(3) {
		sel.Groups = append(sel.Groups, d.group(sel.Type))
	}
	if d.IntN(4) == 0 {
		sel.Kinds = graph.StanceKinds[d.IntN(3):][:2]
	}
	if d.IntN(4) == 0 {
		sel.MinConfidence = float64(d.IntN(100)) / 100
	}
	flag := func() *bool { b := d.IntN(2) == 0; return &b }
	if d.IntN(6) == 0 {
		sel.Reported = flag()
	}
	if d.IntN(6) == 0 {
		sel.Conditional = flag()
	}
	d.bound(&sel)
	return sel
}

func (d dice) item() (graph.Item, map[graph.List]bool) {
	n := d.IntN(len(d.y.items))
	return d.y.items[n], d.y.lists[n]
}

// group takes lists from items, so that most selections find something.
func (d dice) group(of graph.ItemType) (group []graph.List) {
	for range 1 + d.IntN(2) {
		i, lists := d.item()
		for i.Type() != of {
			i, lists = d.item()
		}
		var all []graph.List
		for l := range lists {
			all = append(all, l)
		}
		slices.SortFunc(all, func(a, b graph.List) int { return compareLists(a, b) })
		group = append(group, all[d.IntN(len(all))])
	}
	return group
}

func compareLists(a, b graph.List) int {
	if a.Facet != b.Facet {
		return int(a.Facet) - int(b.Facet)
	}
	return slices.Compare([]byte(a.Value), []byte(b.Value))
}

func (d dice) bound(sel *graph.Selection) {
	locus := func() *graph.Locus {
		i, _ := d.item()
		l := i.Locus()
		return &l
	}
	if d.IntN(5) == 0 {
		sel.Document = locus().Document
	}
	if d.IntN(5) == 0 {
		sel.From = locus().Day / 100 * 100
	}
	if d.IntN(5) == 0 {
		sel.Until = locus().Day / 10000 * 10000
	}
	if d.IntN(4) == 0 {
		sel.After = locus()
	}
	if d.IntN(4) == 0 {
		sel.Before = locus()
	}
	if d.IntN(2) == 0 {
		sel.Limit = 1 + d.IntN(20)
	}
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
		sel.After, sel.Before, sel.Limit = nil, nil, 0
		if n, want := s.count(t, sel), len(y.answer(sel)); n != want {
			t.Errorf("count %+v: got %d, want %d", sel, n, want)
		}
		sel.Backward = false
		same(t, "rows", s.rows(t, sel), rowsOf(y.answer(sel)))
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
