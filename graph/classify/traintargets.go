package classify

import (
	"slices"

	"parley/graph"
)

// Targets are learnt from gold records alone: written exchanges name little that
// is no target.
const (
	targetPenalty = 10
	targetSteps   = 60
)

// usualConfidence is about what the coder has in its stances.
const usualConfidence = 0.6

// targetLessons are the examples as targets are learnt from them.
type targetLessons struct {
	names     []string // of the facts
	index     []int32  // number of each fact, plus one
	settings  []*setting
	positions [][]position
	labels    [][]Label
	first     [][]lesson // of the first choice, by example
	second    [][]lesson // of the second
}

// targetLessons gives the lessons of all examples. Those of the second choice
// hold what the first seems when learnt from others.
func (t *trainer) targetLessons() *targetLessons {
	l := &targetLessons{index: make([]int32, len(factNames))}
	for i, x := range t.examples {
		var s *setting
		var ps []position
		var of []Label
		if x.mark() == "" {
			s = newSetting(x.Doc, textsOf(t.records[i].seen))
			ps, of = s.labelled(x.Labels)
		}
		l.settings, l.positions, l.labels = append(l.settings, s), append(l.positions, ps), append(l.labels, of)
		l.first = append(l.first, l.read(s, ps, of))
	}
	for _, ls := range l.first {
		l.second = append(l.second, slices.Clone(ls))
	}
	for fold := range folds {
		w := l.learn(l.first, func(i int) bool { return i%folds != fold })
		for i := fold; i < len(l.first); i += folds {
			l.guess(i, w)
		}
	}
	return l
}

// number numbers facts as they are met.
func (l *targetLessons) number(fs []fact) (k known) {
	for _, f := range fs {
		if l.index[f.name] == 0 {
			l.names = append(l.names, factNames[f.name])
			l.index[f.name] = int32(len(l.names))
		}
		k.facts, k.amounts = append(k.facts, l.index[f.name]-1), append(k.amounts, f.value)
	}
	return k
}

// read gives the lessons of positions.
func (l *targetLessons) read(s *setting, ps []position, of []Label) []lesson {
	chain := make([]lesson, len(ps))
	if len(ps) == 0 {
		return chain
	}
	s.tell(ps, func(i, matter int, f []fact) {
		chain[i].matters, chain[i].options = append(chain[i].matters, matter), append(chain[i].options, l.number(f))
	}, func(i int, f []fact) { chain[i].staying = l.number(f) })
	for i := range chain {
		s.markRight(&chain[i], of[i])
	}
	return chain
}

// guess adds to the second lessons of example i what the first choice is by
// weights w.
func (l *targetLessons) guess(i int, w []float64) {
	chain := l.second[i]
	if len(chain) == 0 {
		return
	}
	steps := make([]step, len(chain))
	for n := range chain {
		steps[n] = chain[n].step(w, func(int) bool { return false })
		chain[n].options = slices.Clone(chain[n].options)
	}
	l.settings[i].newGuess(l.positions[i], steps).tell(func(n, o int, f []fact) {
		k, more := chain[n].options[o], l.number(f)
		chain[n].options[o] = known{slices.Concat(k.facts, more.facts), slices.Concat(k.amounts, more.amounts)}
	})
}

// labelled gives the positions that labels stand for, in order of the text, and
// the label of each.
func (s *setting) labelled(labels []Label) (ps []position, of []Label) {
	labels = slices.Clone(labels)
	slices.SortStableFunc(labels, func(a, b Label) int { return a.Quote.Start - b.Quote.Start })
	for _, l := range labels {
		x := graph.Stance{Turn: l.Turn, Kind: l.Kind, Holder: l.Holder, Quote: l.Quote, Confidence: usualConfidence}
		if x.Holder.IsZero() {
			x.Holder = s.doc.Turn(l.Turn).Speaker
		}
		if p, ok := s.position(x); ok {
			ps, of = append(ps, p), append(of, l)
		}
	}
	return ps, of
}

// targetTable learns from the examples that use picks.
func (l *targetLessons) targetTable(use func(int) bool) table {
	first, second := l.learn(l.first, use), l.learn(l.second, use)
	t := newTable(1)
	for i, n := range l.names {
		row := t.row(t.add(n), 0)
		row[firstChoice], row[secondChoice] = first[i], second[i]
	}
	t.prune()
	t.indexNames()
	return t
}

// targetTables gives, for each part of the examples, what is learnt from the
// others.
func (l *targetLessons) targetTables() (tables [folds]table) {
	for fold := range folds {
		tables[fold] = l.targetTable(func(i int) bool { return i%folds != fold })
	}
	return tables
}

// learn gives the weights of all facts, learnt from the chains that use picks.
func (l *targetLessons) learn(chains [][]lesson, use func(int) bool) []float64 {
	var learnt [][]lesson
	for i, c := range chains {
		if use(i) && len(c) > 0 {
			learnt = append(learnt, c)
		}
	}
	return minimize(chainLoss(learnt), make([]float64, len(l.names)), targetSteps)
}

func textsOf(turns []seen) []*turnText {
	texts := make([]*turnText, len(turns))
	for i := range turns {
		texts[i] = &turns[i].text
	}
	return texts
}
