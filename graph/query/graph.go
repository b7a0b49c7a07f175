// Package query answers the questions: which items of the graph match, in what
// order, a page at a time, and what is known of one of them. It reads from a
// [Source], which a store is, and knows nothing of GraphQL.
//
// Wherever an entity is meant, a name, an alias, an authority's identifier
// ("wikidata:Q855") or an ID will do. A name that nothing has is an
// [*UnknownError] with near names, a name that several have an
// [*AmbiguousError] with the candidates.
//
// Lists are in the order of [graph.Locus], oldest record first, or where they are
// of stances and linkages of [graph.Rank], a [Page] at a time. Whatever page is asked for, first or last, costs the same; cursors
// survive new records. How many there are in all is asked apart, by the Count
// methods.
package query

import (
	"context"

	"parley/graph"
)

// A Source is what the questions read from. Each method answers from one moment
// of the store: it sees a record wholly or not at all. All are safe for
// concurrent use, and give ctx's error once it is done.
type Source interface {
	// Select gives the items of a selection, in order.
	Select(context.Context, graph.Selection) ([]graph.Item, error)
	// Count says how many items Select would give without bounds on locus and
	// number; After, Before, Backward and Limit are ignored.
	Count(context.Context, graph.Selection) (int, error)
	// Rows shows the row of each turn, stance, linkage or term of a selection, in
	// order, until each gives an error; Backward and Limit are ignored. A row's
	// About is valid only during the call.
	Rows(ctx context.Context, sel graph.Selection, each func(graph.Row) error) error
	// Spread shows what Rows does, in no order and from several goroutines: worker,
	// called for each before any begins, makes its own function.
	Spread(ctx context.Context, sel graph.Selection, worker func() func(graph.Row) error) error
	// Nodes gives the node of each ID, nil where there is none.
	Nodes(context.Context, []graph.ID) ([]graph.Node, error)
	// Entities gives the entities of a selection, in order.
	Entities(context.Context, graph.EntitySelection) ([]*graph.EntityItem, error)
	// CountEntities says how many Entities would give without bounds on name
	// and number.
	CountEntities(context.Context, graph.EntitySelection) (int, error)
	// Named gives the IDs, sorted, of the entities with that name, alias or
	// authority identifier ("wikidata:Q855"); names are compared folded.
	Named(ctx context.Context, name string) ([]graph.ID, error)
	// NearNames gives at most limit names that are spelled like name, the
	// nearest first.
	NearNames(ctx context.Context, name string, limit int) ([]string, error)
	// Slugs gives the IDs, sorted, of the records with that slug.
	Slugs(ctx context.Context, slug string) ([]graph.ID, error)
	// Document gives a record as it was put.
	Document(ctx context.Context, id graph.ID) (*graph.Document, error)
	// Tally counts everything in the store.
	Tally(context.Context) (graph.Tally, error)
}

// A Graph answers questions. It is safe for concurrent use.
type Graph struct {
	source Source
}

// New makes a Graph that reads from s.
func New(s Source) *Graph { return &Graph{s} }

// Tally counts everything in the graph.
func (g *Graph) Tally(ctx context.Context) (graph.Tally, error) { return g.source.Tally(ctx) }
