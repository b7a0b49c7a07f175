package classify

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// Facts of turns are penalised as if each had a spread of one; those about a
// kind's own words less. Written exchanges count less than records.
const (
	turnPenalty       = 400
	ownPenalty        = 0.3
	markPenalty       = 0.1
	writtenTurnWeight = 0.5
)

// turnSamples gives the facts of every turn of every example, and their names.
func (t *trainer) turnSamples(turns [][]judged) (samples [][]sample, names []string) {
	index := make([]int32, len(factNames)) // plus one
	for r, rec := range t.records {
		var of []sample
		talk := newTalk(rec.form, turns[r])
		for i := range turns[r] {
			s := sample{answers: rec.turns[i], weight: 1}
			fs := talk.facts(nil, i)
			if rec.mark == isWritten {
				s.weight = writtenTurnWeight
			}
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

// tryTurns gives the log-odds of every turn, by models that did not see it.
func (t *trainer) tryTurns(samples [][]sample, names []string) [][]scores {
	tried := make([][]scores, len(t.records))
	penalty := spread(samples, names)
	for fold := range folds {
		w := fit(pick(samples, func(i int) bool { return i%folds != fold }), penalty, nil, turnSteps)
		for i := fold; i < len(samples); i += folds {
			for _, s := range samples[i] {
				tried[i] = append(tried[i], s.score(w))
			}
		}
	}
	return tried
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

func (s *sample) score(w []float64) scores {
	z := scores(w[len(w)-kinds:])
	for i, f := range s.features {
		for k := range z {
			z[k] += s.value(i) * w[int(f)*kinds+k]
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

// thresholds gives, by form and kind, the log-odds from which on F1 is highest
// over the examples that use picks.
func (t *trainer) thresholds(tried [][]scores, use func(int) bool) map[graph.Form]scores {
	out := map[graph.Form]scores{}
	for _, form := range []graph.Form{graph.Labelled, graph.Narrated} {
		var s scores
		for k := range s {
			s[k] = bestThreshold(t.trials(tried, use, form, k))
		}
		out[form] = s
	}
	return out
}

// A trial is a turn's log-odds and whether the turn holds the kind.
type trial struct {
	score  float64
	answer int8
}

// trials gives those of the records of a form or, if there is none, of all.
func (t *trainer) trials(tried [][]scores, use func(int) bool, form graph.Form, k int) []trial {
	var same, all []trial
	for r, rec := range t.records {
		if !use(r) {
			continue
		}
		for i, z := range tried[r] {
			x := trial{z[k], rec.turns[i][k]}
			all = append(all, x)
			if rec.form == form && rec.mark == "" {
				same = append(same, x)
			}
		}
	}
	if len(same) > 0 {
		return same
	}
	return all
}

// nearlyBest is the share of the best F1 with which a stricter threshold is
// content: of two that are as good, the one that claims less is to be trusted.
const nearlyBest = 0.985

// bestThreshold gives the strictest log-odds from which on F1 is the highest, or
// nearly so.
func bestThreshold(trials []trial) float64 {
	slices.SortFunc(trials, func(a, b trial) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.answer, b.answer))
	})
	f := f1From(trials)
	if len(f) == 0 {
		return 0
	}
	enough := nearlyBest * slices.Max(f)
	return trials[slices.IndexFunc(f, func(x float64) bool { return x >= enough })].score
}

// f1From gives, for each of the trials, the best first, the F1 of giving the
// kind to it and all before it.
func f1From(trials []trial) []float64 {
	missed := 0
	for _, x := range trials {
		if x.answer == 1 {
			missed++
		}
	}
	right, wrong := 0, 0
	f := make([]float64, len(trials))
	for i, x := range trials {
		switch x.answer {
		case 1:
			right++
			missed--
		case 0:
			wrong++
		}
		if right > 0 {
			f[i] = 2 * float64(right) / float64(2*right+wrong+missed)
		}
	}
	return f
}
