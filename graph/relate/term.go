package relate

import "parley/graph"

// terms finds the quantities that are, or were, on the table.
func (x *Relater) terms(v *view) []graph.Term {
	var terms []graph.Term
	seen := map[graph.ID]bool{}
	for _, c := range x.candidates(v) {
		if x.term.judge(c.features) < 0.5 {
			continue
		}
		holder := owner(v, &c, terms)
		for _, subject := range c.subjects {
			t := c.term(v.Document, subject, holder)
			if !holder.IsZero() && !seen[t.ID] {
				seen[t.ID] = true
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// owner gives whose term an amount is: in a refusal that of whoever stated it
// before, else of whoever speaks.
func owner(v *view, c *candidate, before []graph.Term) graph.ID {
	holder := v.holder(c.turn, c.span)
	for _, s := range v.stancesIn(c.turn, c.span) {
		if s.Kind != graph.Rejection {
			continue
		}
		for i := len(before) - 1; i >= 0; i-- {
			if t := &before[i]; t.Min == c.min && t.Max == c.max && t.Unit == c.unit.name {
				return t.Holder
			}
		}
	}
	return holder
}

func (c *candidate) term(d *graph.Document, subject, holder graph.ID) graph.Term {
	t := graph.Term{Turn: c.turn, Subject: subject, Holder: holder, Min: c.min, Max: c.max,
		Unit: c.unit.name, Status: graph.Proposed, Quote: c.span}
	if c.recalled {
		t.Status = graph.Recalled
	}
	t.ID = graph.TermID(d.Turn(c.turn).ID, subject, holder, t.Min, t.Max, t.Unit, d.Text[c.span.Start:c.span.End])
	return t
}
