package api

import (
	"context"

	"parley/graph"
	"parley/graph/query"
)

// A hit shows a turn that holds what was searched for.
type hit struct {
	item *query.Hit
	pool *pool
}

func (p *pool) showHit(h *query.Hit) *hit { return &hit{h, p} }

func (h *hit) Turn() *turn { return h.pool.showTurn(h.item.Turn) }

func (h *hit) Snippets() []*snippet {
	return each(h.item.Snippets, func(s query.Snippet) *snippet {
		marks := each(s.Marks, func(m query.Mark) *mark { return &mark{int32(m.Start), int32(m.End)} })
		return &snippet{s.Text, int32(s.Start), marks}
	})
}

// A snippet shows a stretch of a turn.
type snippet struct {
	Text  string
	Start int32
	Marks []*mark
}

// A mark shows a word of a snippet.
type mark struct {
	Start, End int32
}

func (p *pool) aheadOfHits(l look, items []*query.Hit) error {
	return p.aheadOfTurns(l.at("turn"), each(items, func(h *query.Hit) *graph.TurnItem { return h.Turn }))
}

// A searched is what a search is for.
type searched struct {
	text   string
	filter query.TurnFilter
}

var hitList = listing[searched, *query.Hit, *hit]{
	func(g *query.Graph, ctx context.Context, s searched, p query.Page) (*query.List[*query.Hit], error) {
		return g.Search(ctx, s.text, s.filter, p)
	},
	func(g *query.Graph, ctx context.Context, s searched) (int, error) {
		return g.CountHits(ctx, s.text, s.filter)
	},
	(*pool).aheadOfHits, (*pool).showHit,
}

func (r *root) Search(ctx context.Context, a struct {
	Text string
	listArgs[turnFilter]
}) (*connection[*hit], error) {
	return connect(ctx, hitList, r.g, searched{a.Text, a.Filter.query()}, a, nil)
}
