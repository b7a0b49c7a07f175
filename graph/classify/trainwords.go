package classify

import (
	"math"
	"slices"
	"strings"
)

// penalties are how strongly weights are kept small, by group of features;
// otherPenalty is that of the rest.
var penalties = map[string]float64{"1": 8, "2": 8, "k2": 10, "k3": 10, "cue": 4, "line": 6, "who": 6, isWritten: 0.1, isCoded: 0.1}

const otherPenalty = 1

// A turn is penalised more than a clause, since it shows more features.
const wholeTurnPenalty = 2

func penaltyOf(name string) float64 {
	group, _, _ := strings.Cut(name, ":")
	if p, ok := penalties[group]; ok {
		return p
	}
	return otherPenalty
}

// wordModel learns from the examples that use picks what the words say.
func (t *trainer) wordModel(use func(int) bool) *Model {
	var samples [grains][]sample
	for i := range t.records {
		if use(i) {
			t.records[i].samples(&samples)
		}
	}
	m := &Model{words: newTable(grains)}
	for _, n := range t.names {
		m.words.add(n)
	}
	for g, s := range samples {
		factor := 1.0
		if g == turnGrain {
			factor = wholeTurnPenalty
		}
		w := fit(s, t.sharpen(s, factor), t.prior, wordSteps)
		for i := range t.names {
			copy(m.words.row(int32(i), g), w[i*kinds:(i+1)*kinds])
		}
		copy(m.words.bias[g*kinds:], w[len(w)-kinds:])
	}
	m.words.prune()
	m.words.indexNames()
	return m
}

// samples appends what rec has to show at each grain.
func (rec *record) samples(to *[grains][]sample) {
	var u union
	weight := rec.weight()
	for n, known := range rec.known {
		for c, f := range known {
			to[clauseGrain] = append(to[clauseGrain], sample{f, nil, rec.clauses[n][c], weight})
		}
		if len(known) == 0 {
			continue
		}
		for _, r := range rec.seen[n].text.bySentence() {
			s := sample{slices.Clone(u.of(known[r.first:r.end])), nil, together(rec.clauses[n][r.first:r.end]), weight}
			to[sentenceGrain] = append(to[sentenceGrain], s)
		}
		to[turnGrain] = append(to[turnGrain], sample{slices.Clone(u.of(known)), nil, rec.turns[n], weight})
	}
}

// Penalties are divided by leastRatio plus the square of the log-odds ratio
// between a feature and a judgement, up to mostRatio: what goes with a kind, or
// without it, may weigh more. A few imagined samples steady the ratio.
const (
	leastRatio = 0.1
	mostRatio  = 2
	imagined   = 4
)

// sharpen gives the penalty of each feature for each judgement.
func (t *trainer) sharpen(samples []sample, factor float64) []scores {
	with, total := make([][2]scores, len(t.names)), [2]scores{}
	for _, s := range samples {
		for k, a := range s.answers {
			if a < 0 {
				continue
			}
			total[a][k] += s.weight
			for _, f := range s.features {
				with[f][a][k] += s.weight
			}
		}
	}
	out := make([]scores, len(t.names))
	for f := range out {
		for k := range kinds {
			base := total[1][k] / (total[0][k] + total[1][k])
			p := (with[f][1][k] + imagined*base) / (with[f][0][k] + with[f][1][k] + imagined)
			ratio := math.Log(p/(1-p)) - math.Log(base/(1-base))
			out[f][k] = t.penalty[f] * factor / (leastRatio + min(ratio*ratio, mostRatio*mostRatio))
		}
	}
	return out
}

// prune rounds off small weights and leaves out features that have no others.
func (t *table) prune() {
	old := *t
	*t = newTable(old.grains)
	t.bias = old.bias
	for i, n := range old.names {
		row := old.weights[i*old.grains*kinds : (i+1)*old.grains*kinds]
		for k, w := range row {
			if math.Abs(w) < smallest {
				row[k] = 0
			}
		}
		if slices.ContainsFunc(row, func(w float64) bool { return w != 0 }) {
			copy(t.weights[int(t.add(n))*old.grains*kinds:], row)
		}
	}
}
