package score

import (
	"fmt"
	"strings"
)

// A fact is one thing that a coder marked in unit n: an entity, a kind with a
// target, an amount with its subject …
type fact struct {
	n    int
	a, b string
}

type facts map[fact]bool

// marks are all facts of one coding, in the gold coding's units and entities.
// Those named Ok are neither rewarded nor punished.
type marks struct {
	mentions, mentionsOk, surfaces     facts
	stances, optional                  facts // a is the kind
	holders, holdersOk                 facts // a is the kind, b the holder
	targets, targetsOk                 facts // a is the kind, b the target
	terms, termsOk, subjects           facts // a is the amount, b the subject
	links, linksOk, ends, endsOk, ties facts // a is both ends, b the type
}

func newMarks() *marks {
	m := &marks{}
	for _, f := range []*facts{&m.mentions, &m.mentionsOk, &m.surfaces, &m.stances, &m.optional, &m.holders,
		&m.holdersOk, &m.targets, &m.targetsOk, &m.terms, &m.termsOk, &m.subjects, &m.links, &m.linksOk,
		&m.ends, &m.endsOk, &m.ties} {
		*f = facts{}
	}
	return m
}

// A reader turns a coding into marks.
type reader struct {
	entity map[string]string // to gold ids
	place  *places
	*marks
}

func (r *reader) id(entity string) string {
	if g, ok := r.entity[entity]; ok {
		return g
	}
	return entity
}

func (r *reader) read(c *Coding) *marks {
	for i := range c.Turns {
		r.turn(&c.Turns[i])
	}
	for _, l := range c.Linkages {
		if n, ok := r.place.unit(l.Turn, l.Quote); ok {
			r.linkage(n, l)
		}
	}
	return r.marks
}

func (r *reader) turn(t *Turn) {
	for _, e := range t.MentionsOk {
		r.mentionsOk[fact{t.N, r.id(e), ""}] = true
	}
	for _, m := range t.Mentions {
		for _, n := range r.place.units(t.N, m.Text) {
			r.mentions[fact{n, r.id(m.Entity), ""}] = true
			if m.Text != "" {
				r.surfaces[fact{n, r.id(m.Entity), fold(m.Text)}] = true
			}
		}
	}
	for _, s := range t.Stances {
		if n, ok := r.place.unit(t.N, s.Quote); ok {
			r.stance(n, s)
		}
	}
	for _, x := range t.Terms {
		if n, ok := r.place.unit(t.N, x.Quote); ok {
			r.term(n, x)
		}
	}
}

func (r *reader) stance(n int, s Stance) {
	if s.Optional {
		r.optional[fact{n, s.Kind, ""}] = true
		return
	}
	r.stances[fact{n, s.Kind, ""}] = true
	r.holders[fact{n, s.Kind, r.id(s.Holder)}] = true
	for _, h := range s.Holders {
		r.holdersOk[fact{n, s.Kind, r.id(h)}] = true
	}
	for _, e := range s.Targets {
		r.targets[fact{n, s.Kind, r.id(e)}] = true
	}
	for _, e := range s.AlsoOk {
		r.targetsOk[fact{n, s.Kind, r.id(e)}] = true
	}
}

func (r *reader) term(n int, x Term) {
	amount := fmt.Sprint(x.Min, " ", x.Max, " ", strings.TrimRight(strings.ToLower(x.Unit), "s"))
	if x.Optional {
		r.termsOk[fact{n, amount, ""}] = true
		return
	}
	r.terms[fact{n, amount, ""}] = true
	r.subjects[fact{n, amount, r.id(x.Subject)}] = true
}

func (r *reader) linkage(n int, l Linkage) {
	if l.Optional {
		r.linksOk[fact{n, "", ""}] = true
		return
	}
	for _, e := range l.AltEnds {
		r.endsOk[fact{n, both(r.id(e[0]), r.id(e[1])), ""}] = true
	}
	ends := both(r.id(l.From), r.id(l.To))
	r.links[fact{n, "", ""}] = true
	r.ends[fact{n, ends, ""}] = true
	r.ties[fact{n, ends, l.Type}] = true
}

// both names a pair of ends, whichever comes first.
func both(a, b string) string { return min(a, b) + "\x00" + max(a, b) }
