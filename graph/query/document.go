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
	return nil, errTodo
}

// Documents gives a page of records.
func (g *Graph) Documents(ctx context.Context, f DocumentFilter, p Page) (*List[*graph.DocumentItem], error) {
	return nil, errTodo
}

// CountDocuments says how many records match.
func (g *Graph) CountDocuments(ctx context.Context, f DocumentFilter) (int, error) {
	return 0, errTodo
}
