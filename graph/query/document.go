package query

import (
	"context"

	"parley/graph"
)

// A DocumentFilter says which records are wanted; empty fields do not filter.
type DocumentFilter struct {
	After  string // dated on or after this ISO date
	Before string // dated on or before this ISO date, month or year
	Entity string // knows this entity: name, alias or ID
	Text   string // all these words stand in its title, place, or participants' names
}

// Document gives the record with that slug or ID. The error may be an
// [*UnknownError] or an [*AmbiguousError].
func (g *Graph) Document(ctx context.Context, slug string) (*graph.DocumentItem, error) {
	ids, err := g.documentIDs(ctx, slug)
	if err != nil {
		return nil, err
	}
	found, err := g.DocumentsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &UnknownError{What: "document", Name: slug}
	}
	x := &AmbiguousError{What: "document", Name: slug}
	for _, id := range ids {
		if d := found[id]; d != nil && len(found) == 1 {
			return d, nil
		} else if d != nil {
			x.Candidates = append(x.Candidates, Candidate{ID: d.ID, Name: d.Title})
		}
	}
	return nil, x
}

// Record gives the whole record with that slug or ID, as it was put. The errors are
// those of [Graph.Document].
func (g *Graph) Record(ctx context.Context, slug string) (*graph.Document, error) {
	d, err := g.Document(ctx, slug)
	if err != nil {
		return nil, err
	}
	return g.source.Document(ctx, d.ID)
}

// Documents gives a page of records.
func (g *Graph) Documents(ctx context.Context, f DocumentFilter, p Page) (*List[*graph.DocumentItem], error) {
	return page[*graph.DocumentItem](g.documents(ctx, f), p)
}

// CountDocuments says how many records match.
func (g *Graph) CountDocuments(ctx context.Context, f DocumentFilter) (int, error) {
	return g.documents(ctx, f).count()
}

// documentIDs gives the records that slug can mean.
func (g *Graph) documentIDs(ctx context.Context, slug string) ([]graph.ID, error) {
	if id, err := graph.ParseID(slug); err == nil {
		return []graph.ID{id}, nil
	}
	return g.source.Slugs(ctx, slug)
}

func (g *Graph) documents(ctx context.Context, f DocumentFilter) *chooser {
	c := g.choose(ctx, graph.DocumentItems)
	c.dates(f.After, f.Before)
	c.entity(graph.ByEntity, f.Entity)
	c.text(f.Text)
	return c
}
