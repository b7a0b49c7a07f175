package classify

import (
	"os"
	"strings"
	"testing"

	"parley/graph"
)

// TestDebug prints what the model thinks of the lines of the file SAY.
func TestDebug(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("SAY"))
	if err != nil {
		t.Skip("SAY=FILE tells what to judge")
	}
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	d := &graph.Document{Header: graph.Header{Form: graph.Labelled}}
	for i, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		span := graph.Span{Start: len(d.Text), End: len(d.Text) + len(l)}
		d.Text += l + "\n"
		d.Turns = append(d.Turns, graph.Turn{Number: i + 1, Span: span})
		d.Sentences = append(d.Sentences, graph.Sentence{Turn: i + 1, Span: span})
	}
	r := c.reader()
	seen := r.read(d)
	w := writer{model: c.model, reader: r, setting: newSetting(d, textsOf(seen))}
	for i := range seen {
		w.turns = append(w.turns, c.model.judge(&seen[i]))
	}
	for i := range w.turns {
		j := &w.turns[i]
		z := c.model.turns.decide(facts(w.turns, i, d.Form))
		t.Logf("%s", d.TurnText(j.text.turn))
		for k, kind := range graph.StanceKinds {
			t.Logf("   %-10s clause %.2f turn %.2f p %.2f threshold %.2f %v", kind, j.best[clauseGrain][k], z[k], sigmoid(z[k]), c.model.thresholds[d.Form][k], w.because(j, j.at[k], k))
		}
	}
}
