package graph

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// ErrInvalid is wrapped by every error of [Document.Check].
var ErrInvalid = errors.New("document breaks an invariant")

// Check proves what every other room relies on: IDs known and unique, spans
// inside their turn and on rune boundaries, a holder and at least one target on
// every stance, never the holder itself, confidences between 0 and 1, all in the
// order of turns.
func (d *Document) Check() error {
	c := checker{doc: d, seen: map[ID]string{}}
	c.turns()
	c.entities()
	c.positions()
	c.stances(c.doc.Stances)
	c.linkages(c.doc.Linkages)
	c.codings()
	c.terms()
	c.ledger()
	c.order()
	return errors.Join(c.errs...)
}

type checker struct {
	doc  *Document
	seen map[ID]string
	errs []error
}

func (c *checker) fail(format string, args ...any) {
	const enough = 20
	if len(c.errs) < enough {
		c.errs = append(c.errs, fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...))
	}
}

func (c *checker) unique(id ID, what string) {
	if id.IsZero() {
		c.fail("%s has no id", what)
	}
	if other, ok := c.seen[id]; ok {
		c.fail("%s and %s share id %s", other, what, id)
	}
	c.seen[id] = what
}

// anywhere stands for a turn's number where a span need not lie in a turn.
const anywhere = -1

// span checks s against the text and, unless n is anywhere, against turn n.
func (c *checker) span(s Span, n int, what string) {
	text := c.doc.Text
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		c.fail("%s: span %d–%d is outside the text of %d bytes", what, s.Start, s.End, len(text))
		return
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			c.fail("%s: offset %d is inside a character", what, at)
		}
	}
	if n == anywhere {
		return
	}
	if t := c.doc.Turn(n); t == nil {
		c.fail("%s: there is no turn %d", what, n)
	} else if !t.Span.Contains(s) {
		c.fail("%s: span %d–%d is outside turn %d", what, s.Start, s.End, n)
	}
}

func (c *checker) entity(id ID, what string) {
	if c.doc.Entity(id) == nil {
		c.fail("%s names unknown entity %s", what, id)
	}
}

func (c *checker) turns() {
	c.unique(c.doc.ID, "document")
	if !utf8.ValidString(c.doc.Text) {
		c.fail("text is not valid UTF-8")
	}
	end := 0
	for i, t := range c.doc.Turns {
		what := fmt.Sprintf("turn %d", i+1)
		c.unique(t.ID, what)
		c.span(t.Span, anywhere, what)
		if t.Number != i+1 {
			c.fail("%s is numbered %d", what, t.Number)
		}
		if t.Span.Start < end {
			c.fail("%s begins before the turn above it ends", what)
		}
		end = t.Span.End
	}
	for _, s := range c.doc.Sentences {
		c.span(s.Span, s.Turn, "sentence")
	}
	for _, a := range c.doc.Asides {
		c.span(a.Span, a.Turn, "aside")
	}
}

func (c *checker) entities() {
	for i, e := range c.doc.Entities {
		c.unique(e.ID, "entity "+e.Name)
		if e.Name == "" || !slices.Contains(EntityKinds, e.Kind) {
			c.fail("entity %s: name %q or kind %q is not usable", e.ID, e.Name, e.Kind)
		}
		if i > 0 && compareIDs(c.doc.Entities[i-1].ID, e.ID) >= 0 {
			c.fail("entity %s is out of order", e.Name)
		}
	}
	for _, t := range c.doc.Turns {
		if !t.Speaker.IsZero() {
			c.entity(t.Speaker, fmt.Sprintf("speaker of turn %d", t.Number))
		}
	}
}

func (c *checker) positions() {
	for _, m := range c.doc.Mentions {
		c.span(m.Span, m.Turn, "mention")
		c.entity(m.Entity, "mention")
	}
	for _, r := range c.doc.Reports {
		c.span(r.Span, r.Turn, "report")
		c.entity(r.Holder, "report")
	}
	for _, t := range c.doc.Topics {
		c.span(Span{t.At, t.At}, t.Turn, "topic")
		for _, id := range t.Entities {
			c.entity(id, "topic")
		}
	}
}

// codings are of persons, in order.
func (c *checker) codings() {
	before := ""
	for _, x := range c.doc.Codings {
		if x.Coder <= before || x.Coder == MachineCoder {
			c.fail("coding of %q is out of order, or not a person's", x.Coder)
		}
		before = x.Coder
		for _, s := range x.Stances {
			if s.Coder != x.Coder {
				c.fail("%s of turn %d is of coder %q, not %q", s.Kind, s.Turn, s.Coder, x.Coder)
			}
		}
		c.stances(x.Stances)
		c.linkages(x.Linkages)
	}
}

func (c *checker) stances(stances []Stance) {
	for _, s := range stances {
		what := fmt.Sprintf("%s of turn %d", s.Kind, s.Turn)
		c.unique(s.ID, what)
		c.span(s.Quote, s.Turn, what)
		c.entity(s.Holder, what)
		for _, id := range s.Targets {
			c.entity(id, what)
		}
		switch {
		case !slices.Contains(StanceKinds, s.Kind):
			c.fail("%s: unknown kind", what)
		case s.Quote.Len() <= 0:
			c.fail("%s has no quote", what)
		case len(s.Targets) == 0:
			c.fail("%s has no target", what)
		case slices.Contains(s.Targets, s.Holder):
			c.fail("%s has its holder as a target", what)
		case !(s.Confidence >= 0 && s.Confidence <= 1):
			c.fail("%s: confidence %v is not between 0 and 1", what, s.Confidence)
		}
	}
}

func (c *checker) linkages(linkages []Linkage) {
	for _, l := range linkages {
		what := fmt.Sprintf("%s of turn %d", l.Kind, l.Turn)
		c.unique(l.ID, what)
		c.span(l.Quote, l.Turn, what)
		for _, id := range []ID{l.Holder, l.From, l.To} {
			c.entity(id, what)
		}
		for _, id := range []ID{l.FromStance, l.ToStance} {
			c.known(id, what)
		}
	}
}

func (c *checker) terms() {
	for _, t := range c.doc.Terms {
		what := fmt.Sprintf("term of turn %d", t.Turn)
		c.unique(t.ID, what)
		c.span(t.Quote, t.Turn, what)
		c.entity(t.Subject, what)
		c.entity(t.Holder, what)
		if !(t.Min <= t.Max) || t.Unit == "" {
			c.fail("%s: %v to %v %q is no amount", what, t.Min, t.Max, t.Unit)
		}
	}
}

func (c *checker) ledger() {
	for _, r := range c.doc.Responses {
		c.known(r.Stance, "response")
		c.known(r.To, "response")
	}
	for _, x := range c.doc.Contradictions {
		c.known(x.Term, "contradiction")
		c.known(x.Other, "contradiction")
	}
	for _, o := range c.doc.OpenItems {
		c.entity(o.Matter, "open item")
		c.known(o.Stance, "open item")
	}
}

// order checks that what stands in turns comes in their order, as stores keep it.
func (c *checker) order() {
	inTurnOrder(c, "mention", c.doc.Mentions, func(m Mention) int { return m.Turn })
	inTurnOrder(c, "stance", c.doc.Stances, func(s Stance) int { return s.Turn })
	inTurnOrder(c, "linkage", c.doc.Linkages, func(l Linkage) int { return l.Turn })
	inTurnOrder(c, "term", c.doc.Terms, func(t Term) int { return t.Turn })
}

func inTurnOrder[T any](c *checker, what string, list []T, turn func(T) int) {
	for i := 1; i < len(list); i++ {
		if turn(list[i]) < turn(list[i-1]) {
			c.fail("%s of turn %d comes behind one of turn %d", what, turn(list[i]), turn(list[i-1]))
		}
	}
}

// known checks that id, unless zero, is one of the document's nodes.
func (c *checker) known(id ID, what string) {
	if _, ok := c.seen[id]; !ok && !id.IsZero() {
		c.fail("%s names unknown node %s", what, id)
	}
}
