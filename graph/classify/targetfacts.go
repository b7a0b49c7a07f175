package classify

import (
	"math"
	"slices"
	"sort"

	"parley/graph"
)

// A view is the record seen from one position.
type view struct {
	*setting
	*position
	text     *turnText
	side     graph.ID   // of the holder
	sentence int        // counted through the record
	topics   []graph.ID // the matters under discussion, by rank
	names    int        // in the quote
	points   bool       // the quote says "this", "it" …
	drafts   bool       // it speaks of a text: "paragraph", "wording" …
}

var (
	pointing   = listedWords("pointing")
	drafting   = listedWords("drafting")
	announcing = listedWords("announcing")
	linking    = listedWords("linking")
)

func (s *setting) viewFrom(p *position) *view {
	v := &view{setting: s, position: p, text: s.texts[p.turn], side: s.sideOf(p.holder), sentence: s.above[p.turn] + p.sentence}
	quote := v.text.tokens[p.first:p.end]
	for _, w := range quote {
		if w.text == nameToken {
			v.names++
		}
		v.points = v.points || pointing[w.text]
		v.drafts = v.drafts || drafting[w.text]
	}
	v.topics = s.topics(quote[0].start)
	return v
}

// topics gives the matters under discussion at a place, by rank.
func (s *setting) topics(at int) []graph.ID {
	ts := s.doc.Topics
	i := sort.Search(len(ts), func(i int) bool { return ts[i].At > at })
	if i == 0 {
		return nil
	}
	return ts[i-1].Entities
}

// rank gives the rank of m among the matters under discussion, from 1, or 0.
func (v *view) rank(m *matter) int { return slices.Index(v.topics, m.ID) + 1 }

// A matter is near a position where it is named from so many turns before it to
// so many after it.
const (
	turnsBack  = 30
	turnsAhead = 6
)

// candidates gives the matters that the position can be about, in order: those
// named near by, under discussion, or in question all through the record; not
// its holder, nor whom he speaks for.
func (v *view) candidates() []*matter {
	turnAt := func(turn int) int {
		return sort.Search(len(v.places), func(i int) bool { return v.places[i].turn >= turn })
	}
	ms := slices.Clone(v.standing)
	for _, p := range v.places[turnAt(v.turn-turnsBack):turnAt(v.turn+turnsAhead+1)] {
		ms = append(ms, p.matter)
	}
	for _, id := range v.topics {
		ms = append(ms, v.byID[id])
	}
	slices.SortFunc(ms, func(a, b *matter) int { return a.index - b.index })
	ms = slices.Compact(ms)
	return slices.DeleteFunc(ms, func(m *matter) bool { return m == nil || m.ID == v.holder || m.ID == v.side })
}

// near gives the spots of m near the position.
func (v *view) near(m *matter) []spot {
	return m.spots[after(m.spots, v.turn-turnsBack, 0):after(m.spots, v.turn+turnsAhead+1, 0)]
}

// facts appends what speaks for m as the target.
func (v *view) facts(f []fact, m *matter) []fact {
	near := v.near(m)
	where, about := v.nearest(near)
	f = yes(f, isSort[m.sort], isSortKind[m.sort][v.kind], where, about.ofKind[m.sort], about.ofForm[v.doc.Form])
	if v.names == 0 && about != inQuote {
		f = yes(f, about.nameless)
	}
	if m.headline {
		f = yes(f, inTitle)
	}
	if back := v.openedBack(m); back >= 0 {
		f = yes(f, isOpened[min(back, mostOpened)+1])
	}
	if rank := v.rank(m); rank > 0 && rank <= mostTopics {
		f = yes(f, isTopic[rank])
		if v.names == 0 {
			f = yes(f, isTopicAlone[rank])
		}
	}
	if v.drafts && m.Kind == graph.Treaty {
		f = yes(f, isDraft)
	}
	f = yes(f, m.called...)
	f = v.counts(f, m, near)
	return v.grammar(f, m, near)
}

// openedBack tells how many turns ago m was the last matter that the talk turned
// to, or -1 where it was another.
func (v *view) openedBack(m *matter) int {
	i := sort.Search(len(v.opened), func(i int) bool {
		o := v.opened[i]
		return o.turn > v.turn || o.turn == v.turn && o.token >= v.end
	})
	if i == 0 || v.opened[i-1].matter != m {
		return -1
	}
	return v.turn - v.opened[i-1].turn
}

// yes adds facts that hold.
func yes(f []fact, names ...factName) []fact {
	for _, n := range names {
		f = append(f, fact{n, 1})
	}
	return f
}

// nothingFacts appends what speaks for a matter that the record does not name.
func (v *view) nothingFacts(f []fact) []fact {
	f = yes(f, noMatter, noMatterKind[v.kind], noMatterForm[v.doc.Form])
	if v.names == 0 {
		f = yes(f, noMatterNameless)
	}
	return f
}

// short is how many tokens a short quote has at most.
const short = 6

// stayingFacts appends what speaks for staying with the matter of the position
// before, q.
func (v *view) stayingFacts(f []fact, q *position) []fact {
	who, same := &otherStays, 0
	if v.side == v.sideOf(q.holder) {
		who = &ownStays
	}
	if v.turn == q.turn {
		same = 1
	}
	f = yes(f, stays, staysForm[v.doc.Form], who[same].stays, who[same].kinds[q.kind][v.kind])
	f = append(f, fact{staysBetween, math.Log1p(float64(v.turn - q.turn))})
	switch {
	case v.names > 0:
		f = yes(f, staysNamed)
	case v.points:
		f = yes(f, staysPoints)
	}
	if v.end-v.first <= short {
		f = yes(f, staysShort)
	}
	if !v.namedSince(q) {
		f = yes(f, staysUnnamed)
	}
	return f
}

// namedSince reports whether a matter, other than persons and who takes part,
// is named between q and the end of the quote.
func (v *view) namedSince(q *position) bool {
	return after(v.news, q.turn, q.end) < after(v.news, v.turn, v.end)
}
