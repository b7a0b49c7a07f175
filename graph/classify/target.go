package classify

import (
	"math"
	"sort"
	"strconv"

	"parley/graph"
)

// A setting is a document with what targets are chosen by.
type setting struct {
	doc     *graph.Document
	total   map[graph.ID]int // mentions in the record
	parties map[graph.ID]bool
}

func newSetting(d *graph.Document) *setting {
	s := &setting{doc: d, total: map[graph.ID]int{}, parties: map[graph.ID]bool{}}
	for _, m := range d.Mentions {
		s.total[m.Entity]++
	}
	for _, t := range d.Turns {
		s.party(t.Speaker)
	}
	for _, p := range d.Participants {
		s.party(p.Entity)
	}
	return s
}

// party notes who speaks, and for whom.
func (s *setting) party(id graph.ID) {
	if e := s.doc.Entity(id); e != nil {
		s.parties[id] = true
		if !e.Represents.IsZero() {
			s.parties[e.Represents] = true
		}
	}
}

// A candidate is a thing that a stance could be about.
type candidate struct {
	id       graph.ID
	features []feature
}

// reach is how many turns back things are still candidates.
const reach = 30

// place is where a stance stands.
type place struct {
	turn            *graph.Turn
	sentence, quote graph.Span
	holder          graph.ID
	kind            graph.StanceKind
}

// near is where a candidate was mentioned, relative to a place.
type near struct {
	inQuote, inSentence, inTurn, after int
	nearest                            int // turns back; reach where only a topic
	recent                             int // mentions within reach
}

// candidates gives the things named within reach of a place and the topics in
// force, in order of identifiers.
func (s *setting) candidates(p place, r *reader) []candidate {
	found := map[graph.ID]*near{}
	s.mentioned(p, found)
	topics := s.topics(p.quote.Start)
	for _, id := range topics {
		if found[id] == nil {
			found[id] = &near{nearest: reach}
		}
	}
	var out []candidate
	for id, n := range found {
		if e := s.doc.Entity(id); e != nil && id != p.holder {
			out = append(out, candidate{id, s.features(p, e, n, topics, r)})
		}
	}
	sort.Slice(out, func(i, j int) bool { return string(out[i].id[:]) < string(out[j].id[:]) })
	return out
}

func (s *setting) mentioned(p place, found map[graph.ID]*near) {
	ms := s.doc.Mentions
	end := sort.Search(len(ms), func(i int) bool { return ms[i].Turn > p.turn.Number })
	for i := end - 1; i >= 0 && ms[i].Turn >= p.turn.Number-reach; i-- {
		m := ms[i]
		n := found[m.Entity]
		if n == nil {
			n = &near{nearest: p.turn.Number - m.Turn}
			found[m.Entity] = n
		}
		n.recent++
		switch {
		case p.quote.Overlaps(m.Span):
			n.inQuote++
		case p.sentence.Overlaps(m.Span):
			n.inSentence++
		case m.Turn == p.turn.Number && m.Start > p.quote.Start:
			n.after++
		case m.Turn == p.turn.Number:
			n.inTurn++
		}
	}
}

// topics gives the matters under discussion at a place, the likeliest first.
func (s *setting) topics(at int) []graph.ID {
	ts := s.doc.Topics
	i := sort.Search(len(ts), func(i int) bool { return ts[i].At > at })
	if i == 0 {
		return nil
	}
	return ts[i-1].Entities
}

// features tells what speaks for a candidate.
func (s *setting) features(p place, e *graph.Entity, n *near, topics []graph.ID, r *reader) []feature {
	var f []feature
	add := func(parts ...string) { f = r.add(f, parts...) }
	where := "earlier"
	switch {
	case n.inQuote > 0:
		where = "quote"
	case n.inSentence > 0:
		where = "sentence"
	case n.inTurn > 0:
		where = "turn"
	case n.after > 0:
		where = "later in the turn"
	case n.nearest >= reach:
		where = "topic alone"
	case n.nearest == 1:
		where = "turn before"
	case n.nearest <= 3:
		where = "few turns before"
	}
	kind := string(e.Kind)
	if s.parties[e.ID] {
		kind += " that takes part"
	}
	add("where:", where)
	add("kind:", kind)
	add("kind:", kind, " where:", where)
	add("rank:", rank(topics, e.ID))
	add("rank:", rank(topics, e.ID), " where:", where)
	add("share:", logShare(s.total[e.ID], len(s.doc.Mentions)))
	add("recent:", bucket(n.recent))
	add("for:", string(p.kind), " kind:", string(e.Kind))
	return f
}

func rank(topics []graph.ID, id graph.ID) string {
	for i, t := range topics {
		if t == id {
			return strconv.Itoa(i + 1)
		}
	}
	return "none"
}

// logShare gives how large a share of all mentions a thing has, in steps of two.
func logShare(n, of int) string {
	if n == 0 || of == 0 {
		return "none"
	}
	return strconv.Itoa(int(math.Log2(float64(of) / float64(n))))
}

// target gives the likeliest candidate, or zero.
func (m *Model) target(cs []candidate) (id graph.ID) {
	best := math.Inf(-1)
	for _, c := range cs {
		if z := m.targets.score(m.targets.lookup(c.features), 0)[0]; z > best {
			best, id = z, c.id
		}
	}
	return id
}
