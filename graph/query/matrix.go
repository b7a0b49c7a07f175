package query

import (
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"parley/graph"
)

// Counts says how many stances there are of each kind, in the order of
// graph.StanceKinds.
type Counts [5]int

// Of gives the count of a kind.
func (c Counts) Of(k graph.StanceKind) int {
	if i := slices.Index(graph.StanceKinds, k); i >= 0 {
		return c[i]
	}
	return 0
}

// Total is the count of all kinds.
func (c Counts) Total() (n int) {
	for _, x := range c {
		n += x
	}
	return n
}

func (c *Counts) join(other *Counts) {
	for i, n := range other {
		c[i] += n
	}
}

func (c *Counts) add(kind string) {
	if i := slices.Index(graph.StanceKinds, graph.StanceKind(kind)); i >= 0 {
		c[i]++
	}
}

// An Axis says by what a matrix is ordered.
type Axis string

// The axes.
const (
	HolderAxis Axis = "HOLDER"
	SideAxis   Axis = "SIDE" // whom the holder represents, or the holder
	TargetAxis Axis = "TARGET"
)

// of gives the entities of a row under which a stance is counted.
func (a Axis) of(r *graph.Row) iter.Seq[graph.ID] {
	return func(yield func(graph.ID) bool) {
		switch a {
		case HolderAxis:
			yield(r.Holder)
		case SideAxis:
			yield(r.Side)
		default:
			for _, id := range r.About {
				if !yield(id) {
					return
				}
			}
		}
	}
}

// A Matrix counts stances by two axes. A stance with several targets is counted
// under each of them. On each axis the entity with the most stances comes first.
type Matrix struct {
	Rows, Columns []*graph.EntityItem
	Cells         []Cell // those that are not empty, row by row
}

// A Cell counts the stances where a row and a column meet.
type Cell struct {
	Row, Column int // places in Matrix.Rows and Matrix.Columns
	Counts      Counts
}

// StanceMatrix counts the stances that match, for dashboards: the heaviest rows
// and columns, at most limit of each.
func (g *Graph) StanceMatrix(ctx context.Context, f StanceFilter, rows, columns Axis, limit int) (*Matrix, error) {
	c := g.stances(ctx, f)
	if c.err != nil {
		return nil, c.err
	}
	var parts []*counter
	err := g.source.Spread(ctx, c.sel, func() func(graph.Row) error {
		part := &counter{all: map[pair]*Counts{}}
		parts = append(parts, part)
		return func(r graph.Row) error {
			for row := range rows.of(&r) {
				for column := range columns.of(&r) {
					part.at(pair{row, column}).add(r.Kind)
				}
			}
			return nil
		}
	})
	if err != nil {
		return nil, err
	}
	return g.matrix(ctx, sum(parts), limit)
}

// A counter counts by pairs. It keeps those it saw last at hand, since a look at
// a map takes longer than all else that is done for a row.
type counter struct {
	all    map[pair]*Counts
	recent [4096]struct {
		pair   pair
		counts *Counts
	}
}

func (c *counter) at(p pair) *Counts {
	from, to := binary.LittleEndian.Uint64(p.from[:]), binary.LittleEndian.Uint64(p.to[:])
	seen := &c.recent[(from^to>>1)%uint64(len(c.recent))] // IDs are evenly spread
	if seen.counts == nil || seen.pair != p {
		if c.all[p] == nil {
			c.all[p] = new(Counts)
		}
		seen.pair, seen.counts = p, c.all[p]
	}
	return seen.counts
}

// sum adds up what was counted apart.
func sum(parts []*counter) map[pair]*Counts {
	all := map[pair]*Counts{}
	for _, part := range parts {
		for p, counts := range part.all {
			if all[p] == nil {
				all[p] = new(Counts)
			}
			all[p].join(counts)
		}
	}
	return all
}

// matrix puts the heaviest rows and columns of cells into order.
func (g *Graph) matrix(ctx context.Context, cells map[pair]*Counts, limit int) (m *Matrix, err error) {
	down, across := map[graph.ID]int{}, map[graph.ID]int{}
	for p, n := range cells {
		down[p.from] += n.Total()
		across[p.to] += n.Total()
	}
	m = &Matrix{}
	if m.Rows, err = g.heaviest(ctx, down, limit); err != nil {
		return nil, err
	}
	if m.Columns, err = g.heaviest(ctx, across, limit); err != nil {
		return nil, err
	}
	for i, row := range m.Rows {
		for j, column := range m.Columns {
			if n := cells[pair{row.ID, column.ID}]; n != nil {
				m.Cells = append(m.Cells, Cell{i, j, *n})
			}
		}
	}
	return m, nil
}

// heaviest gives the entities of the greatest weights, the greatest first, and
// among equals by name; at most limit.
func (g *Graph) heaviest(ctx context.Context, weights map[graph.ID]int, limit int) ([]*graph.EntityItem, error) {
	ids := make([]graph.ID, 0, len(weights))
	for id := range weights {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b graph.ID) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), slices.Compare(a[:], b[:]))
	})
	ids = ids[:min(limit, len(ids))]
	found, err := g.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []*graph.EntityItem
	for _, id := range ids {
		if e := found[id]; e != nil {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *graph.EntityItem) int {
		return cmp.Or(cmp.Compare(weights[b.ID], weights[a.ID]), strings.Compare(a.Name, b.Name))
	})
	return list, nil
}
