package query_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/query"
	"parley/store/badger"
	"parley/store/storetest"
)

// open gives a graph over the first records of the generated collection.
func open(t testing.TB, docs ...*graph.Document) *query.Graph {
	t.Helper()
	s, err := badger.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, d := range docs {
		if _, err := s.Put(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	return query.New(s)
}

func records(n int) (docs []*graph.Document) {
	for i := range n {
		docs = append(docs, storetest.Record(i, 30))
	}
	return docs
}

func TestEntity(t *testing.T) {
	docs := records(3)
	for i := range docs[0].Entities {
		e := &docs[0].Entities[i]
		if e.Kind == graph.Person {
			e.Aliases = append(slices.Clone(e.Aliases), "the Marshal")
		}
		if e.Name == "T. V. Soong" {
			e.Aliases = append(e.Aliases, "Joseph Stalin")
		}
	}
	g := open(t, docs...)
	stalin := graph.EntityID(graph.Person, "Joseph Stalin")
	for _, name := range []string{"Stalin", "joseph stalin", "wikidata:Q855", stalin.String()} {
		if e, err := g.Entity(t.Context(), name); err != nil || e.ID != stalin {
			t.Errorf("%q: got %v, error %v", name, e, err)
		}
	}

	_, err := g.Entity(t.Context(), "Stallin")
	var unknown *query.UnknownError
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Near, "Stalin") {
		t.Errorf("misspelt: got %v, want an UnknownError near Stalin", err)
	}
	_, err = g.Entity(t.Context(), docs[0].ID.String())
	if !errors.As(err, &unknown) {
		t.Errorf("a record's id: got %v, want an UnknownError", err)
	}
	_, err = g.Entity(t.Context(), "the marshal")
	var ambiguous *query.AmbiguousError
	if !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
		t.Errorf("shared alias: got %v, want an AmbiguousError with two candidates", err)
	}
}

func TestDocument(t *testing.T) {
	docs := records(2)
	docs = append(docs, storetest.Record(5, 3))
	docs[1].Slug, docs[2].Slug = "twin", "twin"
	g := open(t, docs...)
	for _, name := range []string{docs[0].Slug, docs[0].ID.String()} {
		if d, err := g.Document(t.Context(), name); err != nil || d.ID != docs[0].ID || d.Count.Turns != 30 {
			t.Errorf("%q: got %v, error %v", name, d, err)
		}
	}
	var unknown *query.UnknownError
	if _, err := g.Document(t.Context(), "none"); !errors.As(err, &unknown) {
		t.Errorf("unknown slug: got %v", err)
	}
	var ambiguous *query.AmbiguousError
	if _, err := g.Document(t.Context(), "twin"); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
		t.Errorf("slug of two: got %v", err)
	}
}

// TestStances compares filters with a look at every stance.
func TestStances(t *testing.T) {
	docs := records(8)
	g := open(t, docs...)
	yes, no := true, false
	stalin, ussr := graph.EntityID(graph.Person, "Joseph Stalin"), graph.EntityID(graph.State, "Soviet Union")
	mongolia := graph.EntityID(graph.Territory, "Outer Mongolia")
	all, err := g.Stances(t.Context(), query.StanceFilter{}, query.Page{First: query.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	linked := linkedTo(docs, mongolia)
	for _, test := range []struct {
		name   string
		filter query.StanceFilter
		want   func(*graph.StanceItem) bool
	}{
		{"all", query.StanceFilter{}, func(*graph.StanceItem) bool { return true }},
		{"holder", query.StanceFilter{Holder: "Stalin"}, func(s *graph.StanceItem) bool { return s.Holder == stalin }},
		{"side", query.StanceFilter{Side: "USSR"}, func(s *graph.StanceItem) bool { return s.Side == ussr }},
		{"kind", query.StanceFilter{Kinds: []graph.StanceKind{graph.Demand, graph.Deferral}},
			func(s *graph.StanceItem) bool { return s.Kind == graph.Demand || s.Kind == graph.Deferral }},
		{"target", query.StanceFilter{Target: "Outer Mongolia"},
			func(s *graph.StanceItem) bool { return slices.Contains(s.Targets, mongolia) }},
		{"linked", query.StanceFilter{LinkedTo: "Mongolian People's Republic"},
			func(s *graph.StanceItem) bool { return linked[s.ID] }},
		{"the fixed question", query.StanceFilter{Holder: "Stalin", Kinds: []graph.StanceKind{graph.Concession}, LinkedTo: "Outer Mongolia"},
			func(s *graph.StanceItem) bool {
				return s.Holder == stalin && s.Kind == graph.Concession && linked[s.ID]
			}},
		{"document", query.StanceFilter{Document: docs[2].Slug}, func(s *graph.StanceItem) bool { return s.At.Document == docs[2].ID }},
		{"dates", query.StanceFilter{After: "1852", Before: "1854-05-05"},
			func(s *graph.StanceItem) bool { return s.At.Day >= 18520000 && s.At.Day <= 18540505 }},
		{"text", query.StanceFilter{Text: "Lease must"}, func(s *graph.StanceItem) bool {
			words := graph.IndexWords(s.Cited.Text)
			return slices.Contains(words, "lease") && slices.Contains(words, "must")
		}},
		{"confidence", query.StanceFilter{MinConfidence: 0.8}, func(s *graph.StanceItem) bool { return s.Confidence >= 0.8 }},
		{"conditional", query.StanceFilter{Conditional: &yes}, func(s *graph.StanceItem) bool { return s.Conditional }},
		{"not reported", query.StanceFilter{Reported: &no}, func(s *graph.StanceItem) bool { return !s.Reported }},
		{"the machine", query.StanceFilter{Coder: graph.MachineCoder}, func(*graph.StanceItem) bool { return true }},
		{"coder", query.StanceFilter{Coder: "nobody"}, func(*graph.StanceItem) bool { return false }},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := g.Stances(t.Context(), test.filter, query.Page{First: query.MaxPage})
			if err != nil {
				t.Fatal(err)
			}
			var want []*graph.StanceItem
			for _, s := range all.Nodes() {
				if test.want(s) {
					want = append(want, s)
				}
			}
			if diff := cmp.Diff(ids(want), ids(got.Nodes())); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if n, err := g.CountStances(t.Context(), test.filter); err != nil || n != len(want) {
				t.Errorf("counted %d, error %v, want %d", n, err, len(want))
			}
		})
	}
}

// linkedTo says which stances have e as a target or are tied to it.
func linkedTo(docs []*graph.Document, e graph.ID) map[graph.ID]bool {
	linked := map[graph.ID]bool{}
	for _, d := range docs {
		for _, s := range d.Stances {
			linked[s.ID] = slices.Contains(s.Targets, e)
		}
		for _, l := range d.Linkages {
			if l.From == e || l.To == e {
				linked[l.FromStance], linked[l.ToStance] = true, true
			}
		}
	}
	return linked
}

func ids[T graph.Node](nodes []T) (list []string) {
	for _, n := range nodes {
		list = append(list, n.NodeID().String())
	}
	return list
}

func TestFilterErrors(t *testing.T) {
	g := open(t, records(1)...)
	for _, f := range []query.StanceFilter{
		{Holder: "nobody"}, {Document: "none"}, {After: "yesterday"}, {Before: "1945-13"}, {Text: "—"},
		{MinConfidence: 1.5}, {MinConfidence: math.NaN()},
	} {
		if _, err := g.Stances(t.Context(), f, query.Page{}); err == nil {
			t.Errorf("%+v: no error", f)
		}
		if _, err := g.CountStances(t.Context(), f); err == nil {
			t.Errorf("count %+v: no error", f)
		}
	}
	for _, p := range []query.Page{
		{First: 1, Last: 1}, {First: -1}, {Last: -1}, {First: query.MaxPage + 1}, {After: "x"}, {Before: "!"}, {After: "bAAA"},
		{After: "Y2Fl", Ranked: true}, // a rank cut short
	} {
		var bad *query.ArgumentError
		if _, err := g.Stances(t.Context(), query.StanceFilter{}, p); !errors.As(err, &bad) {
			t.Errorf("%+v: got %v, want an ArgumentError", p, err)
		}
		if _, err := g.Entities(t.Context(), query.EntityFilter{}, p); !errors.As(err, &bad) {
			t.Errorf("entities %+v: got %v, want an ArgumentError", p, err)
		}
	}
}

func TestEntities(t *testing.T) {
	g := open(t, records(6)...)
	all, err := g.Entities(t.Context(), query.EntityFilter{}, query.Page{First: 100})
	if err != nil {
		t.Fatal(err)
	}
	want := ids(all.Nodes())
	var got []string
	for p := (query.Page{Last: 3}); ; {
		l, err := g.Entities(t.Context(), query.EntityFilter{}, p)
		if err != nil {
			t.Fatal(err)
		}
		got = slices.Concat(ids(l.Nodes()), got)
		if !l.HasPrevious {
			break
		}
		p.Before = l.Edges[0].Cursor
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("backward (-want +got)\n%s", diff)
	}
	f := query.EntityFilter{Kinds: []graph.EntityKind{graph.State}, Text: "great"}
	states, err := g.Entities(t.Context(), f, query.Page{})
	if err != nil || len(states.Edges) != 1 || states.Edges[0].Node.Name != "United Kingdom" {
		t.Errorf("states called great: got %v, error %v", states, err)
	}
	if n, err := g.CountEntities(t.Context(), query.EntityFilter{}); err != nil || n != len(want) {
		t.Errorf("counted %d, error %v, want %d", n, err, len(want))
	}
}

func TestOfTurns(t *testing.T) {
	docs := records(3)
	g := open(t, docs...)
	l, err := g.Turns(t.Context(), query.TurnFilter{}, query.Page{First: 80})
	if err != nil {
		t.Fatal(err)
	}
	turns := slices.Concat(l.Nodes()[20:50], l.Nodes()[60:70], l.Nodes()[22:23])
	stances, err := g.StancesOfTurns(t.Context(), turns)
	if err != nil {
		t.Fatal(err)
	}
	mentions, err := g.MentionsOfTurns(t.Context(), turns)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[graph.ID]bool{}
	for _, turn := range turns {
		asked[turn.ID] = true
	}
	for _, d := range docs {
		for _, turn := range d.Turns {
			var want []string
			for _, s := range d.Stances {
				if s.Turn == turn.Number && asked[turn.ID] {
					want = append(want, s.ID.String())
				}
			}
			if diff := cmp.Diff(want, ids(stances[turn.ID])); diff != "" {
				t.Errorf("stances of turn %d (-want +got)\n%s", turn.Number, diff)
			}
			if n := len(mentions[turn.ID]); asked[turn.ID] && n != 2 || !asked[turn.ID] && n != 0 {
				t.Errorf("turn %d: got %d mentions", turn.Number, n)
			}
		}
	}
}

func TestTrajectory(t *testing.T) {
	docs := records(6)
	g := open(t, docs...)
	terms, err := g.Trajectory(t.Context(), "Port Arthur")
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, d := range docs {
		for _, term := range d.Terms {
			if term.Subject == graph.EntityID(graph.Port, "Port Arthur") {
				want++
			}
		}
	}
	inOrder := slices.IsSortedFunc(terms, func(a, b *graph.TermItem) int { return a.At.Compare(b.At) })
	if len(terms) != want || want == 0 || !inOrder {
		t.Errorf("got %d terms, in order %v, want %d", len(terms), inOrder, want)
	}
}

func FuzzCursor(f *testing.F) {
	f.Add("bAAA", "bAAA")
	f.Add("bBKM4uYAAAA", "")
	g := open(f, records(1)...)
	f.Fuzz(func(t *testing.T, after, before string) {
		p := query.Page{After: after, Before: before}
		var bad *query.ArgumentError
		if _, err := g.Turns(t.Context(), query.TurnFilter{}, p); err != nil && !errors.As(err, &bad) {
			t.Error(err)
		}
		if _, err := g.Entities(t.Context(), query.EntityFilter{}, p); err != nil && !errors.As(err, &bad) {
			t.Error(err)
		}
	})
}
