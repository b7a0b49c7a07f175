package api

import (
	"cmp"
	"context"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A position shows a holder's stances on one entity.
type position struct {
	Holder, Target *entity
	Stances        []*stance
	Total          int32
	Latest         *stance
	Moves          []*move
}

// A move shows where a position changed.
type move struct {
	From, To *stance
}

func (r *root) Positions(ctx context.Context, a struct {
	Filter *stanceFilter
	First  graphql.NullInt
}) ([]*position, error) {
	if err := spend(ctx, perSum); err != nil {
		return nil, err
	}
	n, err := limit(a.First, 20)
	if err != nil {
		return nil, err
	}
	positions, err := r.g.Positions(ctx, a.Filter.query(), n)
	if err != nil {
		return nil, err
	}
	pool := newPool(r.g)
	if err := pool.aheadOfPositions(lookAhead(ctx), positions); err != nil {
		return nil, err
	}
	return each(positions, pool.showPosition), nil
}

func (p *pool) aheadOfPositions(l look, items []*query.Position) error {
	moves := refs(items, func(x *query.Position) []query.Move { return x.Moves })
	stances := refs(items, func(x *query.Position) []*graph.StanceItem { return x.Stances })
	return cmp.Or(
		spend(l.ctx, len(items)+len(stances)+len(moves)),
		p.aheadOfEntities(l.at("holder"), each(items, func(x *query.Position) *graph.EntityItem { return x.Holder })),
		p.aheadOfEntities(l.at("target"), each(items, func(x *query.Position) *graph.EntityItem { return x.Target })),
		p.aheadOfStances(l.at("stances"), stances),
		p.aheadOfStances(l.at("latest"), each(items, (*query.Position).Latest)),
		p.aheadOfStances(l.at("moves").at("from"), each(moves, func(m query.Move) *graph.StanceItem { return m.From })),
		p.aheadOfStances(l.at("moves").at("to"), each(moves, func(m query.Move) *graph.StanceItem { return m.To })),
	)
}

func (p *pool) showPosition(x *query.Position) *position {
	moves := each(x.Moves, func(m query.Move) *move { return &move{p.showStance(m.From), p.showStance(m.To)} })
	return &position{
		p.showEntity(x.Holder), p.showEntity(x.Target), each(x.Stances, p.showStance),
		int32(x.Total), p.showStance(x.Latest()), moves,
	}
}
