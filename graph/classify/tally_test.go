package classify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// A kindTable tallies (turn, kind) over several records.
type kindTable struct {
	all, labelled, narrated, short, someLabelled, someNarrated tally
	kinds                                                      [5]tally
}

func (b *kindTable) add(gold *answers, z, threshold *scores, labelled, short bool) {
	form, some := &b.narrated, &b.someNarrated
	if labelled {
		form, some = &b.labelled, &b.someLabelled
	}
	any := false
	for k := range b.kinds {
		found := z[k] >= threshold[k]
		any = any || found
		b.all.add(gold[k], found)
		b.kinds[k].add(gold[k], found)
		form.add(gold[k], found)
		if short {
			b.short.add(gold[k], found)
		}
	}
	some.add(gold[anyKind], any)
}

func (b *kindTable) String() string {
	macro, by := 0.0, []string{}
	for k, c := range b.kinds {
		macro += c.f1() / float64(len(b.kinds))
		by = append(by, fmt.Sprintf("%.3s %.3f", graph.StanceKinds[k], c.f1()))
	}
	return fmt.Sprintf("micro %.3f macro %.3f labelled %.3f narrated %.3f short %.3f any %.3f/%.3f | %s", b.all.f1(), macro,
		b.labelled.f1(), b.narrated.f1(), b.short.f1(), b.someLabelled.f1(), b.someNarrated.f1(), strings.Join(by, " "))
}

// A trial is a turn's log-odds and whether the turn holds the kind.
type trial struct {
	score  float64
	answer int8
}

// counted gives, by kind, the log-odds from which on F1 was the highest in the
// records that use picks, whatever the log-odds mean.
func (t *trainer) counted(odds [][]scores, use func(int) bool) (out scores) {
	for k := range graph.StanceKinds {
		trials := t.sorted(odds, use, k)
		c, best := tally{}, 0.0
		for _, x := range trials {
			c.add(x.answer, false)
		}
		for _, x := range trials {
			if x.answer == 1 {
				c.missed--
			}
			if c.add(x.answer, true); c.f1() > best {
				best, out[k] = c.f1(), x.score
			}
		}
	}
	return out
}

// sorted gives the trials of a kind in the records that use picks, the likeliest
// first.
func (t *trainer) sorted(odds [][]scores, use func(int) bool, k int) (trials []trial) {
	for i := range odds {
		if !use(i) {
			continue
		}
		for n, z := range odds[i] {
			trials = append(trials, trial{z[k], t.records[i].turns[n][k]})
		}
	}
	slices.SortFunc(trials, func(a, b trial) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.answer, b.answer))
	})
	return trials
}
