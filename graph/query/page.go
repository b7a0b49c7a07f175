package query

import (
	"fmt"
	"slices"

	"parley/graph"
)

// How many items a page holds: unless said, and at most.
const (
	DefaultPage = 20
	MaxPage     = 1000
)

// A Page says which part of a list is wanted, as Relay has it: the First items
// behind cursor After, or the Last in front of cursor Before. Zero fields are
// not given; a Page without First and Last gives the first [DefaultPage].
// First and Last together, a negative number, more than [MaxPage] or a cursor
// of another kind of list is an [*ArgumentError].
type Page struct {
	First, Last   int
	After, Before string
	Ranked        bool // stances and linkages: in the order of confidence, the least sure first
	Descending    bool // turns the whole list round: newest record first, or surest
}

// A List is a page of a list.
type List[T any] struct {
	Edges       []Edge[T]
	HasNext     bool // there is more behind the last edge; so it is said of a page in front of a cursor
	HasPrevious bool // there is more in front of the first edge; so it is said of a page behind a cursor
}

// An Edge is an item with its cursor.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// Nodes gives the items without their cursors.
func (l *List[T]) Nodes() []T {
	nodes := make([]T, len(l.Edges))
	for i, e := range l.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// size gives how many items are wanted.
func (p Page) size() (int, error) {
	switch {
	case p.First != 0 && p.Last != 0:
		return 0, &ArgumentError{"last", "cannot be combined with first"}
	case p.First < 0 || p.First > MaxPage:
		return 0, &ArgumentError{"first", fmt.Sprintf("must be from 1 to %d", MaxPage)}
	case p.Last < 0 || p.Last > MaxPage:
		return 0, &ArgumentError{"last", fmt.Sprintf("must be from 1 to %d", MaxPage)}
	case p.First == 0 && p.Last == 0:
		return DefaultPage, nil
	}
	return p.First + p.Last, nil
}

// backward reports whether the page is read against the order of the store.
func (p Page) backward() bool { return p.Descending != (p.Last > 0) }

// ends gives the cursors in the order of the store: what the page lies behind,
// and what it lies in front of.
func (p Page) ends() (after, before cursor) {
	after, before = cursor{"after", p.After}, cursor{"before", p.Before}
	if p.Descending {
		after, before = before, after
	}
	return after, before
}

// list makes a page of what was read for it: one item more than wanted, if
// there is one.
func list[T any](p Page, size int, read []T, cursorOf func(T) string) *List[T] {
	more := len(read) > size
	read = read[:min(size, len(read))]
	if p.Last > 0 {
		slices.Reverse(read)
	}
	l := &List[T]{HasNext: more, HasPrevious: p.After != "", Edges: make([]Edge[T], len(read))}
	if p.Last > 0 {
		l.HasNext, l.HasPrevious = p.Before != "", more
	}
	for i, x := range read {
		l.Edges[i] = Edge[T]{x, cursorOf(x)}
	}
	return l
}

// page reads a page of a selection.
func page[T graph.Item](c *chooser, p Page) (*List[T], error) {
	size, err := p.size()
	if err != nil {
		return nil, err
	}
	if _, ok := any(*new(T)).(ranked); p.Ranked && !ok {
		return nil, &ArgumentError{"orderBy", "only stances and linkages have a confidence"}
	}
	cursorOf, err := p.bound(&c.sel)
	if err != nil {
		return nil, err
	}
	c.sel.Backward, c.sel.Limit = p.backward(), size+1
	read, err := choice[T](c)
	if err != nil {
		return nil, err
	}
	return list(p, size, read, func(i T) string { return cursorOf(i) }), nil
}

// ranked are the items that have a place in the order of confidence.
type ranked interface{ Rank() graph.Rank }

// bound sets the ends of the page and gives what makes cursors of its order.
func (p Page) bound(sel *graph.Selection) (cursorOf func(graph.Item) string, err error) {
	after, before := p.ends()
	if !p.Ranked {
		if sel.After, err = after.locus(); err == nil {
			sel.Before, err = before.locus()
		}
		return func(i graph.Item) string { return locusCursor(i.Locus()) }, err
	}
	sel.Ranked = &graph.Ranking{}
	if sel.Ranked.After, err = after.rank(); err == nil {
		sel.Ranked.Before, err = before.rank()
	}
	return func(i graph.Item) string { return rankCursor(i.(ranked).Rank()) }, err
}

// choice reads what c has chosen.
func choice[T graph.Item](c *chooser) ([]T, error) {
	if c.err != nil {
		return nil, c.err
	}
	items, err := c.g.source.Select(c.ctx, c.sel)
	if err != nil {
		return nil, err
	}
	list := make([]T, len(items))
	for i, item := range items {
		list[i] = item.(T)
	}
	return list, nil
}
