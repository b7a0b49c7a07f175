// Package store says what a backend that keeps the graph must promise: the
// [Store] interface, the items that a document falls into ([Flatten]) and the
// lists of the index that each item stands in ([Lists]). Backends are folders
// of this one, and all pass storetest.
package store

import (
	"context"
	"errors"

	"parley/graph"
)

// Errors that can happen when a store is opened.
var (
	ErrInUse   = errors.New("store is in use by another process")
	ErrForeign = errors.New("folder holds something that is not a Parley store")
	ErrNewer   = errors.New("store was written by a newer version of Parley")
	ErrOlder   = errors.New("store was written by an older version of Parley")
)

// Errors that can happen when a store is used.
var (
	// ErrNotFound is returned when what was asked for is not in the store.
	ErrNotFound = errors.New("not found")
	// ErrInconsistent is wrapped by every error of [Store.Check].
	ErrInconsistent = errors.New("store contradicts itself")
)

// A Store keeps records and their graph. All methods are safe for concurrent
// use; each sees the store at one moment, so a record wholly or not at all.
type Store interface {
	Reader

	// Put keeps d, whole or not at all, in place of what the record of that ID
	// said before, and reports whether that changed anything. It refuses a
	// document that fails [graph.Document.Check]. After an error, a cancelled
	// context or a crash the store is as it was before.
	Put(ctx context.Context, d *graph.Document) (changed bool, err error)
	// Amend changes a record that is there, whole or not at all, or gives
	// ErrNotFound or what change gives. Known says of it what it said before:
	// change is no new coding by the opener's rules.
	Amend(ctx context.Context, id graph.ID, change func(*graph.Document) error) error
	// Delete removes a record and all that only it knew, or gives ErrNotFound.
	Delete(ctx context.Context, id graph.ID) error
	// Known reports whether the record of d's ID was put from a source of d's
	// Digest, or from another source with the same text, coded as this store's
	// opener codes: d need not be put again.
	Known(ctx context.Context, d *graph.Document) (bool, error)
	// Document gives a record as it was put, or ErrNotFound.
	Document(ctx context.Context, id graph.ID) (*graph.Document, error)

	// Walk shows everything that the store keeps, in a fixed order. Two stores
	// of the same records show the same, in whatever order they were loaded.
	Walk(ctx context.Context, each func(key, value []byte) error) error
	// Check proves that every list of the index leads to a live item that
	// belongs there, and every item stands in all its lists.
	Check(ctx context.Context) error
	Close() error
}

// A Reader answers from the index. No method reads an item that is not asked
// for.
type Reader interface {
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
	// Tally counts everything in the store.
	Tally(context.Context) (graph.Tally, error)
}
