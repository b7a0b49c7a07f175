package storetest

import (
	"testing"

	"parley/graph"
)

// counting wants the tally to be right after every sort of change.
func counting(t *testing.T, s *suite) {
	is := func(docs ...*graph.Document) {
		t.Helper()
		want, entities := graph.Tally{Documents: len(docs)}, map[graph.ID]bool{}
		for _, d := range docs {
			want.Add(graph.Tally{Turns: len(d.Turns), Mentions: len(d.Mentions), Stances: len(d.Stances), Linkages: len(d.Linkages), Terms: len(d.Terms)})
			for _, e := range d.Entities {
				entities[e.ID] = true
			}
		}
		want.Entities = len(entities)
		got, err := s.Tally(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "tally", got, want)
	}
	is()
	s.put(Record(1, 20), Record(2, 30))
	is(Record(1, 20), Record(2, 30))
	s.put(shorter(1))
	is(shorter(1), Record(2, 30))
	if err := s.Delete(t.Context(), Record(2, 1).ID); err != nil {
		t.Fatal(err)
	}
	is(shorter(1))
}
