package score_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/score"
)

// TestLay lays a record's own coding onto it under a person's name: it says the
// same, and what is kept of it reads and lays the same.
func TestLay(t *testing.T) {
	d := treaty()
	laid, left, err := score.Lay(score.FromDocument(d), "Ada", d)
	if err != nil || len(left) > 0 {
		t.Fatalf("left %q, error %v", left, err)
	}
	if got, want := said(d, laid.Stances), said(d, d.Stances); got != want {
		t.Errorf("stances: got\n%swant\n%s", got, want)
	}
	k, want := laid.Linkages[0], d.Linkages[0]
	if k.Kind != want.Kind || k.Holder != want.Holder || k.From != want.From || k.To != want.To || k.Quote != want.Quote || k.FromStance != laid.Stances[1].ID {
		t.Errorf("linkage: got %+v, want %+v from %s", k, want, laid.Stances[1].ID)
	}
	again, err := score.Read(bytes.NewReader(laid.File))
	if err != nil {
		t.Fatal(err)
	}
	twice, _, err := score.Lay(again, "Ada", d)
	if diff := cmp.Diff(laid, twice); diff != "" || err != nil {
		t.Errorf("what is kept is laid otherwise: %v\n%s", err, diff)
	}
	other, _, err := score.Lay(again, "Ben", d)
	if err != nil || other.Stances[0].ID == laid.Stances[0].ID || other.Stances[0].Coder != "Ben" {
		t.Errorf("Ben's first stance is %+v, error %v", other.Stances[0], err)
	}
}

func said(d *graph.Document, stances []graph.Stance) string {
	var b strings.Builder
	for _, s := range stances {
		b.WriteString(strings.Join([]string{string(s.Kind), called(d, s.Holder), called(d, s.Targets...), d.Text[s.Quote.Start:s.Quote.End]}, "|") + "\n")
	}
	return b.String()
}

// TestLayLeaves tells what a record has no place for.
func TestLayLeaves(t *testing.T) {
	d := treaty()
	c := score.FromDocument(d)
	c.Entities = append(c.Entities, score.Entity{ID: "x", Names: []string{"Moon"}}, score.Entity{ID: "y", Names: []string{"Minister North"}})
	c.Turns[0].Text = ""
	c.Turns[0].Stances = []score.Stance{
		{Kind: "DEMAND", Holder: "minister-north", Targets: []string{"x"}, Quote: "harbour"},
		{Kind: "DEMAND", Holder: "minister-north", Targets: []string{"harbour"}, Quote: "never said"},
		{Kind: "DEMAND", Holder: "minister-north", Targets: []string{"y"}, Quote: "harbour"},
		{Kind: "JEST", Holder: "minister-north", Targets: []string{"harbour"}, Quote: "harbour"},
		{Kind: "DEFERRAL", Holder: "x", Targets: []string{"x"}, Quote: "harbour", Optional: true},
		{Kind: "DEMAND", Holder: "minister-north", Targets: []string{"harbour"}, Quote: "harbour"},
		{Kind: "DEMAND", Holder: "minister-north", Targets: []string{"harbour-2"}, Quote: "harbour"},
	}
	c.Linkages = append(c.Linkages, score.Linkage{Turn: 1, Type: "CONDITION", Holder: "x", From: "harbour", To: "harbour", Quote: "harbour"},
		score.Linkage{Turn: 1, Type: "EXCHANGE", Holder: "south", From: "harbour", To: "harbour", Quote: "never said"},
		score.Linkage{Turn: 1, Type: "KNOT", Holder: "south", From: "harbour", To: "harbour", Quote: "harbour"})
	laid, left, err := score.Lay(c, "Ada", d)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`turn 1, DEMAND: the record knows no "Moon"`, `turn 1, DEMAND: its quote is not in the turn`,
		`turn 1, DEMAND: it is about nothing, or about its holder`, `turn 1, JEST: no such kind of stance`,
		`turn 1, CONDITION: the record knows no "Moon"`, `turn 1, EXCHANGE: its quote is not in the turn`,
		`turn 1, KNOT: no such kind of linkage`,
	}
	if diff := cmp.Diff(want, left); diff != "" {
		t.Errorf("left (-want +got)\n%s", diff)
	}
	if len(laid.Stances) != 3 || laid.Stances[0].ID == laid.Stances[1].ID || laid.Stances[0].Confidence != 1 {
		t.Errorf("stances %+v, want three of which two have the same words", laid.Stances)
	}
}

// TestLayRefuses codings of other turns.
func TestLayRefuses(t *testing.T) {
	d := treaty()
	for what, spoil := range map[string]func(*score.Coding){
		"counts 3 turns": func(c *score.Coding) { c.TurnCount = 3 },
		"no turn 7":      func(c *score.Coding) { c.Turns[1].N = 7 },
		"other words":    func(c *score.Coding) { c.Turns[1].Text = "If you leave, agreed." },
		"in turn 0":      func(c *score.Coding) { c.Linkages[0].Turn = 0 },
	} {
		c := score.FromDocument(d)
		spoil(c)
		if _, _, err := score.Lay(c, "Ada", d); !errors.Is(err, score.ErrNotCoding) || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: got %v", what, err)
		}
	}
}
