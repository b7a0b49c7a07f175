package classify

import (
	"slices"

	"parley/graph"
)

// turnPenalty keeps the weights of facts of turns small.
const turnPenalty = 1

// turnModel learns how the judged clauses of a turn decide, and from which
// log-odds on they do. The clauses were judged by models that did not see them.
func (t *trainer) turnModel(m *Model, turns [][]judged) (tried [][]scores) {
	names, samples := t.turnSamples(turns)
	penalty := slices.Repeat([]float64{turnPenalty}, len(names))
	tried = make([][]scores, len(t.records))
	for fold := range folds {
		w := fit(flat(samples, func(i int) bool { return i%folds != fold }), len(names), penalty, turnSteps)
		for i := fold; i < len(samples); i += folds {
			for _, s := range samples[i] {
				tried[i] = append(tried[i], s.score(w))
			}
		}
	}
	m.turns = table{}
	m.turns.fill(names, fit(flat(samples, func(int) bool { return true }), len(names), penalty, turnSteps))
	m.thresholds = map[graph.Form]scores{}
	for _, form := range []graph.Form{graph.Labelled, graph.Narrated} {
		m.thresholds[form] = t.thresholds(tried, form)
	}
	return tried
}

func (t *trainer) turnSamples(turns [][]judged) (names []string, samples [][]sample) {
	index := map[string]int32{}
	for r, rec := range t.records {
		var of []sample
		for i := range turns[r] {
			s := sample{labels: rec.turns[i], weight: 1}
			for _, f := range facts(turns[r], i, rec.form) {
				id, ok := index[f.name]
				if !ok {
					id = int32(len(names))
					index[f.name] = id
					names = append(names, f.name)
				}
				s.features, s.values = append(s.features, id), append(s.values, f.value)
			}
			of = append(of, s)
		}
		samples = append(samples, of)
	}
	return names, samples
}

func flat(samples [][]sample, use func(int) bool) []sample {
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

// A trial is a turn's log-odds and whether the turn holds the kind (1), does
// not (0) or may (-1).
type trial struct {
	score float64
	label int8
}

// thresholds gives, by kind, the log-odds from which on F1 is highest over the
// records of a form.
func (t *trainer) thresholds(tried [][]scores, form graph.Form) scores {
	var out scores
	for k := range out {
		var trials, all []trial
		for r, rec := range t.records {
			for i, z := range tried[r] {
				x := trial{z[k], rec.turns[i][k]}
				all = append(all, x)
				if rec.form == form {
					trials = append(trials, x)
				}
			}
		}
		if len(trials) == 0 {
			trials = all
		}
		out[k] = bestThreshold(trials)
	}
	return out
}

// bestThreshold gives the log-odds from which on F1 is highest.
func bestThreshold(trials []trial) float64 {
	slices.SortFunc(trials, func(a, b trial) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(a.label) - int(b.label)
	})
	missed := 0
	for _, x := range trials {
		if x.label == 1 {
			missed++
		}
	}
	right, wrong, best, at := 0, 0, 0.0, 0.0
	for _, x := range trials {
		switch x.label {
		case 1:
			right++
			missed--
		case 0:
			wrong++
		}
		if f := 2 * float64(right) / float64(2*right+wrong+missed); f > best {
			best, at = f, x.score
		}
	}
	return at
}
