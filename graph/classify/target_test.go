package classify

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"parley/graph"
	"parley/graph/score"
)

// TestTargets tries targets on the gold stances of records left out.
func TestTargets(t *testing.T) {
	if !*quality {
		t.Skip("run with -quality")
	}
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
	lessons := d.targetLessons()
	tables := lessons.targetTables()
	t.Logf("%d facts", len(lessons.names))
	var all score.Row
	for i, r := range records {
		row := tryTargets(&Model{targets: tables[i%folds]}, lessons.chains[i].setting, r)
		t.Logf("%-28s %v", r.Name, told(row))
		all.TP, all.FP, all.FN = all.TP+row.TP, all.FP+row.FP, all.FN+row.FN
	}
	t.Logf("all %v", told(all))
}

func told(r score.Row) string {
	p, rec := float64(r.TP)/float64(max(1, r.TP+r.FP)), float64(r.TP)/float64(max(1, r.TP+r.FN))
	return fmt.Sprintf("%4d gold, precision %.3f recall %.3f F1 %.3f", r.TP+r.FN, p, rec, 2*p*rec/max(p+rec, 0.001))
}

// tryTargets scores a record's gold stances with the targets that m finds.
func tryTargets(m *Model, s *setting, r goldRecord) score.Row {
	ps, labels := s.labelled(r.Labels)
	d := *r.Doc
	d.Stances = nil
	for i, got := range m.target(s, ps) {
		if l := labels[i]; len(got) > 0 {
			d.Stances = append(d.Stances, graph.Stance{Turn: l.Turn, Kind: l.Kind, Quote: l.Quote, Targets: idsOf(got)})
		}
	}
	row, _ := score.Score(r.Gold, score.FromDocument(&d), r.Units).Row("stance+target")
	return row
}

// TestLikeliest picks the first matter, and of the others those likely enough;
// nothing is no matter.
func TestLikeliest(t *testing.T) {
	s := &setting{}
	for range 5 {
		s.matters = append(s.matters, &matter{})
	}
	for _, x := range []struct {
		matters []int
		shares  []float64
		want    []int
	}{
		{[]int{nothing}, []float64{1}, nil},
		{[]int{nothing, 3}, []float64{0.9, 0.1}, []int{3}},
		{[]int{nothing, 1, 2, 4}, []float64{0.1, 0.2, 0.6, 0.1}, []int{2, 1}},
		{[]int{0, 1, 2, 3, 4}, []float64{0.2, 0.2, 0.2, 0.2, 0.2}, []int{0, 1, 2}},
	} {
		var want []*matter
		for _, m := range x.want {
			want = append(want, s.matters[m])
		}
		if got := s.likeliest(x.matters, x.shares, 0.2); !slices.Equal(got, want) {
			t.Errorf("of %v with shares %v, %d were taken, want %v", x.matters, x.shares, len(got), x.want)
		}
	}
}

func TestSingular(t *testing.T) {
	for word, want := range map[string]string{"treaties": "treaty", "forces": "force", "access": "access", "crisis": "crisis", "talk": "talk"} {
		if got := singular(word); got != want {
			t.Errorf("singular of %s is %s, want %s", word, got, want)
		}
	}
}

// someChain gives a chain of three lessons and weights for its six facts.
func someChain() ([]lesson, []float64) {
	k := func(facts ...int32) known { return known{facts, slices.Repeat([]float64{0.5}, len(facts))} }
	chain := []lesson{
		{matters: []int{nothing, 1, 4}, options: []known{k(0), k(1), k(2, 3)}, right: []bool{false, true, true}},
		{matters: []int{nothing, 2, 4}, options: []known{k(0), k(1, 2), k(3)}, right: []bool{true, true, false}, staying: k(4, 5)},
		{matters: []int{nothing, 1, 2, 4}, options: []known{k(0), k(1), k(2), k(0, 3)}, right: []bool{false, false, true, true}, staying: k(4)},
	}
	for i := range chain {
		chain[i].fair = make([]bool, len(chain[i].right))
	}
	chain[2].fair[1] = true
	return chain, []float64{0.3, -0.7, 1.1, 0.4, 2, -0.5}
}

// TestWalk compares the shares with those of all ways counted one by one.
func TestWalk(t *testing.T) {
	lessons, weights := someChain()
	for _, bound := range []bool{false, true} {
		chain := make([]step, len(lessons))
		for i := range lessons {
			chain[i] = lessons[i].step(weights, func(o int) bool { return bound && !lessons[i].right[o] })
		}
		want, sum := make([][]float64, len(chain)), 0.0
		for i := range chain {
			want[i] = make([]float64, len(chain[i].odds))
		}
		for a := range chain[0].odds {
			for b := range chain[1].odds {
				for c := range chain[2].odds {
					way := []int{a, b, c}
					odds := oddsOf(chain, way)
					sum += odds
					for i, o := range way {
						want[i][o] += odds
					}
				}
			}
		}
		got := walk(chain)
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

func oddsOf(chain []step, way []int) float64 {
	z := 0.0
	for i, o := range way {
		s := &chain[i]
		z += s.odds[o]
		if i > 0 && s.matters[o] == chain[i-1].matters[way[i-1]] {
			z += s.staying
		}
	}
	return math.Exp(z)
}

// TestChainLoss compares the gradient with differences of the loss.
func TestChainLoss(t *testing.T) {
	chain, x := someChain()
	loss := chainLoss([]weighed{{chain, 1}, {chain[:2], 3}}, slices.Repeat([]float64{2}, 6))
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
	for _, name := range []string{"stays", "named in quote", "topic 1", "nothing named", "guessed around"} {
		if _, ok := c.model.targets.index.of(featureOf(name)); !ok {
			t.Errorf("weights.txt has no row for %q; train it anew", name)
		}
	}
}
