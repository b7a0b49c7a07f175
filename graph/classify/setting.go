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
	doc      *graph.Document
	texts    []*turnText
	above    []int // by turn: sentences in the turns above it
	matters  []*matter
	byID     map[graph.ID]*matter
	places   []place   // where matters are named, in order of the text
	news     []spot    // those of matters that take no part and are no persons
	opened   []place   // where the talk turns to a matter: "As to Outer Mongolia", "Kuriles."
	standing []*matter // in question all through the record
	notes    bool      // whether it is notes of a talk, taken in haste
}

// A spot is a place where a matter is named.
type spot struct {
	turn, sentence, token int // the sentence is counted through the record
}

// A place is a spot with the matter that is named there.
type place struct {
	spot
	*matter
}

func newSetting(d *graph.Document, texts []*turnText) *setting {
	s := &setting{doc: d, texts: texts, byID: map[graph.ID]*matter{}}
	head := " " + graph.FoldName(d.Title+" "+d.Subject) + " "
	for i := range d.Entities {
		m := &matter{Entity: &d.Entities[i], index: i}
		m.headline, m.called = m.namedIn(head), m.calledBy()
		m.several = strings.Contains(m.Name, " ")
		s.matters, s.byID[m.ID] = append(s.matters, m), m
	}
	s.parties()
	for _, m := range s.matters {
		m.sort = slices.Index(graph.EntityKinds, m.Kind) + 1
		if m.takesPart {
			m.sort += len(sorts) / 2
		}
	}
	s.findPlaces()
	s.count()
	s.notes = d.Form == graph.Labelled && terseness(texts) >= notesFrom
	return s
}

// notesFrom is how terse notes are at least.
const notesFrom = 0.5

// noted adds to facts, in notes, what counts there alone.
func (s *setting) noted(f []fact) []fact {
	if s.notes {
		for _, x := range f {
			f = append(f, fact{inNotes[x.name], x.value})
		}
	}
	return f
}

// parties notes who speaks, and for whom.
func (s *setting) parties() {
	for _, t := range s.doc.Turns {
		s.party(t.Speaker)
	}
	if s.doc.Form == graph.Narrated {
		for _, r := range s.doc.Reports {
			s.party(r.Holder)
		}
	}
}

func (s *setting) party(id graph.ID) {
	if m := s.byID[id]; m != nil {
		m.takesPart = true
		if side := s.byID[m.Represents]; side != nil {
			side.takesPart = true
		}
	}
}

func (s *setting) findPlaces() {
	n, mentions := 0, s.doc.Mentions
	for i, t := range s.texts {
		s.above = append(s.above, n)
		for len(mentions) > 0 && mentions[0].Turn <= t.turn.Number {
			m, tok := s.byID[mentions[0].Entity], t.tokenAt(mentions[0].Start)
			if m != nil && tok >= 0 && mentions[0].Turn == t.turn.Number {
				s.place(t, place{spot{i, n + t.sentenceOf(tok), tok}, m}, n)
			}
			mentions = mentions[1:]
		}
		n += len(t.sentences)
	}
}

// place notes a place in a turn above which there are so many sentences.
func (s *setting) place(t *turnText, p place, above int) {
	s.places = append(s.places, p)
	if len(p.spots) == 0 || p.spots[len(p.spots)-1].turn < p.turn {
		p.turns++
	}
	p.spots = append(p.spots, p.spot)
	if p.Kind == graph.Person {
		return
	}
	if !p.takesPart {
		s.news = append(s.news, p.spot)
	}
	if t.opens(t.sentences[p.sentence-above], p.token) {
		s.opened = append(s.opened, p)
	}
}

// count ranks the matters by how often they are named. Those most named, and
// those of the title, stand in question all through the record.
func (s *setting) count() {
	const most = 20
	var order []*matter
	for _, m := range s.matters {
		if len(m.spots) > 0 && !m.takesPart && m.Kind != graph.Person {
			order = append(order, m)
		}
	}
	slices.SortStableFunc(order, func(a, b *matter) int { return cmp.Compare(len(b.spots), len(a.spots)) })
	for i, m := range order {
		m.rank = i + 1
	}
	for _, m := range s.matters {
		if m.headline || m.rank > 0 && m.rank <= most {
			s.standing = append(s.standing, m)
		}
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

// sideOf gives whom somebody speaks for, or himself.
func (s *setting) sideOf(id graph.ID) graph.ID {
	if m := s.byID[id]; m != nil && !m.Represents.IsZero() {
		return m.Represents
	}
	return id
}

// after gives the index of the first spot behind a token of a turn.
func after(spots []spot, turn, token int) int {
	return sort.Search(len(spots), func(i int) bool {
		return spots[i].turn > turn || spots[i].turn == turn && spots[i].token >= token
	})
}
