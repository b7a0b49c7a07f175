package query

import (
	"context"

	"parley/graph"
)

// A LinkageFilter says which linkages are wanted; empty fields do not filter.
type LinkageFilter struct {
	Holder        string // name, alias or ID of an entity, as in all fields below that mean one
	Side          string // the holder, or whom it represents
	Kinds         []graph.LinkageKind
	Entity        string  // is an end, whichever
	From          string  // is given, or depends
	To            string  // is the condition, or what is asked in return
	Document      string  // ID or slug
	After         string  // of records dated on or after this ISO date
	Before        string  // of records dated on or before this ISO date, month or year
	MinConfidence float64 // at least, to four decimals
	Coder         string  // the person who coded it; empty or graph.MachineCoder for the machine
}

// Linkages gives a page of linkages.
func (g *Graph) Linkages(ctx context.Context, f LinkageFilter, p Page) (*List[*graph.LinkageItem], error) {
	return page[*graph.LinkageItem](g.linkages(ctx, f), p)
}

// CountLinkages says how many linkages match.
func (g *Graph) CountLinkages(ctx context.Context, f LinkageFilter) (int, error) {
	return g.linkages(ctx, f).count()
}

func (g *Graph) linkages(ctx context.Context, f LinkageFilter) *chooser {
	c := g.choose(ctx, graph.LinkageItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	c.entity(graph.ByHolder, f.Holder)
	c.entity(graph.BySide, f.Side)
	c.entity(graph.ByEntity, f.Entity)
	c.entity(graph.ByFrom, f.From)
	c.entity(graph.ByTo, f.To)
	c.coder(f.Coder, graph.CodedLinkageItems)
	values(c, graph.ByKind, f.Kinds)
	c.confidence(f.MinConfidence)
	return c
}
