package api

import (
	"cmp"
	"context"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A root resolves the types Query, Mutation and Subscription.
type root struct {
	g        *query.Graph
	load     Loader       // nil where nothing is loaded
	keep     CodingKeeper // nil where no codings are kept
	records  feed[*loadedRecord]
	progress feed[*loadProgress]
}

func (r *root) Document(ctx context.Context, a struct{ Slug string }) (*document, error) {
	d, err := r.g.Document(ctx, a.Slug)
	if err != nil {
		return nil, err
	}
	pool := newPool(r.g)
	err = pool.aheadOfDocuments(lookAhead(ctx), []*graph.DocumentItem{d})
	return pool.showDocument(d), err
}

func (r *root) Entity(ctx context.Context, a struct{ Name string }) (*entity, error) {
	e, err := r.g.Entity(ctx, a.Name)
	if err != nil {
		return nil, err
	}
	pool := newPool(r.g)
	err = pool.aheadOfEntities(lookAhead(ctx), []*graph.EntityItem{e})
	return pool.showEntity(e), err
}

func (r *root) Documents(ctx context.Context, a listArgs[documentFilter]) (*connection[*document], error) {
	return connect(ctx, documentList, r.g, a.Filter.query(), a, nil)
}

func (r *root) Entities(ctx context.Context, a struct {
	Filter *entityFilter
	pageArgs
}) (*connection[*entity], error) {
	return connect(ctx, entityList, r.g, a.Filter.query(), a.pageArgs, nil)
}

func (r *root) Turns(ctx context.Context, a listArgs[turnFilter]) (*connection[*turn], error) {
	return connect(ctx, turnList, r.g, a.Filter.query(), a, nil)
}

func (r *root) Stances(ctx context.Context, a listArgs[stanceFilter]) (*connection[*stance], error) {
	return connect(ctx, stanceList, r.g, a.Filter.query(), a, nil)
}

func (r *root) Linkages(ctx context.Context, a listArgs[linkageFilter]) (*connection[*linkage], error) {
	return connect(ctx, linkageList, r.g, a.Filter.query(), a, nil)
}

func (r *root) Terms(ctx context.Context, a listArgs[termFilter]) (*connection[*term], error) {
	return connect(ctx, termList, r.g, a.Filter.query(), a, nil)
}

// Statistics counts everything.
func (r *root) Statistics(ctx context.Context) (*tally, error) {
	t, err := r.g.Tally(ctx)
	return newTally(t), err
}

// Node gives one node.
func (r *root) Node(ctx context.Context, a struct{ ID graphql.ID }) (*node, error) {
	nodes, err := r.Nodes(ctx, struct{ IDs []graphql.ID }{[]graphql.ID{a.ID}})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// Nodes gives several nodes, each in its place, nil where there is none.
func (r *root) Nodes(ctx context.Context, a struct{ IDs []graphql.ID }) ([]*node, error) {
	if len(a.IDs) > maxPage {
		return nil, badInput("ids: %d are more than %d; ask in several queries", len(a.IDs), maxPage)
	}
	if err := spend(ctx, len(a.IDs)); err != nil {
		return nil, err
	}
	ids := make([]graph.ID, len(a.IDs))
	for i, id := range a.IDs {
		var err error
		if ids[i], err = graph.ParseID(string(id)); err != nil {
			return nil, badInput("id: %q is not an id that this API gave", id)
		}
	}
	items, err := r.g.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	return showNodes(ctx, newPool(r.g), items)
}

// A node is anything with an id.
type node struct{ is interface{ ID() graphql.ID } }

func (n *node) ID() graphql.ID                { return n.is.ID() }
func (n *node) ToDocument() (*document, bool) { d, ok := n.is.(*document); return d, ok }
func (n *node) ToEntity() (*entity, bool)     { e, ok := n.is.(*entity); return e, ok }
func (n *node) ToTurn() (*turn, bool)         { t, ok := n.is.(*turn); return t, ok }
func (n *node) ToStance() (*stance, bool)     { s, ok := n.is.(*stance); return s, ok }
func (n *node) ToLinkage() (*linkage, bool)   { l, ok := n.is.(*linkage); return l, ok }
func (n *node) ToTerm() (*term, bool)         { t, ok := n.is.(*term); return t, ok }

// showNodes shows nodes of any types, and reads what those of each type lead to.
func showNodes(ctx context.Context, p *pool, items []graph.Node) ([]*node, error) {
	nodes, l := make([]*node, len(items)), lookAhead(ctx)
	var (
		documents []*graph.DocumentItem
		entities  []*graph.EntityItem
		turns     []*graph.TurnItem
		stances   []*graph.StanceItem
		linkages  []*graph.LinkageItem
		terms     []*graph.TermItem
	)
	for i, item := range items {
		switch item := item.(type) {
		case *graph.DocumentItem:
			nodes[i], documents = &node{p.showDocument(item)}, append(documents, item)
		case *graph.EntityItem:
			nodes[i], entities = &node{p.showEntity(item)}, append(entities, item)
		case *graph.TurnItem:
			nodes[i], turns = &node{p.showTurn(item)}, append(turns, item)
		case *graph.StanceItem:
			nodes[i], stances = &node{p.showStance(item)}, append(stances, item)
		case *graph.LinkageItem:
			nodes[i], linkages = &node{p.showLinkage(item)}, append(linkages, item)
		case *graph.TermItem:
			nodes[i], terms = &node{p.showTerm(item)}, append(terms, item)
		}
	}
	return nodes, cmp.Or(
		p.aheadOfDocuments(l, documents), p.aheadOfEntities(l, entities), p.aheadOfTurns(l, turns),
		p.aheadOfStances(l, stances), p.aheadOfLinkages(l, linkages), p.aheadOfTerms(l, terms),
	)
}
