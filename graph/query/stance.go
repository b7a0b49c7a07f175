package query

import (
	"context"

	"parley/graph"
)

// A StanceFilter says which stances are wanted. Empty fields do not filter;
// those that are given must all hold.
type StanceFilter struct {
	Holder        string // name, alias or ID of an entity, as in all fields below that mean one
	Side          string // the holder, or whom it represents at the record's date
	Kinds         []graph.StanceKind
	Target        string  // the stance is about it
	LinkedTo      string  // the stance is about it, or an end of a linkage whose ends include it
	Document      string  // ID or slug
	After         string  // of records dated on or after this ISO date
	Before        string  // of records dated on or before this ISO date, month or year
	Text          string  // all these words stand in the quote
	MinConfidence float64 // at least, to four decimals
	Conditional   *bool   // whether it depends on a condition
	Reported      *bool   // whether the speaker reports another's position
	Coder         string  // the person who coded it; empty or graph.MachineCoder for the machine
}

// Stances gives a page of stances.
func (g *Graph) Stances(ctx context.Context, f StanceFilter, p Page) (*List[*graph.StanceItem], error) {
	return page[*graph.StanceItem](g.stances(ctx, f), p)
}

// CountStances says how many stances match.
func (g *Graph) CountStances(ctx context.Context, f StanceFilter) (int, error) {
	return g.stances(ctx, f).count()
}

func (g *Graph) stances(ctx context.Context, f StanceFilter) *chooser {
	c := g.choose(ctx, graph.StanceItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	c.entity(graph.ByHolder, f.Holder)
	c.entity(graph.BySide, f.Side)
	c.entity(graph.ByTarget, f.Target)
	c.entity(graph.ByLinked, f.LinkedTo)
	c.coder(f.Coder, graph.CodedStanceItems)
	c.text(f.Text)
	c.confidence(f.MinConfidence)
	c.sel.Kinds, c.sel.Reported, c.sel.Conditional = f.Kinds, f.Reported, f.Conditional
	return c
}
