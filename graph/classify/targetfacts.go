package classify

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"parley/graph"
)

// A view is the record seen from one position.
type view struct {
	*setting
	*position
	text     *turnText
	sentence int              // counted through the record
	topics   map[graph.ID]int // rank of each matter under discussion
	names    int              // in the quote
	points   bool             // the quote says "this", "it" …
	drafts   bool             // it speaks of a text: "paragraph", "wording" …
}

var (
	pointing = wordSet("this that it these those so they them such same")
	drafting = wordSet("text draft drafting wording word words paragraph sentence language formulation article clause phrase formula preamble section version comma document")
	linking  = wordSet("is are was were will would should shall must can could may might has have had remains becomes does do")
)

func (s *setting) viewFrom(p *position) *view {
	v := &view{setting: s, position: p, text: s.texts[p.turn], sentence: s.above[p.turn] + p.sentence}
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

// topics ranks the matters under discussion at a place.
func (s *setting) topics(at int) map[graph.ID]int {
	ts := s.doc.Topics
	i := sort.Search(len(ts), func(i int) bool { return ts[i].At > at })
	ranks := map[graph.ID]int{}
	if i > 0 {
		for n, id := range ts[i-1].Entities {
			ranks[id] = n + 1
		}
	}
	return ranks
}

// eligible reports whether the position can be about m: not its holder, and
// named within reach, or the matter of the record or of the talk.
func (v *view) eligible(m *matter) bool {
	if m.ID == v.holder || m.ID == v.sideOf(v.holder) {
		return false
	}
	near, long := v.near(m)
	return len(near) > 0 && near[0].turn <= v.turn || v.topics[m.ID] > 0 || m.headline || long
}

// near gives the spots of m from reach turns before the position to the turn
// after it, and whether m was often named before that.
func (v *view) near(m *matter) (spots []spot, long bool) {
	const reach, often = 30, 4
	first := sort.Search(len(m.spots), func(i int) bool { return m.spots[i].turn >= v.turn-reach })
	end := sort.Search(len(m.spots), func(i int) bool { return m.spots[i].turn > v.turn+1 })
	return m.spots[first:end], first > 0 && len(m.spots) >= often
}

// facts tells what speaks for m as the target.
func (v *view) facts(m *matter) []fact {
	kind := "is " + string(m.Kind)
	if v.parties[m.ID] {
		kind += " that takes part"
	}
	where, about := v.nearest(m)
	f := yes(nil, kind, kind+", "+string(graph.StanceKinds[v.kind]), where, about+", "+kind, about+", "+string(v.doc.Form))
	if v.names == 0 && about != "quote" {
		f = yes(f, about+", quote without a name")
	}
	if m.headline {
		f = yes(f, "in title")
	}
	if rank := v.topics[m.ID]; rank > 0 {
		f = yes(f, "topic "+strconv.Itoa(rank))
		if v.names == 0 {
			f = yes(f, "topic "+strconv.Itoa(rank)+", quote without a name")
		}
	}
	if v.drafts && m.Kind == graph.Treaty {
		f = yes(f, "draft words, is TREATY")
	}
	return v.grammar(f, m, kind)
}

// yes adds facts that hold.
func yes(f []fact, names ...string) []fact {
	for _, n := range names {
		f = append(f, fact{n, 1})
	}
	return f
}

// nearest tells where m is named nearest to the quote, finely and roughly.
func (v *view) nearest(m *matter) (fine, rough string) {
	fine, rough = "named elsewhere", "elsewhere"
	best := math.MaxInt
	spots, _ := v.near(m)
	for _, p := range spots {
		if far, f, r := v.distance(p); far < best {
			best, fine, rough = far, f, r
		}
	}
	return fine, rough
}

// distance tells how far p is from the quote.
func (v *view) distance(p spot) (far int, fine, rough string) {
	const inQuote, inTurn, before, after = 0, 10, 100, 1000
	back, sentences := v.turn-p.turn, v.sentence-p.sentence
	switch {
	case back < 0:
		return after, "named in turn after", "turn after"
	case back > 12:
		return before + back, "named long before", "long before"
	case back > 6:
		return before + back, "named 7 to 12 turns before", "turns before"
	case back > 3:
		return before + back, "named 4 to 6 turns before", "turns before"
	case back > 0:
		return before + back, "named " + strconv.Itoa(back) + " turns before", "turns before"
	case p.token >= v.first && p.token < v.end:
		return inQuote, "named in quote", "quote"
	case sentences == 0 && p.token < v.first:
		return inQuote + 1, "named before in sentence", "sentence"
	case sentences == 0:
		return inQuote + 2, "named after in sentence", "sentence"
	case sentences > 0:
		n := min(sentences, 4)
		return inTurn + 2*n, "named " + strconv.Itoa(n) + " sentences before", "turn"
	}
	n := min(-sentences, 3)
	return inTurn + 2*n + 1, "named " + strconv.Itoa(n) + " sentences after", "rest of turn"
}

// grammar adds how m's names in the position's sentence stand there.
func (v *view) grammar(f []fact, m *matter, kind string) []fact {
	r := v.text.sentences[v.position.sentence]
	where := map[bool]string{true: " in quote", false: " in sentence"}
	spots, _ := v.near(m)
	for _, p := range spots {
		if p.turn != v.turn || p.sentence != v.sentence {
			continue
		}
		in := where[p.token >= v.first && p.token < v.end]
		first := !hasName(v.text.tokens[r.first:p.token])
		if first {
			f = yes(f, "first name"+in)
		}
		if first && !hasName(v.text.tokens[p.token+1:r.end]) {
			f = yes(f, "only name"+in)
		}
		if p.token+1 < r.end && linking[v.text.tokens[p.token+1].text] {
			f = yes(f, "subject"+in)
		}
		if rest := v.doc.Text[v.text.tokens[p.token].end:]; strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
			f = yes(f, "possessive"+in, "possessive"+in+", "+kind)
		}
		break
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

// nothingFacts tells what speaks for a matter that the record does not name.
func (v *view) nothingFacts() []fact {
	f := yes(nil, "nothing named", "nothing named, "+string(graph.StanceKinds[v.kind]), "nothing named, "+string(v.doc.Form))
	if v.names == 0 {
		f = yes(f, "nothing named, quote without a name")
	}
	return f
}

// short is how many tokens a short quote has at most.
const short = 6

// stayingFacts tells what speaks for staying with the matter of the position
// before, q.
func (v *view) stayingFacts(q *position) []fact {
	who := "stays, other side"
	if v.sideOf(v.holder) == v.sideOf(q.holder) {
		who = "stays, own side"
	}
	if v.turn == q.turn {
		who += ", same turn"
	}
	f := yes(nil, "stays", "stays, "+string(v.doc.Form), who, who+", "+string(graph.StanceKinds[q.kind])+" then "+string(graph.StanceKinds[v.kind]))
	f = append(f, fact{"stays, turns between", math.Log1p(float64(v.turn - q.turn))})
	switch {
	case v.names > 0:
		f = yes(f, "stays, quote with a name")
	case v.points:
		f = yes(f, "stays, quote points")
	}
	if v.end-v.first <= short {
		f = yes(f, "stays, short quote")
	}
	if !v.namedSince(q) {
		f = yes(f, "stays, nothing named since")
	}
	return f
}

// namedSince reports whether a matter, other than persons and who takes part,
// is named between q and the end of the quote.
func (v *view) namedSince(q *position) bool {
	for _, m := range v.matters {
		if m.Kind == graph.Person || v.parties[m.ID] {
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
