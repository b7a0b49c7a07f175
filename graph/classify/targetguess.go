package classify

import (
	"cmp"
	"math"
	"slices"
)

// A guess is what the positions of a record seemed to be about when targets
// were first chosen.
type guess struct {
	*setting
	ps     []position
	steps  []step
	shares [][]float64 // by step and option
	mass   []float64   // by matter: its shares, added up
	rank   []int       // by matter: from 1, where its mass is among the largest; or 0
}

func (s *setting) newGuess(ps []position, chain []step) *guess {
	g := &guess{setting: s, ps: ps, steps: chain, shares: walk(chain).options, mass: make([]float64, len(s.matters)), rank: make([]int, len(s.matters))}
	for i, shares := range g.shares {
		for o, m := range chain[i].matters {
			if m != nothing {
				g.mass[m] += shares[o]
			}
		}
	}
	order := make([]int, len(g.mass))
	for m := range order {
		order[m] = m
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.mass[b], g.mass[a]) })
	for n, m := range order[:min(len(order), mostGuessed)] {
		g.rank[m] = n + 1
	}
	return g
}

// tell calls option with what the guess says for each option of each step. The
// facts are good until the next call.
func (g *guess) tell(option func(i, o int, f []fact)) {
	var f []fact
	for i := range g.steps {
		for o, m := range g.steps[i].matters {
			if m == nothing {
				f = append(f[:0], fact{guessedNothing, g.shares[i][o]})
			} else {
				f = g.facts(f[:0], i, o)
			}
			option(i, o, g.noted(f))
		}
	}
}

// facts appends how likely option o of step i seemed there and elsewhere.
func (g *guess) facts(f []fact, i, o int) []fact {
	const around, fade = 8, 4 // positions, turns
	matter, own := g.steps[i].matters[o], g.shares[i][o]
	var before, after, same, near float64
	for j := max(0, i-around); j <= min(len(g.ps)-1, i+around); j++ {
		if j == i {
			continue
		}
		share, far := valueOf(matter, g.steps[j].matters, g.shares[j]), math.Abs(float64(g.ps[j].turn-g.ps[i].turn))
		switch {
		case far == 0:
			same += share
		case j < i:
			before += share * math.Exp(-far/fade)
		default:
			after += share * math.Exp(-far/fade)
		}
		near += share / (2 * around)
	}
	sort := g.matters[matter].sort
	rest := 3 * math.Sqrt(max(0, g.mass[matter]-own)/float64(len(g.ps)))
	f = append(f, fact{guessedHere, own}, fact{guessedHereLog, math.Log(max(own, 1e-3)) / 3},
		fact{guessedBefore, math.Log1p(before)}, fact{guessedAfter, math.Log1p(after)},
		fact{guessedInTurn, math.Log1p(same)}, fact{guessedAround, math.Sqrt(near)},
		fact{guessedRecord, rest}, fact{guessedForm[g.doc.Form], rest}, fact{guessedSort[sort], rest})
	if r := g.rank[matter]; r > 0 {
		f = yes(f, guessedRank[r])
	}
	return f
}
