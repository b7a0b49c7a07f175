package query

import (
	"context"

	"parley/graph"
)

// An EntityFilter says which entities are wanted; empty fields do not filter.
type EntityFilter struct {
	Kinds []graph.EntityKind
	Text  string // the beginning of a name or alias, or of one of its words: "mong", "outer m"
}

// Entity gives the entity of that name, alias, authority identifier or ID. The
// error may be an [*UnknownError] or an [*AmbiguousError]. A canonical name
// goes before another entity's alias.
func (g *Graph) Entity(ctx context.Context, name string) (*graph.EntityItem, error) {
	return nil, errTodo
}

// Entities gives a page of entities, in the order of their names.
func (g *Graph) Entities(ctx context.Context, f EntityFilter, p Page) (*List[*graph.EntityItem], error) {
	return nil, errTodo
}

// CountEntities says how many entities match.
func (g *Graph) CountEntities(ctx context.Context, f EntityFilter) (int, error) {
	return 0, errTodo
}

// An OccurrenceFilter says which occurrences are wanted: which entities occur
// in a record, or in which records an entity occurs.
type OccurrenceFilter struct {
	Document string // ID or slug
	Entity   string // name, alias or ID
	Kinds    []graph.EntityKind
}

// Occurrences gives a page of occurrences, each an entity as one record knows
// it. Within a record the most mentioned entity comes first.
func (g *Graph) Occurrences(ctx context.Context, f OccurrenceFilter, p Page) (*List[*graph.OccurrenceItem], error) {
	return nil, errTodo
}

// CountOccurrences says how many occurrences match.
func (g *Graph) CountOccurrences(ctx context.Context, f OccurrenceFilter) (int, error) {
	return 0, errTodo
}
