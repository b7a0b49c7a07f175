package relate_test

import (
	"fmt"
	"testing"

	"parley/graph"
)

// TestLinkages reads single turns in which Sandhaven is under discussion.
func TestLinkages(t *testing.T) {
	tests := []struct{ text, stance, want string }{
		{"If you withdraw from the Lower Marches, we will accept.", "CONCESSION; Sandhaven; we will accept", "CONDITION Sandhaven -> Lower Marches"},
		{"We will accept, provided that you withdraw from the Lower Marches.", "CONCESSION; Sandhaven; We will accept", "CONDITION Sandhaven -> Lower Marches"},
		{"We cannot accept this unless you recognise the Lower Marches.", "REJECTION; Sandhaven; We cannot accept this", "CONDITION Sandhaven -> Lower Marches"},
		{"We agree to it on condition that you sign for the Lower Marches.", "CONCESSION; Sandhaven; We agree to it", "CONDITION Sandhaven -> Lower Marches"},
		{"We are ready to give it in exchange for the Lower Marches.", "CONCESSION; Sandhaven; We are ready to give it", "EXCHANGE Sandhaven -> Lower Marches"},
		{"If I may, I will show you a map of the Lower Marches.", "", ""},
		{"I do not know if the Lower Marches are quiet.", "", ""},
		{"It would be good if you saw the Lower Marches.", "", ""},
		{"He asked me if I had been in the Lower Marches before the war.", "", ""},
		{"We walked until dinner.", "", ""},
	}
	x := newRelater(t)
	for _, tt := range tests {
		d := bargain(t, tt.text, tt.stance)
		if err := x.Relate(d); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, l := range d.Linkages {
			got = fmt.Sprintf("%s %s -> %s", l.Kind, d.Entity(l.From).Name, d.Entity(l.To).Name)
		}
		if got != tt.want || len(d.Linkages) > 1 {
			t.Errorf("%q: %d linkages, %q; want %q", tt.text, len(d.Linkages), got, tt.want)
		}
	}
}

// bargain is a document of one turn, with at most one stance.
func bargain(t *testing.T, text, stance string) *graph.Document {
	d := &graph.Document{ID: graph.DocumentID(text), Header: graph.Header{Form: graph.Labelled}}
	for _, e := range []graph.Entity{{Kind: graph.Person, Name: "Baron Holt"}, {Kind: graph.Port, Name: "Sandhaven"}, {Kind: graph.Territory, Name: "Lower Marches"}} {
		e.ID = graph.EntityID(e.Kind, e.Name)
		d.Entities = append(d.Entities, e)
	}
	graph.SortEntities(d.Entities)
	addTurn(d, "Baron Holt: "+text)
	d.Topics = []graph.Topic{{Turn: 1, Entities: []graph.ID{entityNamed(d, "Sandhaven")}}}
	if stance != "" {
		addStance(t, d, fieldsOf(stance))
	}
	return d
}
