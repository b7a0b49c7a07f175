package query

import (
	"context"

	"parley/graph"
)

// A TermFilter says which terms are wanted; empty fields do not filter. The
// terms of one subject, in order, are its trajectory.
type TermFilter struct {
	Subject  string // name, alias or ID of an entity, as in all fields below that mean one
	Holder   string // whose term it is
	Side     string // the holder, or whom it represents
	Unit     string // "years"
	Statuses []graph.TermStatus
	Document string // ID or slug
	After    string // of records dated on or after this ISO date
	Before   string // of records dated on or before this ISO date, month or year
}

// Terms gives a page of terms.
func (g *Graph) Terms(ctx context.Context, f TermFilter, p Page) (*List[*graph.TermItem], error) {
	return page[*graph.TermItem](g.terms(ctx, f), p)
}

// CountTerms says how many terms match.
func (g *Graph) CountTerms(ctx context.Context, f TermFilter) (int, error) {
	return g.terms(ctx, f).count()
}

// Trajectory gives the stated terms on an entity, in order: the first [MaxPage].
func (g *Graph) Trajectory(ctx context.Context, subject string) ([]*graph.TermItem, error) {
	c := g.terms(ctx, TermFilter{Subject: subject})
	c.sel.Limit = MaxPage
	return choice[*graph.TermItem](c)
}

func (g *Graph) terms(ctx context.Context, f TermFilter) *chooser {
	c := g.choose(ctx, graph.TermItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	c.entity(graph.ByTarget, f.Subject)
	c.entity(graph.ByHolder, f.Holder)
	c.entity(graph.BySide, f.Side)
	c.value(graph.ByUnit, f.Unit)
	values(c, graph.ByStatus, f.Statuses)
	return c
}
