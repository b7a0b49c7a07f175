package classify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/classify"
)

// talk gives a labelled record of two speakers, a line a turn.
func talk(lines ...string) *graph.Document {
	d := &graph.Document{ID: graph.DocumentID("talk"), Header: graph.Header{Form: graph.Labelled}}
	port := graph.Entity{ID: graph.EntityID(graph.Port, "Riga"), Kind: graph.Port, Name: "Riga"}
	one := graph.Entity{ID: graph.EntityID(graph.Person, "Berg"), Kind: graph.Person, Name: "Berg"}
	two := graph.Entity{ID: graph.EntityID(graph.Person, "Holm"), Kind: graph.Person, Name: "Holm"}
	d.Entities = []graph.Entity{port, one, two}
	graph.SortEntities(d.Entities)
	for i, l := range lines {
		span := graph.Span{Start: len(d.Text), End: len(d.Text) + len(l)}
		d.Text += l + "\n"
		speaker := one
		if i%2 == 1 {
			speaker = two
		}
		d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, i+1), Number: i + 1, Name: speaker.Name, Speaker: speaker.ID, Span: span})
		d.Sentences = append(d.Sentences, graph.Sentence{Turn: i + 1, Span: span})
		d.Topics = append(d.Topics, graph.Topic{Turn: i + 1, At: span.Start, Entities: []graph.ID{port.ID}})
	}
	return d
}

func TestCode(t *testing.T) {
	tests := []struct {
		line string
		want []graph.StanceKind
	}{
		{"We demand that your troops be withdrawn from the port.", []graph.StanceKind{graph.Demand}},
		{"We are prepared to withdraw our claim to the harbour dues.", []graph.StanceKind{graph.Concession}},
		{"We cannot accept this.", []graph.StanceKind{graph.Rejection}},
		{"Let us leave this question for later.", []graph.StanceKind{graph.Deferral}},
		{"What is the weather in Riga?", nil},
		{"Thank you for your hospitality.", nil},
	}
	c, err := classify.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		d := talk("How do you see the matter of the port?", tt.line)
		if err := c.Code(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Errorf("%q: %v", tt.line, err)
		}
		var got []graph.StanceKind
		for _, s := range d.Stances {
			if s.Turn == 2 {
				got = append(got, s.Kind)
			}
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q: %s", tt.line, d)
		}
	}
}
