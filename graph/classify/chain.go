package classify

import (
	"math"
	"slices"
)

// known are facts by their numbers, with their amounts.
type known struct {
	facts   []int32
	amounts []float64
}

func (k known) weigh(weights []float64) float64 {
	z := 0.0
	for i, f := range k.facts {
		z += weights[f] * k.amounts[i]
	}
	return z
}

// learn adds share times the amounts of k to a gradient.
func (k known) learn(grad []float64, share float64) {
	for i, f := range k.facts {
		grad[f] += share * k.amounts[i]
	}
}

// A step is one position of a record: the matters that it could be about, how
// much speaks for each, and how much for staying with the step before, in
// log-odds. The steps of a record are a linear chain: a conditional random field
// whose only transition is to stay or not.
type step struct {
	matters []int // indexes, rising
	odds    []float64
	staying float64
}

// What is walked tells how likely all ways through a chain together make each of
// its parts.
type walked struct {
	options [][]float64 // by step and option
	staying []float64   // by step
	log     float64     // of the sum over all ways
}

// walk weighs all ways through a chain.
func walk(chain []step) walked {
	w := walked{options: make([][]float64, len(chain)), staying: make([]float64, len(chain))}
	odds, stay := make([][]float64, len(chain)), make([]float64, len(chain))
	forth, scale := make([][]float64, len(chain)), make([]float64, len(chain))
	for i := range chain {
		s := &chain[i]
		var top float64
		odds[i], top = s.ratios()
		stay[i] = math.Exp(s.staying)
		forth[i] = slices.Clone(odds[i])
		for o, m := range s.matters {
			if i > 0 {
				forth[i][o] *= 1 + (stay[i]-1)*valueOf(m, chain[i-1].matters, forth[i-1])
			}
			scale[i] += forth[i][o]
		}
		for o := range forth[i] {
			forth[i][o] /= scale[i]
		}
		w.log += top + math.Log(scale[i])
	}
	w.back(chain, odds, forth, stay, scale)
	return w
}

// ratios gives the odds of the options to the best, and the best's logarithm.
func (s *step) ratios() (ratios []float64, top float64) {
	top = slices.Max(s.odds)
	ratios = make([]float64, len(s.odds))
	for o, z := range s.odds {
		ratios[o] = math.Exp(z - top)
	}
	return ratios, top
}

// back walks from the end of the chain to its beginning.
func (w *walked) back(chain []step, odds, forth [][]float64, stay, scale []float64) {
	var ahead []float64 // by option of the step after: its odds and what follows
	for i := len(chain) - 1; i >= 0; i-- {
		s := &chain[i]
		w.options[i] = slices.Clone(forth[i])
		back := slices.Repeat([]float64{1}, len(s.matters))
		if i+1 < len(chain) {
			sum := 0.0
			for _, x := range ahead {
				sum += x
			}
			for o, m := range s.matters {
				same := valueOf(m, chain[i+1].matters, ahead)
				back[o] = sum + (stay[i+1]-1)*same
				w.staying[i+1] += forth[i][o] * stay[i+1] * same
			}
		}
		ahead = back
		for o := range back {
			w.options[i][o] *= back[o]
			ahead[o] *= odds[i][o] / scale[i]
		}
	}
}

// valueOf gives the value of matter m, or 0.
func valueOf(m int, matters []int, values []float64) float64 {
	if i, ok := slices.BinarySearch(matters, m); ok {
		return values[i]
	}
	return 0
}
