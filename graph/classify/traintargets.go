package classify

import "slices"

var alsoWeight = 1.0

// targetPenalty keeps the weights of what speaks for a target small.
var targetPenalty = 3.0

// targetSamples gives, for every stance of an example, each thing that it could
// be about and whether it is.
func (t *trainer) targetSamples() (samples [][]sample, names []string) {
	r := &reader{names: map[feature]string{}}
	index := map[feature]int32{}
	for i, x := range t.examples {
		samples = append(samples, nil)
		if x.Written {
			continue
		}
		s := newSetting(x.Doc)
		for _, l := range x.Labels {
			if len(l.Targets) == 0 {
				continue
			}
			for _, c := range s.candidates(t.place(i, l), r) {
				one := sample{weight: 1, answers: answers{-1, -1, -1, -1, -1, -1, -1, -1}}
				one.answers[0] = 0
				if slices.Contains(l.AlsoOk, c.id) {
					one.weight = alsoWeight
				}
				if slices.Contains(l.Targets, c.id) {
					one.answers[0] = 1
				}
				for _, f := range c.features {
					id, ok := index[f]
					if !ok {
						id = int32(len(names))
						names, index[f] = append(names, r.names[f]), id
					}
					one.features = append(one.features, id)
				}
				samples[i] = append(samples[i], one)
			}
		}
	}
	return samples, names
}

// place gives where a label stands in example i.
func (t *trainer) place(i int, l Label) place {
	x := t.examples[i]
	p := place{turn: x.Doc.Turn(l.Turn), quote: l.Quote, sentence: l.Quote, holder: l.Holder, kind: l.Kind}
	for _, s := range x.Doc.Sentences {
		if s.Span.Contains(l.Quote) {
			p.sentence = s.Span
		}
	}
	return p
}

// targetModel learns what a stance is about.
func (t *trainer) targetModel(m *Model, names []string, samples [][]sample, use func(int) bool) {
	w := fit(pick(samples, use), slices.Repeat([]scores{allOf(targetPenalty)}, len(names)), nil, turnSteps)
	m.targets = newTable(1)
	for _, n := range names {
		m.targets.add(n)
	}
	copy(m.targets.weights, w)
	copy(m.targets.bias, w[len(w)-kinds:])
	m.targets.prune()
	m.targets.indexNames()
}

func allOf(x float64) (s scores) {
	for k := range s {
		s[k] = x
	}
	return s
}
