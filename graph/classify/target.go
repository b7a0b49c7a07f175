package classify

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"parley/graph"
)

// A setting is a document as targets are chosen in it: what is named where, and
// who takes part.
type setting struct {
	doc     *graph.Document
	texts   []*turnText
	above   []int // by turn: sentences in the turns above it
	matters []*matter
	byID    map[graph.ID]*matter
	opened  []opening
}

// An opening is a place where the talk turns to a matter: "As to Outer
// Mongolia", "Kuriles."
type opening struct {
	spot
	matter *matter
}

// A matter is an entity that a position may be about.
type matter struct {
	*graph.Entity
	index     int
	spots     []spot // where it is named, in order of the text
	headline  bool   // the title or subject names it
	takesPart bool   // speaks, or is spoken for
	sort      int    // index into sorts
}

// A spot is a place where a matter is named.
type spot struct {
	turn, sentence, token int // the sentence is counted through the record
}

// A position is a stance whose targets are sought.
type position struct {
	turn, kind int // indexes
	holder     graph.ID
	first, end int // tokens of its quote
	sentence   int // of the turn
}

func newSetting(d *graph.Document, texts []*turnText) *setting {
	s := &setting{doc: d, texts: texts, byID: map[graph.ID]*matter{}}
	head := " " + graph.FoldName(d.Title+" "+d.Subject) + " "
	for i := range d.Entities {
		m := &matter{Entity: &d.Entities[i], index: i}
		m.headline = m.namedIn(head)
		s.matters, s.byID[m.ID] = append(s.matters, m), m
	}
	for _, t := range d.Turns {
		s.party(t.Speaker)
	}
	if d.Form == graph.Narrated {
		for _, r := range d.Reports {
			s.party(r.Holder)
		}
	}
	for _, m := range s.matters {
		m.sort = slices.Index(graph.EntityKinds, m.Kind) + 1
		if m.takesPart {
			m.sort += len(sorts) / 2
		}
	}
	s.findSpots()
	return s
}

// namedIn reports whether a folded text names m.
func (m *matter) namedIn(folded string) bool {
	return slices.ContainsFunc(append([]string{m.Name}, m.Aliases...), func(n string) bool {
		f := graph.FoldName(n)
		return f != "" && strings.Contains(folded, " "+f+" ")
	})
}

// party notes who speaks, and for whom.
func (s *setting) party(id graph.ID) {
	if m := s.byID[id]; m != nil {
		m.takesPart = true
		if side := s.byID[m.Represents]; side != nil {
			side.takesPart = true
		}
	}
}

func (s *setting) findSpots() {
	n, mentions := 0, s.doc.Mentions
	for i, t := range s.texts {
		s.above = append(s.above, n)
		for len(mentions) > 0 && mentions[0].Turn <= t.turn.Number {
			m, tok := s.byID[mentions[0].Entity], t.tokenAt(mentions[0].Start)
			if m != nil && tok >= 0 && mentions[0].Turn == t.turn.Number {
				p := spot{i, n + t.sentenceOf(tok), tok}
				m.spots = append(m.spots, p)
				if m.Kind != graph.Person && t.opens(t.sentences[p.sentence-n], tok) {
					s.opened = append(s.opened, opening{p, m})
				}
			}
			mentions = mentions[1:]
		}
		n += len(t.sentences)
	}
}

// opens reports whether the name at a token of a sentence opens a matter: words
// that announce, and no others, stand before it, or the sentence is little more
// than the name.
func (t *turnText) opens(sentence tokenRange, token int) bool {
	const most = 5
	if sentence.end-sentence.first <= most {
		return true
	}
	before := t.tokens[sentence.first:token]
	if len(before) == 0 || len(before) > most {
		return false
	}
	for _, w := range before {
		if !announcing[w.text] {
			return false
		}
	}
	return true
}

// tokenAt gives the token that holds byte offset at, or -1.
func (t *turnText) tokenAt(at int) int {
	i := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].end > at })
	if i < len(t.tokens) && t.tokens[i].start <= at {
		return i
	}
	return -1
}

func (t *turnText) sentenceOf(token int) int {
	return sort.Search(len(t.sentences)-1, func(i int) bool { return token < t.sentences[i].end })
}

// position gives the position of a stance; false where its quote has no words.
func (s *setting) position(turn int, kind graph.StanceKind, holder graph.ID, quote graph.Span) (position, bool) {
	t := s.texts[turn-1]
	first := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].end > quote.Start })
	end := sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].start >= quote.End })
	if first >= end {
		return position{}, false
	}
	return position{turn - 1, kindIndex(kind), holder, first, end, t.sentenceOf(first)}, true
}

// sideOf gives whom somebody speaks for, or himself.
func (s *setting) sideOf(id graph.ID) graph.ID {
	if m := s.byID[id]; m != nil && !m.Represents.IsZero() {
		return m.Represents
	}
	return id
}

// nothing is the index of the matter that the record does not name.
const nothing = -1

// chain gives the steps through positions that stand in order of the text.
func (s *setting) chain(ps []position, number func([]fact) known) []step {
	chain := make([]step, len(ps))
	var f []fact
	for i := range ps {
		v := s.viewFrom(&ps[i])
		c := &chain[i]
		if i > 0 {
			c.grow(len(chain[i-1].matters) + 4) // about as many as before
		}
		f = v.nothingFacts(f[:0])
		c.add(nothing, number(f))
		for _, m := range s.matters {
			if near, long := v.near(m); v.eligible(m, near, long) {
				f = v.facts(f[:0], m, near)
				c.add(m.index, number(f))
			}
		}
		if i > 0 {
			f = v.stayingFacts(f[:0], &ps[i-1])
			c.staying = number(f)
		}
	}
	return chain
}

// target finds what each position is about, all together: nil where nothing is
// named that it could be about.
func (m *Model) target(s *setting, ps []position) []*matter {
	chain := s.chain(ps, m.targets.know)
	out := make([]*matter, len(ps))
	for i, shares := range walk(chain, m.targets.firstColumn(), false).options {
		best := 0.0
		for o, share := range shares {
			if at := chain[i].matters[o]; at != nothing && share > best {
				best, out[i] = share, s.matters[at]
			}
		}
	}
	return out
}

// targets writes what the stances are about, and leaves out those that can be
// about nothing.
func (w *writer) targets() {
	var ps []position
	stances := w.doc.Stances[:0]
	for _, s := range w.doc.Stances {
		if p, ok := w.position(s.Turn, s.Kind, s.Holder, s.Quote); ok {
			ps, stances = append(ps, p), append(stances, s)
		}
	}
	w.doc.Stances = stances[:0]
	for i, m := range w.model.target(w.setting, ps) {
		if m != nil {
			stances[i].Targets = w.withFellows(&ps[i], m)
			w.doc.Stances = append(w.doc.Stances, stances[i])
		}
	}
}

// withFellows gives m and what the position's words join to it by "and": "for
// Port Arthur and railway".
func (s *setting) withFellows(p *position, m *matter) []graph.ID {
	ids := []graph.ID{m.ID}
	for _, o := range s.matters {
		if o != m && o.Kind != graph.Person && o.ID != p.holder && o.ID != s.sideOf(p.holder) && s.joined(p, m, o) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// joined reports whether a and b are named in the position's words with nothing
// but "and" between them.
func (s *setting) joined(p *position, a, b *matter) bool {
	return slices.ContainsFunc(a.spotsOf(p.turn), func(x spot) bool {
		return p.holds(x) && slices.ContainsFunc(b.spotsOf(p.turn), func(y spot) bool {
			return p.holds(y) && s.andBetween(p.turn, min(x.token, y.token), max(x.token, y.token))
		})
	})
}

// spotsOf gives the spots of a turn; all are in the order of turns.
func (m *matter) spotsOf(turn int) []spot {
	find := func(turn int) int {
		at, _ := slices.BinarySearchFunc(m.spots, turn, func(x spot, turn int) int { return cmp.Compare(x.turn, turn) })
		return at
	}
	return m.spots[find(turn):find(turn+1)]
}

func (p *position) holds(x spot) bool { return x.token >= p.first && x.token < p.end }

// andBetween reports whether "and" is the only word between two names that
// begin at tokens i and j of a turn.
func (s *setting) andBetween(turn, i, j int) bool {
	ands := 0
	for _, w := range s.texts[turn].tokens[i:j] {
		switch w.text {
		case nameToken, "the":
		case "and":
			ands++
		default:
			return false
		}
	}
	return ands == 1
}
