package api

import (
	"cmp"
	"context"
	"math"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A subgraph shows a part of the graph of entities.
type subgraph struct {
	Nodes []*entity
	Edges []*tie
}

func (r *root) Subgraph(ctx context.Context, a struct {
	period
	Around                 []string
	Depth, First, Heaviest graphql.NullInt
	Kinds                  *[]query.EdgeKind
	Document               *name
}) (*subgraph, error) {
	if err := spend(ctx, perSum); err != nil {
		return nil, err
	}
	depth, n, edges := given(a.Depth, 1), given(a.First, 200), given(a.Heaviest, math.MaxInt)
	if edges < 0 {
		return nil, badInput("heaviest: %d is negative", edges)
	}
	s, err := r.g.Subgraph(ctx, a.Around, depth, n, query.EdgeFilter{Kinds: value(a.Kinds), Document: a.Document.text(), After: a.after(), Before: a.before()})
	if err != nil {
		return nil, err
	}
	s.Edges = s.Edges[:min(len(s.Edges), edges)]
	pool, l := newPool(r.g), lookAhead(ctx)
	for _, e := range s.Nodes {
		pool.entities[e.ID] = e
	}
	err = cmp.Or(
		spend(ctx, len(s.Nodes)+len(s.Edges)),
		pool.aheadOfEntities(l.at("nodes"), s.Nodes),
		pool.aheadOfTies(l.at("edges"), s.Edges),
	)
	return &subgraph{each(s.Nodes, pool.showEntity), each(s.Edges, pool.showTie)}, err
}

func given(n graphql.NullInt, standard int) int {
	if n.Value == nil {
		return standard
	}
	return int(*n.Value)
}

func (r *root) Path(ctx context.Context, a struct {
	From, To string
	Kinds    *[]query.EdgeKind
}) ([]*tie, error) {
	if err := spend(ctx, perSum); err != nil {
		return nil, err
	}
	ties, err := r.g.Path(ctx, a.From, a.To, value(a.Kinds))
	if err != nil {
		return nil, err
	}
	pool := newPool(r.g)
	err = cmp.Or(spend(ctx, len(ties)), pool.aheadOfTies(lookAhead(ctx), ties))
	return each(ties, pool.showTie), err
}

// A neighbour shows an entity tied to another.
type neighbour struct {
	Entity *entity
	Weight int32
	Edges  []*tie
}

func (e *entity) Neighbours(ctx context.Context, a struct {
	First graphql.NullInt
	Kinds *[]query.EdgeKind
}) ([]*neighbour, error) {
	n, err := limit(a.First, 20)
	if err != nil {
		return nil, err
	}
	items, err := e.pool.g.Neighbours(ctx, e.item.ID.String(), value(a.Kinds), n)
	if err != nil {
		return nil, err
	}
	pool, l := newPool(e.pool.g), lookAhead(ctx)
	err = cmp.Or(
		spend(ctx, len(items)),
		pool.aheadOfEntities(l.at("entity"), each(items, func(n *query.Neighbour) *graph.EntityItem { return n.Entity })),
		pool.aheadOfTies(l.at("edges"), refs(items, func(n *query.Neighbour) []*query.Tie { return n.Edges })),
	)
	return each(items, func(n *query.Neighbour) *neighbour {
		return &neighbour{pool.showEntity(n.Entity), int32(n.Weight), each(n.Edges, pool.showTie)}
	}), err
}

// A tie shows an edge between two entities.
type tie struct {
	item *query.Tie
	pool *pool
}

func (p *pool) showTie(t *query.Tie) *tie { return &tie{t, p} }

func (p *pool) aheadOfTies(l look, items []*query.Tie) error {
	return cmp.Or(
		p.entitiesAt(l.at("from"), ids(items, func(t *query.Tie) graph.ID { return t.From })),
		p.entitiesAt(l.at("to"), ids(items, func(t *query.Tie) graph.ID { return t.To })),
	)
}

func (t *tie) Kind() query.EdgeKind { return t.item.Kind }
func (t *tie) From() *entity        { return t.pool.entity(t.item.From) }
func (t *tie) To() *entity          { return t.pool.entity(t.item.To) }
func (t *tie) Weight() int32        { return int32(t.item.Weight) }

func (t *tie) Counts() *stanceCounts {
	if t.item.Kind != query.StanceEdge {
		return nil
	}
	return newCounts(t.item.Counts)
}

// Evidence gives what the edge rests on.
func (t *tie) Evidence(ctx context.Context, a struct{ First graphql.NullInt }) ([]*node, error) {
	n, err := limit(a.First, 3)
	if err != nil {
		return nil, err
	}
	items, err := t.pool.g.Evidence(ctx, t.item, n)
	if err != nil {
		return nil, err
	}
	if err := spend(ctx, len(items)); err != nil {
		return nil, err
	}
	return showNodes(ctx, newPool(t.pool.g), items)
}
