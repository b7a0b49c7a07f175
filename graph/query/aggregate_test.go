package query_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/query"
)

var (
	stalin   = graph.EntityID(graph.Person, "Joseph Stalin")
	mongolia = graph.EntityID(graph.Territory, "Outer Mongolia")
)

func TestStanceMatrix(t *testing.T) {
	docs := records(8)
	g := open(t, docs...)
	m, err := g.StanceMatrix(t.Context(), query.StanceFilter{}, query.HolderAxis, query.TargetAxis, 100)
	if err != nil {
		t.Fatal(err)
	}
	type key struct{ row, column graph.ID }
	got, want := map[key]query.Counts{}, map[key]query.Counts{}
	for _, c := range m.Cells {
		got[key{m.Rows[c.Row].ID, m.Columns[c.Column].ID}] = c.Counts
	}
	for _, d := range docs {
		for _, s := range d.Stances {
			n := want[key{s.Holder, s.Targets[0]}]
			n[slices.Index(graph.StanceKinds, s.Kind)]++
			want[key{s.Holder, s.Targets[0]}] = n
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !slices.IsSortedFunc(m.Rows, func(a, b *graph.EntityItem) int { return b.Held - a.Held }) {
		t.Error("rows are not ordered by weight")
	}

	sides, err := g.StanceMatrix(t.Context(), query.StanceFilter{Side: "USSR"}, query.SideAxis, query.TargetAxis, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(sides.Rows) != 1 || sides.Rows[0].Name != "Soviet Union" || len(sides.Columns) != 2 {
		t.Errorf("got %d rows and %d columns, want the Soviet Union's and two", len(sides.Rows), len(sides.Columns))
	}
}

func TestTimeline(t *testing.T) {
	docs := records(8)
	docs[3].Date = docs[2].Date[:4]
	g := open(t, docs...)
	for unit, length := range map[query.Unit]int{query.DayUnit: 10, query.MonthUnit: 7, query.YearUnit: 4} {
		buckets, err := g.Timeline(t.Context(), query.StanceFilter{}, unit)
		if err != nil {
			t.Fatal(err)
		}
		got, want := map[string]int{}, map[string]int{}
		for _, b := range buckets {
			got[b.Day.String()] += b.Counts.Total()
		}
		for _, d := range docs {
			want[d.Date[:min(length, len(d.Date))]] += len(d.Stances)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", unit, diff)
		}
		if len(buckets) != len(got) {
			t.Errorf("%s: a bucket comes twice", unit)
		}
	}
}

func TestPositions(t *testing.T) {
	g := open(t, records(8)...)
	positions, err := g.Positions(t.Context(), query.StanceFilter{Holder: "Stalin"}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(positions) != 3 {
		t.Fatalf("got %d positions, want 3", len(positions))
	}
	for _, p := range positions {
		want, err := g.Stances(t.Context(), query.StanceFilter{Holder: "Stalin", Target: p.Target.ID.String()}, query.Page{First: 100})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ids(want.Nodes()), ids(p.Stances)); diff != "" || p.Total != len(p.Stances) {
			t.Errorf("%s: total %d (-want +got)\n%s", p.Target.Name, p.Total, diff)
		}
		if p.Latest() != p.Stances[len(p.Stances)-1] || p.Holder.ID != stalin {
			t.Errorf("%s: latest or holder is wrong", p.Target.Name)
		}
		for _, m := range p.Moves {
			if firm(m.From.Kind) == firm(m.To.Kind) && m.From.Kind != graph.Deferral && m.To.Kind != graph.Deferral {
				t.Errorf("%s to %s is no move", m.From.Kind, m.To.Kind)
			}
		}
	}
	if len(positions[0].Moves) == 0 {
		t.Error("no move in the longest position")
	}
}

func firm(k graph.StanceKind) bool { return k == graph.Demand || k == graph.Rejection }

func TestNeighbours(t *testing.T) {
	docs := records(8)
	g := open(t, docs...)
	neighbours, err := g.Neighbours(t.Context(), "Outer Mongolia", nil, 100)
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[graph.ID]int{}, map[graph.ID]int{}
	for _, n := range neighbours {
		got[n.Entity.ID] = n.Weight
	}
	for _, d := range docs {
		for _, s := range d.Stances {
			if s.Targets[0] == mongolia {
				want[s.Holder]++
			}
		}
		for _, l := range d.Linkages {
			if l.From == mongolia && l.To != mongolia {
				want[l.To]++
			} else if l.To == mongolia && l.From != mongolia {
				want[l.From]++
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, n := range neighbours {
		for _, e := range n.Edges {
			checkEvidence(t, g, e)
		}
	}
}

func checkEvidence(t *testing.T, g *query.Graph, e *query.Tie) {
	t.Helper()
	nodes, err := g.Evidence(t.Context(), e, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if own := e.Kind == query.RepresentsEdge || e.Kind == query.PartOfEdge; !own && len(nodes) != e.Weight {
		t.Errorf("%s edge of weight %d rests on %d", e.Kind, e.Weight, len(nodes))
	}
}

func TestSubgraph(t *testing.T) {
	g := open(t, records(8)...)
	s, err := g.Subgraph(t.Context(), []string{"Stalin", "Stalin"}, 1, 100, query.EdgeFilter{Kinds: query.EdgeKinds})
	if err != nil {
		t.Fatal(err)
	}
	neighbours, err := g.Neighbours(t.Context(), "Stalin", query.EdgeKinds, 100)
	if err != nil {
		t.Fatal(err)
	}
	var want []graph.ID
	for _, n := range neighbours {
		want = append(want, n.Entity.ID)
	}
	if s.Nodes[0].ID != stalin || len(s.Nodes) != 1+len(want) {
		t.Errorf("got %d nodes, want Stalin and %d neighbours", len(s.Nodes), len(want))
	}
	for _, n := range s.Nodes[1:] {
		if !slices.Contains(want, n.ID) {
			t.Errorf("%s is no neighbour", n.Name)
		}
	}
	kinds := map[query.EdgeKind]bool{}
	for _, e := range s.Edges {
		kinds[e.Kind] = true
		checkEvidence(t, g, e)
	}
	if !kinds[query.StanceEdge] || !kinds[query.LinkageEdge] || !kinds[query.MentionEdge] || !kinds[query.RepresentsEdge] {
		t.Errorf("kinds of edges: %v", kinds)
	}

	small, err := g.Subgraph(t.Context(), []string{"Stalin"}, 3, 4, query.EdgeFilter{})
	if err != nil || len(small.Nodes) != 4 {
		t.Errorf("got %v, error %v, want 4 nodes", small, err)
	}
	var bad *query.ArgumentError
	if _, err := g.Subgraph(t.Context(), []string{"Stalin"}, 9, 10, query.EdgeFilter{}); !errors.As(err, &bad) {
		t.Errorf("depth 9: got %v", err)
	}
}

// TestSubgraphOfRecords draws one record of several, by its name and by its date:
// the same as if no other were there.
func TestSubgraphOfRecords(t *testing.T) {
	docs := records(8)
	one := docs[0]
	all, alone := open(t, docs...), open(t, one)
	kinds := []query.EdgeKind{query.StanceEdge, query.LinkageEdge, query.SharedEdge, query.MentionEdge}
	want := drawn(t, alone, query.EdgeFilter{Kinds: kinds})
	for _, f := range []query.EdgeFilter{{Document: one.Slug}, {Document: one.ID.String(), After: one.Date}, {After: one.Date, Before: one.Date}} {
		f.Kinds = kinds
		if diff := cmp.Diff(want, drawn(t, all, f)); diff != "" {
			t.Errorf("%+v: (-alone +among others)\n%s", f, diff)
		}
	}
	none, err := all.Subgraph(t.Context(), []string{"Stalin"}, 4, 100, query.EdgeFilter{Before: "1001"})
	if err != nil || len(none.Nodes) != 1 || len(none.Edges) != 0 {
		t.Errorf("before all records: got %v, error %v, want Stalin alone", none, err)
	}
	for _, f := range []query.EdgeFilter{{Document: "unheard-of"}, {After: "soon"}} {
		if s, err := all.Subgraph(t.Context(), []string{"Stalin"}, 1, 100, f); err == nil {
			t.Errorf("%+v: got %v, want an error", f, s)
		}
	}
}

// drawn writes the edges around Stalin down.
func drawn(t *testing.T, g *query.Graph, f query.EdgeFilter) (lines []string) {
	t.Helper()
	s, err := g.Subgraph(t.Context(), []string{"Stalin"}, 2, 1000, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Edges {
		checkEvidence(t, g, e)
		lines = append(lines, fmt.Sprint(e.Kind, e.From, e.To, e.Weight, e.Counts))
	}
	if len(lines) < 10 {
		t.Errorf("%+v: only %d edges", f, len(lines))
	}
	return lines
}

func TestPath(t *testing.T) {
	g := open(t, records(20)...)
	path, err := g.Path(t.Context(), "Station 0", "Station 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(path) != 2 {
		t.Fatalf("got %d edges, want 2, by way of one speaker or matter", len(path))
	}
	at := graph.EntityID(graph.Place, "Station 0")
	for _, e := range path {
		switch at {
		case e.From:
			at = e.To
		case e.To:
			at = e.From
		default:
			t.Fatal("the way is broken")
		}
	}
	if at != graph.EntityID(graph.Place, "Station 1") {
		t.Error("the way ends elsewhere")
	}
	if path, err := g.Path(t.Context(), "Stalin", "Stalin", nil); err != nil || len(path) != 0 {
		t.Errorf("to itself: got %v, error %v", path, err)
	}
	if path, err := g.Path(t.Context(), "Stalin", "Station 1", []query.EdgeKind{query.PartOfEdge}); err != nil || len(path) != 0 {
		t.Errorf("no way: got %v, error %v", path, err)
	}
}

func TestSearch(t *testing.T) {
	docs := records(4)
	docs[0].Text = strings.Replace(docs[0].Text, "customs", "Lüshun", 1) // as many bytes
	g := open(t, docs...)
	hits, err := g.Search(t.Context(), "LUSHUN", query.TurnFilter{}, query.Page{})
	if err != nil || len(hits.Edges) != 1 {
		t.Fatalf("got %v, error %v, want one hit", hits, err)
	}
	checkHit(t, hits.Edges[0].Node, "lushun")

	many, err := g.Search(t.Context(), "must lease", query.TurnFilter{Speaker: "Stalin"}, query.Page{First: 5})
	if err != nil || len(many.Edges) != 5 || !many.HasNext {
		t.Fatalf("got %v, error %v, want five hits and more", many, err)
	}
	for _, e := range many.Edges {
		checkHit(t, e.Node, "must", "lease")
	}
	if n, err := g.CountHits(t.Context(), "must lease", query.TurnFilter{Speaker: "Stalin"}); err != nil || n <= 5 {
		t.Errorf("counted %d, error %v", n, err)
	}
	var bad *query.ArgumentError
	if _, err := g.Search(t.Context(), " … ", query.TurnFilter{}, query.Page{}); !errors.As(err, &bad) {
		t.Errorf("no word: got %v", err)
	}
}

// checkHit wants every snippet where it says it is, and its marks on the words.
func checkHit(t *testing.T, h *query.Hit, words ...string) {
	t.Helper()
	text := []rune(h.Turn.Text)
	if len(h.Snippets) == 0 {
		t.Error("a hit without a snippet")
	}
	for _, s := range h.Snippets {
		r := []rune(s.Text)
		if string(text[s.Start:s.Start+len(r)]) != s.Text {
			t.Errorf("snippet %q stands elsewhere", s.Text)
		}
		for _, m := range s.Marks {
			if w := graph.FoldName(string(r[m.Start:m.End])); !slices.Contains(words, w) {
				t.Errorf("%q is marked", w)
			}
		}
	}
}
