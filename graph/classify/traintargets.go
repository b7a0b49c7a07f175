package classify

import (
	"slices"
	"strings"

	"parley/graph"
)

// Targets are learnt from gold records alone: written exchanges name little that
// is no target.
const (
	targetPenalty = 1
	notesPenalty  = 0.02 // of what counts in notes alone, and can mislead nowhere else
	targetSteps   = 150
)

// usualConfidence is about what the coder has in its stances.
const usualConfidence = 0.6

// targetLessons are the examples as targets are learnt from them.
type targetLessons struct {
	names  []string // of the facts
	index  []int32  // number of each fact, plus one
	chains []chain
}

// A chain is what the stances that a person found in an example teach.
type chain struct {
	example int
	*setting
	positions []position
	labels    []Label // of the positions
	lessons   [choices][]lesson
	weight    float64
}

// targetLessons gives the lessons of all gold records. Those of the second choice
// hold what the first seems when learnt from others.
func (t *trainer) targetLessons() *targetLessons {
	l := &targetLessons{index: make([]int32, len(factNames))}
	for i, x := range t.examples {
		if x.mark() == "" {
			l.add(i, newSetting(x.Doc, textsOf(t.records[i].seen)), x.Labels, t.records[i].weight())
		}
	}
	for fold := range folds {
		w := l.learn(firstChoice, func(i int) bool { return i%folds != fold })
		for i := range l.chains {
			if c := &l.chains[i]; c.example%folds == fold {
				l.guess(c, w)
			}
		}
	}
	return l
}

// add reads the lessons of an example.
func (l *targetLessons) add(example int, s *setting, labels []Label, weight float64) {
	ps, of := s.labelled(labels)
	if len(ps) == 0 {
		return
	}
	lessons := make([]lesson, len(ps))
	s.tell(ps, func(i, matter int, f []fact) {
		lessons[i].matters, lessons[i].options = append(lessons[i].matters, matter), append(lessons[i].options, l.number(f))
	}, func(i int, f []fact) { lessons[i].staying = l.number(f) })
	for i := range lessons {
		s.markRight(&lessons[i], of[i])
	}
	l.chains = append(l.chains, chain{example, s, ps, of, [choices][]lesson{lessons, slices.Clone(lessons)}, weight})
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

// guess adds to the lessons of the second choice what the first is by weights w.
func (l *targetLessons) guess(c *chain, w []float64) {
	lessons := c.lessons[secondChoice]
	steps := make([]step, len(lessons))
	for n := range lessons {
		steps[n] = lessons[n].step(w, func(int) bool { return false })
		lessons[n].options = slices.Clone(lessons[n].options)
	}
	c.newGuess(c.positions, steps).tell(func(n, o int, f []fact) {
		k, more := lessons[n].options[o], l.number(f)
		lessons[n].options[o] = known{slices.Concat(k.facts, more.facts), slices.Concat(k.amounts, more.amounts)}
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
	var weights [choices][]float64
	for choice := range weights {
		weights[choice] = l.learn(choice, use)
	}
	t := newTable(1)
	for i, n := range l.names {
		row := t.row(t.add(n), 0)
		for choice, w := range weights {
			row[choice] = w[i]
		}
	}
	t.prune()
	t.indexNames()
	return t
}

// targetTables gives, for each part of the examples, what is learnt from the
// others.
func (l *targetLessons) targetTables() (tables [folds]table) {
	inParallel(folds, func(fold int) {
		tables[fold] = l.targetTable(func(i int) bool { return i%folds != fold })
	})
	return tables
}

// learn gives the weights of all facts for a choice, learnt from the chains of
// the examples that use picks.
func (l *targetLessons) learn(choice int, use func(int) bool) []float64 {
	var learnt []weighed
	for _, c := range l.chains {
		if use(c.example) {
			learnt = append(learnt, weighed{c.lessons[choice], c.weight})
		}
	}
	penalty := make([]float64, len(l.names))
	for i, n := range l.names {
		if penalty[i] = targetPenalty; strings.HasSuffix(n, notesOnly) {
			penalty[i] = notesPenalty
		}
	}
	return minimize(chainLoss(learnt, penalty), make([]float64, len(l.names)), targetSteps)
}

func textsOf(turns []seen) []*turnText {
	texts := make([]*turnText, len(turns))
	for i := range turns {
		texts[i] = &turns[i].text
	}
	return texts
}
