package score_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/score"
)

// twoRecords are coded with one right stance, one confused, one missed, one
// added and one that gold leaves optional.
func twoRecords() []score.Record {
	stance := func(kind, quote string, confidence float64) score.Stance {
		return score.Stance{Kind: kind, Quote: quote, Confidence: confidence, Targets: []string{}}
	}
	turn := func(n int, s ...score.Stance) score.Turn { return score.Turn{N: n, Stances: s} }
	optional := stance("DEFERRAL", "later", 0)
	optional.Optional = true
	return []score.Record{{
		Name:   "first",
		Units:  []score.Unit{{1, "A", "We must have it, and you know it."}, {2, "B", "No."}, {3, "A", "We shall see later."}},
		Gold:   &score.Coding{Turns: []score.Turn{turn(1, stance("DEMAND", "must have it", 0)), turn(2, stance("REJECTION", "No.", 0)), turn(3, optional)}},
		Coding: &score.Coding{Turns: []score.Turn{turn(1, stance("DEMAND", "We must", 0.9)), turn(2, stance("ACCEPTANCE", "No", 0.6)), turn(3, stance("DEFERRAL", "later", 0.7))}},
	}, {
		Name:   "second",
		Units:  []score.Unit{{1, "", "He said that it should be so."}, {2, "", "He read."}},
		Gold:   &score.Coding{Turns: []score.Turn{turn(1, stance("DEMAND", "should be so", 0))}},
		Coding: &score.Coding{Turns: []score.Turn{turn(2, stance("DEMAND", "He read.", 0.3))}},
	}}
}

func TestCalibrate(t *testing.T) {
	got := score.Calibrate(twoRecords())
	want := score.Calibration{Bins: []score.Bin{
		{From: 0.3, To: 0.4, Count: 1, Confidence: 0.3, Right: 0},
		{From: 0.6, To: 0.7, Count: 1, Confidence: 0.6, Right: 0},
		{From: 0.9, To: 1, Count: 1, Confidence: 0.9, Right: 1},
	}}
	if d := cmp.Diff(want.Bins, got.Bins); d != "" {
		t.Error(d)
	}
	if math.Abs(got.Error-(0.3+0.6+0.1)/3) > 1e-9 {
		t.Errorf("error = %v", got.Error)
	}
}

func TestConfuse(t *testing.T) {
	want := score.Confusion{
		graph.Demand:    {graph.Demand: 1, score.NoKind: 1},
		graph.Rejection: {graph.Acceptance: 1},
		score.NoKind:    {graph.Demand: 1},
	}
	got := score.Confuse(twoRecords())
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if s := got.String(); strings.Count(s, "\n") != 7 || !strings.Contains(s, "REJECTION") {
		t.Errorf("printed as\n%s", s)
	}
}

func TestMistakes(t *testing.T) {
	var got []string
	for _, m := range score.Mistakes(twoRecords(), 2) {
		got = append(got, m.String())
	}
	want := []string{
		"first 2 (cost 1.60) missed [REJECTION], added [ACCEPTANCE]\n    No.",
		"second 1 (cost 1.00) missed [DEMAND], added []\n    He said that it should be so.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestEvidence(t *testing.T) {
	if share, of := score.Evidence(twoRecords()); share != 1 || of != 1 {
		t.Errorf("Evidence = %v of %d; want 1 of 1", share, of)
	}
	rs := twoRecords()
	rs[0].Coding.Turns[0].Stances[0].Quote = "and you know it"
	if share, of := score.Evidence(rs); share != 0 || of != 1 {
		t.Errorf("Evidence of another quote = %v of %d; want 0 of 1", share, of)
	}
}

func TestKappa(t *testing.T) {
	// Four coded units of five kinds: 20 decisions, 3 by gold, 3 by the coding,
	// 16 alike; by chance (9 + 289) / 400.
	want := (0.8 - 0.745) / (1 - 0.745)
	if got := score.Kappa(twoRecords()); math.Abs(got-want) > 1e-9 {
		t.Errorf("Kappa = %v; want %v", got, want)
	}
	same := twoRecords()[:1]
	same[0].Coding = same[0].Gold
	if got := score.Kappa(same); got != 1 {
		t.Errorf("Kappa of a coding with itself = %v; want 1", got)
	}
}

func TestSum(t *testing.T) {
	rs := twoRecords()
	a, b := score.Score(rs[0].Gold, rs[0].Coding, nil), score.Score(rs[1].Gold, rs[1].Coding, nil)
	got, _ := score.Sum(a, b).Row("stance (turn,kind)")
	if want := (score.Row{Name: "stance (turn,kind)", P: 0.333, R: 0.333, F1: 0.333, TP: 1, FP: 2, FN: 2}); got != want {
		t.Errorf("sum = %+v; want %+v", got, want)
	}
	if m, _ := score.Sum(a, b).Row("stance macro"); m.F1 != 0.25 {
		t.Errorf("macro = %v; want 0.25: the mean of DEMAND 0.5 and REJECTION 0", m.F1)
	}
}

func TestScoreShort(t *testing.T) {
	r := twoRecords()[0]
	got, _ := score.ScoreShort(r.Gold, r.Coding, r.Units, 10).Row("stance (turn,kind)")
	if got.TP != 0 || got.FP != 1 || got.FN != 1 {
		t.Errorf("of units under 10 characters: %+v; want only the second unit's", got)
	}
}

func TestLengthBaseline(t *testing.T) {
	var records []score.Record
	for _, r := range goldRecords(t) {
		records = append(records, score.Record{Name: r.name, Gold: r.coding, Units: r.units})
	}
	row, ok := score.LengthBaseline(records).Row("stance (turn,kind)")
	if !ok || row.F1 < 0.40 || row.F1 > 0.55 {
		t.Errorf("length alone scores %+v; it is known to score about 0.45", row)
	}
}
