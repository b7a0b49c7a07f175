package classify

import (
	"cmp"
	"slices"
	"strings"
)

// Facts of turns are penalised as if each had a spread of one; those about a
// kind's own words less.
const (
	turnPenalty = 400
	ownPenalty  = 0.3
	markPenalty = 0.1
)

// turnSamples gives the facts of every turn of every example, and their names.
func (t *trainer) turnSamples(turns [][]judged) (samples [][]sample, names []string) {
	index := make([]int32, len(factNames)) // plus one
	for r, rec := range t.records {
		var of []sample
		talk := newTalk(rec.form, turns[r])
		for i := range turns[r] {
			s := sample{answers: rec.turns[i], weight: rec.weight()}
			fs := talk.facts(nil, i)
			if f, ok := marks[rec.mark]; ok {
				fs = append(fs, fact{f, 1})
			}
			for _, f := range fs {
				if index[f.name] == 0 {
					names = append(names, factNames[f.name])
					index[f.name] = int32(len(names))
				}
				s.features, s.values = append(s.features, index[f.name]-1), append(s.values, f.value)
			}
			of = append(of, s)
		}
		samples = append(samples, of)
	}
	return samples, names
}

// turnModel learns, from the examples that use picks, how the judged words of a
// turn decide. The words were judged by models that did not see them.
func (t *trainer) turnModel(m *Model, names []string, samples [][]sample, use func(int) bool) {
	w := fit(pick(samples, use), spread(samples, names), nil, turnSteps)
	m.turns = newTable(1)
	for _, n := range names {
		m.turns.add(n)
	}
	copy(m.turns.weights, w)
	copy(m.turns.bias, w[len(w)-kinds:])
	m.turns.indexNames()
}

func pick(samples [][]sample, use func(int) bool) []sample {
	var out []sample
	for i, s := range samples {
		if use(i) {
			out = append(out, s...)
		}
	}
	return out
}

// score gives the log-odds of a turn by the weights of its facts.
func (s *sample) score(t *table) scores {
	z := scores(t.bias)
	for i, f := range s.features {
		for k, w := range t.row(f, 0) {
			z[k] += s.value(i) * w
		}
	}
	return z
}

// spread gives the penalties of facts by how much each varies.
func spread(samples [][]sample, names []string) []scores {
	sum, square, n := make([]float64, len(names)), make([]float64, len(names)), 0.0
	for _, s := range slices.Concat(samples...) {
		n++
		for i, f := range s.features {
			sum[f] += s.value(i)
			square[f] += s.value(i) * s.value(i)
		}
	}
	out := make([]scores, len(names))
	for i, name := range names {
		mean := sum[i] / n
		variance := max(square[i]/n-mean*mean, 1e-4)
		for k, own := range judgements {
			switch out[i][k] = turnPenalty * variance; {
			case marked(name):
				out[i][k] = markPenalty
			case strings.HasPrefix(name, own+" "):
				out[i][k] *= ownPenalty
			}
		}
	}
	return out
}

// thresholds gives, by kind, the log-odds from which on F1 is expected to be the
// highest over the gold records that use picks: expected from how likely each
// turn is to hold the kind, which wavers less than a count of what was right.
func (t *trainer) thresholds(tried [][]scores, use func(int) bool) (out scores) {
	gold := func(i int) bool { return use(i) && t.records[i].mark == "" }
	if !slices.ContainsFunc(t.records, func(r record) bool { return r.mark == "" }) {
		gold = use
	}
	for k := range out {
		var odds []float64
		for i := range tried {
			if gold(i) {
				for _, z := range tried[i] {
					odds = append(odds, z[k])
				}
			}
		}
		out[k] = bestThreshold(odds)
	}
	return out
}

// nearlyBest is the share of the best F1 with which a stricter threshold is
// content: of two that are as good, the one that claims less is to be trusted.
const nearlyBest = 0.998

// bestThreshold gives the strictest log-odds from which on the expected F1 is the
// highest, or nearly so.
func bestThreshold(odds []float64) float64 {
	slices.SortFunc(odds, func(a, b float64) int { return cmp.Compare(b, a) })
	all := 0.0
	for _, z := range odds {
		all += sigmoid(z)
	}
	f, right := make([]float64, len(odds)), 0.0
	for i, z := range odds {
		right += sigmoid(z)
		f[i] = 2 * right / (float64(i+1) + all)
	}
	if len(f) == 0 {
		return 0
	}
	enough := nearlyBest * slices.Max(f)
	return odds[slices.IndexFunc(f, func(x float64) bool { return x >= enough })]
}
