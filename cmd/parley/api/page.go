package api

import (
	"cmp"
	"context"

	"github.com/graph-gophers/graphql-go"

	"parley/graph/query"
)

// maxPage is the most that a page may hold, and that nodes may be asked for at once.
const maxPage = 500

// A pageArgs is how Relay asks for a page.
type pageArgs struct {
	First, Last   *int32
	After, Before *string
}

func (a pageArgs) page() (query.Page, error) {
	p := query.Page{After: value(a.After), Before: value(a.Before)}
	var err error
	if p.First, err = size("first", a.First); err != nil {
		return p, err
	}
	p.Last, err = size("last", a.Last)
	return p, err
}

// size reads first or last. Zero would mean that it is not given, so a page of
// none is refused too.
func size(name string, n *int32) (int, error) {
	switch {
	case n == nil:
		return 0, nil
	case *n < 1 || *n > maxPage:
		return 0, badInput("%s: %d is not between 1 and %d; page on with cursors", name, *n, maxPage)
	}
	return int(*n), nil
}

// A listArgs is how a list in the order of time, or of confidence, is asked for.
type listArgs[F any] struct {
	Filter *F
	orderedArgs
}

// limit reads the first of a list that has no cursors.
func limit(first graphql.NullInt, standard int) (int, error) {
	n, err := size("first", first.Value)
	return cmp.Or(n, standard), err
}

// An orderedArgs is how a list without a filter is asked for.
type orderedArgs struct {
	OrderBy choice
	pageArgs
}

func (a orderedArgs) page() (query.Page, error) {
	p, err := a.pageArgs.page()
	p.Ranked = a.OrderBy == "MOST_CONFIDENT_FIRST" || a.OrderBy == "LEAST_CONFIDENT_FIRST"
	p.Descending = a.OrderBy == "NEWEST_FIRST" || a.OrderBy == "MOST_CONFIDENT_FIRST"
	return p, err
}

// A listing is how one type of list is answered: its page, its count, and the
// look ahead at what the items lead to. F is a filter of query, I an item.
type listing[F, I, V any] struct {
	page  func(*query.Graph, context.Context, F, query.Page) (*query.List[I], error)
	count func(*query.Graph, context.Context, F) (int, error)
	ahead func(*pool, look, []I) error
	view  func(*pool, I) V
}

// A pager tells which page is asked for.
type pager interface{ page() (query.Page, error) }

// connect answers with the page that a asks for, unless err says that the
// filter is no good. It reads and counts only what is selected.
func connect[F, I, V any](ctx context.Context, l listing[F, I, V], g *query.Graph, f F, a pager, err error) (*connection[V], error) {
	if err != nil {
		return nil, err
	}
	p, err := a.page()
	if err != nil {
		return nil, err
	}
	c, top := &connection[V]{}, lookAhead(ctx)
	if top.has("totalCount") {
		n, err := l.count(g, ctx, f)
		if err != nil {
			return nil, err
		}
		c.TotalCount = int32(n)
	}
	if !top.has("edges") && !top.has("nodes") && !top.has("pageInfo") {
		return c, spend(ctx, 0)
	}
	items, err := l.page(g, ctx, f, p)
	if err != nil {
		return nil, err
	}
	return c, l.fill(c, top, newPool(g), items)
}

// fill shows items in a connection.
func (l listing[F, I, V]) fill(c *connection[V], top look, pool *pool, items *query.List[I]) error {
	if err := spend(top.ctx, len(items.Edges)); err != nil {
		return err
	}
	for _, e := range items.Edges {
		c.Edges = append(c.Edges, &edge[V]{l.view(pool, e.Node), e.Cursor})
	}
	c.PageInfo = newPageInfo(items)
	return l.ahead(pool, top.at("edges").at("node").and(top.at("nodes")), items.Nodes())
}

// A connection is a page after the Relay specification.
type connection[V any] struct {
	Edges      []*edge[V]
	TotalCount int32
	PageInfo   *pageInfo
}

// Nodes gives the page without cursors.
func (c *connection[V]) Nodes() []V {
	nodes := make([]V, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

type edge[V any] struct {
	Node   V
	Cursor string
}

type pageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

func newPageInfo[I any](l *query.List[I]) *pageInfo {
	p := &pageInfo{HasNextPage: l.HasNext, HasPreviousPage: l.HasPrevious}
	if n := len(l.Edges); n > 0 {
		p.StartCursor, p.EndCursor = &l.Edges[0].Cursor, &l.Edges[n-1].Cursor
	}
	return p
}
