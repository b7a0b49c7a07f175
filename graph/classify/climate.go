package classify

import "math"

// air is how much of each judgement is in the air over several turns.
type air struct {
	likely scores // sums
	tokens int
	turns  int
}

func (a *air) breathe(t *judged) {
	a.likely.add(&t.likely)
	a.tokens += len(t.text.tokens)
	a.turns++
}

// around gives the air of the turns within reach of turn i.
func (r *talk) around(i int) (a air) {
	const reach = 4
	for j := max(0, i-reach); j < min(len(r.turns), i+reach+1); j++ {
		if j != i {
			a.breathe(&r.turns[j])
		}
	}
	return a
}

// elsewhere gives the air of all turns but turn i.
func (r *talk) elsewhere(i int) air {
	a, t := r.total, &r.turns[i]
	for k := range kinds {
		a.likely[k] -= t.likely[k]
	}
	a.tokens -= len(t.text.tokens)
	a.turns--
	return a
}

// climateFacts are what can be told of air.
type climateFacts struct {
	likely [kinds]factName
	length factName
}

func newClimate(which string) climateFacts {
	return climateFacts{newFacts(which, ""), newFact(which + "length")}
}

// facts tells what is in the air of a turn, on average.
func (a air) facts(f []fact, names *climateFacts) []fact {
	if a.turns == 0 {
		return f
	}
	n := float64(a.turns)
	for k, sum := range a.likely {
		f = append(f, fact{names.likely[k], sum / n})
	}
	return append(f, fact{names.length, math.Log(1 + float64(a.tokens)/n)})
}
