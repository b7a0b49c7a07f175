package classify

import (
	"slices"

	"parley/graph"
)

// Targets are learnt from records alone, since written exchanges name little
// that is no target.
const (
	targetPenalty = 20
	targetSteps   = 60
)

// targetSamples gives the chains of all examples, with what is right in them.
func (t *trainer) targetSamples() (chains [][]step, names []string) {
	index := make([]int32, len(factNames)) // plus one
	number := func(fs []fact) (k known) {
		for _, f := range fs {
			if index[f.name] == 0 {
				names = append(names, factNames[f.name])
				index[f.name] = int32(len(names))
			}
			k.facts, k.amounts = append(k.facts, index[f.name]-1), append(k.amounts, f.value)
		}
		return k
	}
	for i, x := range t.examples {
		chains = append(chains, nil)
		if x.Written {
			continue
		}
		s := newSetting(x.Doc, textsOf(t.records[i].seen))
		ps, labels := s.labelled(x.Labels)
		chains[i] = s.chain(ps, number)
		for n := range chains[i] {
			s.markRight(&chains[i][n], labels[n])
		}
	}
	return chains, names
}

// labelled gives the positions that labels stand for, in order of the text, and
// the label of each.
func (s *setting) labelled(labels []Label) (ps []position, of []Label) {
	labels = slices.Clone(labels)
	slices.SortStableFunc(labels, func(a, b Label) int { return a.Quote.Start - b.Quote.Start })
	for _, l := range labels {
		holder := l.Holder
		if holder.IsZero() {
			holder = s.doc.Turn(l.Turn).Speaker
		}
		if p, ok := s.position(l.Turn, l.Kind, holder, l.Quote); ok {
			ps, of = append(ps, p), append(of, l)
		}
	}
	return ps, of
}

// markRight marks the options of c that l calls for: where the record names
// none of its targets, what is also right, and at last nothing. What is also
// right is otherwise no option, neither right nor wrong.
func (s *setting) markRight(c *step, l Label) {
	want := l.Targets
	if len(want) == 0 {
		want = l.AlsoOk
	}
	out, found := step{staying: c.staying}, false
	for o, m := range c.matters {
		id := graph.ID{}
		if m != nothing {
			id = s.matters[m].ID
		}
		right := slices.Contains(want, id)
		if right || !slices.Contains(l.AlsoOk, id) {
			out.add(m, c.options[o])
			out.right = append(out.right, right)
			found = found || right
		}
	}
	out.right[0] = !found
	*c = out
}

// targetModel learns what a stance is about from the chains that use picks.
func (t *trainer) targetModel(m *Model, names []string, chains [][]step, use func(int) bool) {
	var learnt [][]step
	for i, c := range chains {
		if use(i) && len(c) > 0 {
			learnt = append(learnt, c)
		}
	}
	w := minimize(chainLoss(learnt), make([]float64, len(names)), targetSteps)
	m.targets = newTable(1)
	for i, n := range names {
		m.targets.row(m.targets.add(n), 0)[0] = w[i]
	}
	m.targets.prune()
	m.targets.indexNames()
}

// chainLoss gives the loss of chains and its gradient: how unlikely the right
// ways are, and a penalty.
func chainLoss(chains [][]step) func(x, grad []float64) float64 {
	return func(x, grad []float64) (loss float64) {
		for k, w := range x {
			grad[k] = targetPenalty * w
			loss += 0.5 * targetPenalty * w * w
		}
		for _, c := range chains {
			free, bound := walk(c, x, false), walk(c, x, true)
			loss += free.log - bound.log
			for i := range c {
				c[i].staying.learn(grad, free.staying[i]-bound.staying[i])
				for o, k := range c[i].options {
					k.learn(grad, free.options[i][o]-bound.options[i][o])
				}
			}
		}
		return loss
	}
}

// know gives the facts that the table knows.
func (t *table) know(fs []fact) (k known) {
	k.facts, k.amounts = make([]int32, 0, len(fs)), make([]float64, 0, len(fs))
	for _, f := range fs {
		if i := t.facts[f.name]; i != none {
			k.facts, k.amounts = append(k.facts, i), append(k.amounts, f.value)
		}
	}
	return k
}

// firstColumn gives the weights of the first judgement.
func (t *table) firstColumn() []float64 {
	w := make([]float64, len(t.names))
	for i := range w {
		w[i] = t.row(int32(i), 0)[0]
	}
	return w
}

func textsOf(turns []seen) []*turnText {
	texts := make([]*turnText, len(turns))
	for i := range turns {
		texts[i] = &turns[i].text
	}
	return texts
}
