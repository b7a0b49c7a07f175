package api

import (
	"cmp"
	"context"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A stanceCounts shows how many stances of each kind there are.
type stanceCounts struct {
	Demand, Concession, Deferral, Rejection, Acceptance, Total int32
}

func newCounts(c query.Counts) *stanceCounts {
	of := func(k graph.StanceKind) int32 { return int32(c.Of(k)) }
	return &stanceCounts{
		of(graph.Demand), of(graph.Concession), of(graph.Deferral), of(graph.Rejection), of(graph.Acceptance), int32(c.Total()),
	}
}

// A stanceMatrix shows stances counted by two axes.
type stanceMatrix struct {
	Rows, Columns []*entity
	Cells         []*stanceCell
}

type stanceCell struct {
	Row, Column int32
	Counts      *stanceCounts
}

func (r *root) StanceMatrix(ctx context.Context, a struct {
	Filter        *stanceFilter
	Rows, Columns choice
	First         graphql.NullInt
}) (*stanceMatrix, error) {
	if err := spend(ctx, perSum); err != nil {
		return nil, err
	}
	n, err := limit(a.First, 50)
	if err != nil {
		return nil, err
	}
	rows, columns := query.Axis(a.Rows.or("HOLDER")), query.Axis(a.Columns.or("TARGET"))
	m, err := r.g.StanceMatrix(ctx, a.Filter.query(), rows, columns, n)
	if err != nil {
		return nil, err
	}
	pool, l := newPool(r.g), lookAhead(ctx)
	err = cmp.Or(
		spend(ctx, len(m.Rows)+len(m.Columns)+len(m.Cells)),
		pool.aheadOfEntities(l.at("rows"), m.Rows),
		pool.aheadOfEntities(l.at("columns"), m.Columns),
	)
	cells := each(m.Cells, func(c query.Cell) *stanceCell {
		return &stanceCell{int32(c.Row), int32(c.Column), newCounts(c.Counts)}
	})
	return &stanceMatrix{each(m.Rows, pool.showEntity), each(m.Columns, pool.showEntity), cells}, err
}

// A bucket shows the stances of a day, month or year.
type bucket struct {
	Date   *date
	Counts *stanceCounts
}

func (r *root) Timeline(ctx context.Context, a struct {
	Filter *stanceFilter
	By     choice
}) ([]*bucket, error) {
	if err := spend(ctx, perSum); err != nil {
		return nil, err
	}
	buckets, err := r.g.Timeline(ctx, a.Filter.query(), query.Unit(a.By.or("MONTH")))
	if err != nil {
		return nil, err
	}
	return each(buckets, func(b query.Bucket) *bucket {
		return &bucket{newDate(b.Day.String()), newCounts(b.Counts)}
	}), spend(ctx, len(buckets))
}
