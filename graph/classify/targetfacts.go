package classify

import (
	"math"
	"slices"
	"sort"
	"strings"

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
	pointing = wordSet("this that it these those so they them such same")
	drafting = wordSet("text draft drafting wording word words paragraph sentence language formulation article clause phrase formula preamble section version comma document")
	// what may stand before the name of a matter that the talk turns to
	announcing = wordSet("as to for regards regarding concerning re about on with regard respect turning turn let us now then next and another question the of point first second third fourth fifth matter issue problem appeal again lease status case")
	linking    = wordSet("is are was were will would should shall must can could may might has have had remains becomes does do")
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

// eligible reports whether the position can be about m, whose spots near by are
// given: not its holder, and named within reach, or the matter of the record or
// of the talk.
func (v *view) eligible(m *matter, near []spot, long bool) bool {
	if m.ID == v.holder || m.ID == v.side {
		return false
	}
	return len(near) > 0 && near[0].turn <= v.turn || m.headline || long || v.rank(m) > 0
}

// near gives the spots of m from reach turns before the position to the turn
// after it, and whether m was often named before that.
func (v *view) near(m *matter) (spots []spot, long bool) {
	const reach, often = 30, 4
	first := sort.Search(len(m.spots), func(i int) bool { return m.spots[i].turn >= v.turn-reach })
	end := sort.Search(len(m.spots), func(i int) bool { return m.spots[i].turn > v.turn+1 })
	return m.spots[first:end], first > 0 && len(m.spots) >= often
}

// facts appends what speaks for m, whose spots near by are given, as the target.
func (v *view) facts(f []fact, m *matter, near []spot) []fact {
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

// nearest tells which of the spots is nearest to the quote, finely and roughly.
func (v *view) nearest(near []spot) (fine factName, rough *region) {
	fine, rough = namedElsewhere, elsewhere
	best := math.MaxInt
	for _, p := range near {
		if far, f, r := v.distance(p); far < best {
			best, fine, rough = far, f, r
		}
	}
	return fine, rough
}

// distance tells how far p is from the quote.
func (v *view) distance(p spot) (far int, fine factName, rough *region) {
	const quote, turn, before, after = 0, 10, 100, 1000
	back, sentences := v.turn-p.turn, v.sentence-p.sentence
	switch {
	case back < 0:
		return after, namedAfter, turnAfterIt
	case back > 12:
		return before + back, namedLongBefore, longBefore
	case back > 6:
		return before + back, namedWithin12, turnsBefore
	case back > 3:
		return before + back, namedWithin6, turnsBefore
	case back > 0:
		return before + back, namedTurnsBefore[back], turnsBefore
	case p.token >= v.first && p.token < v.end:
		return quote, namedInQuote, inQuote
	case sentences == 0 && p.token < v.first:
		return quote + 1, namedBefore, inSentence
	case sentences == 0:
		return quote + 2, namedBehind, inSentence
	case sentences > 0:
		n := min(sentences, 4)
		return turn + 2*n, sentencesBefore[n], inTurn
	}
	n := min(-sentences, 3)
	return turn + 2*n + 1, sentencesAfter[n], restOfTurn
}

// grammar adds how m's first name in the position's sentence stands there.
func (v *view) grammar(f []fact, m *matter, near []spot) []fact {
	at := slices.IndexFunc(near, func(p spot) bool { return p.turn == v.turn && p.sentence == v.sentence })
	if at < 0 {
		return f
	}
	token, r := near[at].token, v.text.sentences[v.position.sentence]
	names := &namedThere[0]
	if token >= v.first && token < v.end {
		names = &namedThere[1]
	}
	if !hasName(v.text.tokens[r.first:token]) {
		f = yes(f, names.first)
		if !hasName(v.text.tokens[token+1 : r.end]) {
			f = yes(f, names.only)
		}
	}
	if token+1 < r.end && linking[v.text.tokens[token+1].text] {
		f = yes(f, names.subject)
	}
	if rest := v.doc.Text[v.text.tokens[token].end:]; strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
		f = yes(f, names.possessive, names.possessiveSort[m.sort])
	}
	return f
}

func hasName(ts []token) bool {
	for _, w := range ts {
		if w.text == nameToken {
			return true
		}
	}
	return false
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
	for _, m := range v.matters {
		if m.Kind == graph.Person || m.takesPart {
			continue
		}
		i := sort.Search(len(m.spots), func(i int) bool {
			p := m.spots[i]
			return p.turn > q.turn || p.turn == q.turn && p.token >= q.end
		})
		if i < len(m.spots) && (m.spots[i].turn < v.turn || m.spots[i].turn == v.turn && m.spots[i].token < v.end) {
			return true
		}
	}
	return false
}
