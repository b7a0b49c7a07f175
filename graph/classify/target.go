package classify

import (
	"cmp"
	"slices"
	"sort"

	"parley/graph"
)

// A position is a stance whose targets are sought.
type position struct {
	turn, kind int // indexes
	holder     graph.ID
	first, end int // tokens of its quote
	sentence   int // of the turn
	confidence float64
}

// position gives the position of a stance; false where its quote has no words.
func (s *setting) position(x graph.Stance) (position, bool) {
	t := s.texts[x.Turn-1]
	first := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].end > x.Quote.Start })
	end := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].start >= x.Quote.End })
	if first >= end {
		return position{}, false
	}
	return position{x.Turn - 1, kindIndex(x.Kind), x.Holder, first, end, t.sentenceOf(first), x.Confidence}, true
}

func (p *position) holds(x spot) bool {
	return x.turn == p.turn && x.token >= p.first && x.token < p.end
}

// nothing is the index of the matter that the record does not name.
const nothing = -1

// tell calls option with what speaks for each matter that each position could be
// about, and staying with what speaks for staying with the matter of the
// position before. The facts are good until the next call.
func (s *setting) tell(ps []position, option func(i, matter int, f []fact), staying func(i int, f []fact)) {
	var f []fact
	for i := range ps {
		v := s.viewFrom(&ps[i])
		f = s.noted(v.nothingFacts(f[:0]))
		option(i, nothing, f)
		for _, m := range v.candidates() {
			f = s.noted(v.facts(f[:0], m))
			option(i, m.index, f)
		}
		if i > 0 {
			f = s.noted(v.stayingFacts(f[:0], &ps[i-1]))
			staying(i, f)
		}
	}
}

// Targets are chosen twice. The second time it is known what seemed likely, the
// first time, for the positions around.
const (
	firstChoice = iota // column of the table
	secondChoice
	choices
)

// target finds what each position is about, all together, the likeliest first:
// nothing where nothing is named that it could be about.
func (m *Model) target(s *setting, ps []position) [][]*matter {
	first, second := make([]step, len(ps)), make([]step, len(ps))
	s.tell(ps, func(i, matter int, f []fact) {
		first[i].matters = append(first[i].matters, matter)
		first[i].odds = append(first[i].odds, m.targets.sum(f, firstChoice))
		second[i].odds = append(second[i].odds, m.targets.sum(f, secondChoice))
	}, func(i int, f []fact) {
		first[i].staying, second[i].staying = m.targets.sum(f, firstChoice), m.targets.sum(f, secondChoice)
	})
	for i := range first {
		second[i].matters = first[i].matters
	}
	s.newGuess(ps, first).tell(func(i, o int, f []fact) { second[i].odds[o] += m.targets.sum(f, secondChoice) })
	out := make([][]*matter, len(ps))
	for i, shares := range walk(second).options {
		out[i] = s.likeliest(second[i].matters, shares, enough/ps[i].confidence)
	}
	return out
}

// sum adds up what facts say in a column of the table.
func (t *table) sum(facts []fact, column int) (z float64) {
	for _, f := range facts {
		if i := t.facts[f.name]; i != none {
			z += t.row(i, 0)[column] * f.value
		}
	}
	return z
}

// A position has up to mostTargets targets. Those beside the likeliest must be
// likely enough, given that there is a position at all. Fitted to F1.
const (
	mostTargets = 3
	enough      = 0.12
)

// likeliest gives the matters whose shares are largest, and at least so large
// beside the first.
func (s *setting) likeliest(matters []int, shares []float64, least float64) (ms []*matter) {
	order := make([]int, 0, len(shares))
	for o, m := range matters {
		if m != nothing {
			order = append(order, o)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(shares[b], shares[a]) })
	for n, o := range order[:min(len(order), mostTargets)] {
		if n == 0 || shares[o] >= least {
			ms = append(ms, s.matters[matters[o]])
		}
	}
	return ms
}

// atOnce is how many positions are looked at together at most, which bounds the
// memory that a long record takes.
const atOnce = 4096

// targets writes what the stances are about, and leaves out those that can be
// about nothing.
func (w *writer) targets() {
	var ps []position
	stances := w.doc.Stances[:0]
	for _, s := range w.doc.Stances {
		if p, ok := w.position(s); ok {
			ps, stances = append(ps, p), append(stances, s)
		}
	}
	w.doc.Stances = stances[:0]
	for chunk := range slices.Chunk(ps, atOnce) {
		for i, ms := range w.model.target(w.setting, chunk) {
			if len(ms) > 0 {
				stances[i].Targets = idsOf(ms)
				w.doc.Stances = append(w.doc.Stances, stances[i])
			}
		}
		stances = stances[len(chunk):]
	}
}

func idsOf(ms []*matter) (ids []graph.ID) {
	for _, m := range ms {
		ids = append(ids, m.ID)
	}
	return ids
}
