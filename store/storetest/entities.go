package storetest

import (
	"slices"
	"testing"

	"parley/graph"
)

func named(t *testing.T, s *suite) {
	s.put(Record(0, 10), Record(1, 10), Record(2, 10))
	for _, test := range []struct {
		name string
		want []graph.Entity
	}{
		{"Joseph Stalin", people[:1]},
		{"stalin", people[:1]},
		{"wikidata:Q855", people[:1]},
		{"T.V. Soong", people[1:2]},
		{"Lushunkou", matters[1:2]},
		{"LÜSHUNKOU", matters[1:2]},
		{"ussr", states[:1]},
		{"U.S.S.R.", states[:1]},
		{"Stal", nil},
		{"", nil},
	} {
		var want []graph.ID
		for _, e := range test.want {
			want = append(want, e.ID)
		}
		got, err := s.Named(t.Context(), test.name)
		if err != nil {
			t.Fatal(err)
		}
		same(t, test.name, got, want)
	}
}

// double is a record in which two entities share the alias "the Marshal".
func double() *graph.Document {
	d := Record(0, 4)
	for i := range d.Entities {
		if d.Entities[i].Kind == graph.Person {
			d.Entities[i].Aliases = append(slices.Clone(d.Entities[i].Aliases), "the Marshal")
		}
	}
	return d
}

func entityOrder(t *testing.T, s *suite) {
	d := double()
	s.put(d, Record(1, 4))
	if ids, err := s.Named(t.Context(), "The marshal"); err != nil || len(ids) != 2 || slices.Compare(ids[0][:], ids[1][:]) >= 0 {
		t.Errorf("two with one alias: got %v, error %v", ids, err)
	}
	all := entityNames(t, s, graph.EntitySelection{})
	if !slices.IsSorted(all) || len(all) < 8 {
		t.Errorf("not in order: %v", all)
	}
	backward := entityNames(t, s, graph.EntitySelection{Backward: true})
	slices.Reverse(backward)
	same(t, "backward", backward, all)

	people := entityNames(t, s, graph.EntitySelection{Kinds: []graph.EntityKind{graph.Person}})
	same(t, "people", people, []string{"averell harriman", "joseph stalin", "tv soong"})
	both := graph.EntitySelection{Kinds: []graph.EntityKind{graph.Port, graph.Person}, Limit: 3}
	same(t, "people and ports", entityNames(t, s, both), []string{"averell harriman", "dairen", "joseph stalin"})
	same(t, "a beginning", entityNames(t, s, graph.EntitySelection{Prefix: "Arth"}), []string{"port arthur"})
	same(t, "an alias's beginning", entityNames(t, s, graph.EntitySelection{Prefix: "port"}), []string{"dairen", "port arthur"})
	entityPages(t, s, all)
}

// entityPages walks through all entities two at a time.
func entityPages(t *testing.T, s *suite, all []string) {
	var got []string
	sel := graph.EntitySelection{Limit: 2}
	for {
		page, err := s.Entities(t.Context(), sel)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, e := range page {
			got = append(got, graph.FoldName(e.Name))
			sel.After = &graph.NameKey{Name: graph.FoldName(e.Name), ID: e.ID}
		}
	}
	same(t, "by pages", got, all)
}

func entityNames(t *testing.T, s *suite, sel graph.EntitySelection) (names []string) {
	t.Helper()
	found, err := s.Entities(t.Context(), sel)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found {
		names = append(names, graph.FoldName(e.Name))
	}
	if n, err := s.CountEntities(t.Context(), sel); err != nil || sel.Limit == 0 && n != len(names) {
		t.Errorf("counted %d, error %v, want %d", n, err, len(names))
	}
	return names
}

func nearNames(t *testing.T, s *suite) {
	s.put(Record(0, 4), Record(1, 4), Record(2, 4))
	for _, test := range []struct {
		name  string
		first string // the nearest
	}{
		{"Stallin", "Stalin"},
		{"Joseph Stalyn", "Joseph Stalin"},
		{"Port Arther", "Port Arthur"},
		{"Dalia", "Dalian"},
		{"Lushunko", "Lüshunkou"},
		{"Outer M", "Outer Mongolia"},
		{"wollongong", ""},
		{"", ""},
	} {
		got, err := s.NearNames(t.Context(), test.name, 3)
		if err != nil {
			t.Fatal(err)
		}
		if test.first == "" && len(got) > 0 || test.first != "" && (len(got) == 0 || got[0] != test.first) {
			t.Errorf("near %q: got %q, want %q first", test.name, got, test.first)
		}
	}
}

func mergeEntities(t *testing.T, s *suite) {
	early, late := Record(0, 4), Record(6, 4) // both know Stalin
	stalin := early.Entity(people[0].ID)
	stalin.Aliases = []string{"Generalissimus Stalin"}
	early.Date, late.Date = "1940", "1945-07"
	late.Entity(people[0].ID).Represents = late.Turns[0].Speaker
	s.put(late, early)
	got, err := s.Nodes(t.Context(), []graph.ID{people[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	e := got[0].(*graph.EntityItem)
	same(t, "aliases", e.Aliases, []string{"Generalissimus Stalin", "Stalin"})
	same(t, "represents", e.Represents, states[0].ID)
	if e.Documents != 2 || e.Turns != 4 {
		t.Errorf("got %d documents and %d turns, want 2 and 4", e.Documents, e.Turns)
	}
	if err := s.Delete(t.Context(), early.ID); err != nil {
		t.Fatal(err)
	}
	if got, err = s.Nodes(t.Context(), []graph.ID{people[0].ID}); err != nil {
		t.Fatal(err)
	}
	e = got[0].(*graph.EntityItem)
	same(t, "aliases", e.Aliases, []string{"Stalin"})
	same(t, "represents", e.Represents, late.Turns[0].Speaker)
}
