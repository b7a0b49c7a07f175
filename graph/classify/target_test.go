package classify

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// A targetTally counts how targets were chosen on gold stances.
type targetTally struct{ all, named, right, fair int }

func (a *targetTally) add(b targetTally) {
	a.all, a.named, a.right, a.fair = a.all+b.all, a.named+b.named, a.right+b.right, a.fair+b.fair
}

func (a targetTally) f1() float64 { return 2 * float64(a.right) / float64(max(1, 2*a.all-a.fair)) }

func (a targetTally) String() string {
	share := func(n int) float64 { return float64(n) / float64(max(1, a.all)) }
	return fmt.Sprintf("%4d stances, target named %.3f, right %.3f, also right %.3f, F1 %.3f", a.all, share(a.named), share(a.right), share(a.fair), a.f1())
}

// TestTargets tries targets on the gold stances of records left out.
func TestTargets(t *testing.T) {
	if !*quality {
		t.Skip("run with -quality")
	}
	const parts = 5
	d, l := &trainer{}, newLexer(nil)
	records := goldRecords(t)
	for _, r := range records {
		texts := l.turnTexts(r.Doc)
		rec := record{seen: make([]seen, len(texts))}
		for i := range texts {
			rec.seen[i].text = texts[i]
		}
		d.examples, d.records = append(d.examples, r.Example), append(d.records, rec)
	}
	chains, names := d.targetSamples()
	var all targetTally
	for part := range parts {
		m := &Model{}
		d.targetModel(m, names, chains, func(i int) bool { return i%parts != part })
		for i := part; i < len(records); i += parts {
			tally := tryTargets(t, m, newSetting(records[i].Doc, textsOf(d.records[i].seen)), records[i])
			t.Logf("%-28s %v", records[i].Name, tally)
			all.add(tally)
		}
	}
	t.Logf("all %v", all)
}

func tryTargets(t *testing.T, m *Model, s *setting, r goldRecord) (tally targetTally) {
	ps, labels := s.labelled(r.Labels)
	for i, got := range m.target(s, ps) {
		l := labels[i]
		if l.Optional {
			continue
		}
		tally.all++
		if len(l.Targets) > 0 {
			tally.named++
		}
		switch {
		case got != nil && slices.Contains(l.Targets, got.ID):
			tally.right++
		case got != nil && slices.Contains(l.AlsoOk, got.ID):
			tally.fair++
		case got != nil && os.Getenv("SHOW") != "" && strings.Contains(r.Name, os.Getenv("SHOW")):
			var want []string
			for _, id := range l.Targets {
				want = append(want, s.byID[id].Name)
			}
			t.Logf("%s %d %s | %s | got %s want %v", r.Name, l.Turn, l.Kind, r.Doc.Text[l.Quote.Start:l.Quote.End], got.Name, want)
		}
	}
	return tally
}

// someChain gives a chain of three steps and weights for its six facts.
func someChain() ([]step, []float64) {
	k := func(facts ...int32) known { return known{facts, slices.Repeat([]float64{0.5}, len(facts))} }
	chain := []step{
		{matters: []int{nothing, 1, 4}, options: []known{k(0), k(1), k(2, 3)}, right: []bool{false, true, true}},
		{matters: []int{nothing, 2, 4}, options: []known{k(0), k(1, 2), k(3)}, right: []bool{true, true, false}, staying: k(4, 5)},
		{matters: []int{nothing, 1, 2, 4}, options: []known{k(0), k(1), k(2), k(0, 3)}, right: []bool{false, false, true, true}, staying: k(4)},
	}
	return chain, []float64{0.3, -0.7, 1.1, 0.4, 2, -0.5}
}

// TestWalk compares the shares with those of all ways counted one by one.
func TestWalk(t *testing.T) {
	chain, weights := someChain()
	for _, bound := range []bool{false, true} {
		want, sum := make([][]float64, len(chain)), 0.0
		for i := range chain {
			want[i] = make([]float64, len(chain[i].options))
		}
		for a := range chain[0].options {
			for b := range chain[1].options {
				for c := range chain[2].options {
					way := []int{a, b, c}
					odds := oddsOf(chain, way, weights, bound)
					sum += odds
					for i, o := range way {
						want[i][o] += odds
					}
				}
			}
		}
		got := walk(chain, weights, bound)
		if math.Abs(got.log-math.Log(sum)) > 1e-9 {
			t.Errorf("bound %v: log is %v, want %v", bound, got.log, math.Log(sum))
		}
		for i := range want {
			for o := range want[i] {
				if math.Abs(got.options[i][o]-want[i][o]/sum) > 1e-9 {
					t.Errorf("bound %v: step %d option %d has share %v, want %v", bound, i, o, got.options[i][o], want[i][o]/sum)
				}
			}
		}
	}
}

func oddsOf(chain []step, way []int, weights []float64, bound bool) float64 {
	z := 0.0
	for i, o := range way {
		s := &chain[i]
		if bound && !s.right[o] {
			return 0
		}
		z += s.options[o].weigh(weights)
		if i > 0 && s.matters[o] == chain[i-1].matters[way[i-1]] {
			z += s.staying.weigh(weights)
		}
	}
	return math.Exp(z)
}

// TestChainLoss compares the gradient with differences of the loss.
func TestChainLoss(t *testing.T) {
	chain, x := someChain()
	loss := chainLoss([][]step{chain, chain[:2]})
	grad, none := make([]float64, len(x)), make([]float64, len(x))
	loss(x, grad)
	const tiny = 1e-6
	for i := range x {
		x[i] += tiny
		above := loss(x, none)
		x[i] -= 2 * tiny
		below := loss(x, none)
		x[i] += tiny
		if slope := (above - below) / (2 * tiny); math.Abs(slope-grad[i]) > 1e-4 {
			t.Errorf("slope along weight %d is %v, want %v", i, grad[i], slope)
		}
	}
}

// TestTargetRows proves that the weights that come with Parley were learnt from
// the facts that are told of targets now.
func TestTargetRows(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"stays", "named in quote", "topic 1", "nothing named"} {
		if _, ok := c.model.targets.index.of(featureOf(name)); !ok {
			t.Errorf("weights.txt has no row for %q; train it anew", name)
		}
	}
}
