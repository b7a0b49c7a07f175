package query

import (
	"context"

	"parley/graph"
)

// A Unit is the length of a timeline's buckets.
type Unit string

// The units.
const (
	DayUnit   Unit = "DAY"
	MonthUnit Unit = "MONTH"
	YearUnit  Unit = "YEAR"
)

// of gives the bucket of a day: the day itself, its month or its year.
func (u Unit) of(d graph.Day) graph.Day {
	switch u {
	case MonthUnit:
		return d / 100 * 100
	case YearUnit:
		return d / 10000 * 10000
	}
	return d
}

// A Bucket counts the stances of a day, month or year.
type Bucket struct {
	Day    graph.Day // as precise as the unit, or as the record's date if that is less; 0 where undated
	Counts Counts
}

// Timeline counts the stances that match by the dates of their records. Only
// buckets with stances are given, the oldest first.
func (g *Graph) Timeline(ctx context.Context, f StanceFilter, by Unit) ([]Bucket, error) {
	c := g.stances(ctx, f)
	if c.err != nil {
		return nil, c.err
	}
	var buckets []Bucket
	err := g.source.Rows(ctx, c.sel, func(r graph.Row) error {
		day := by.of(r.At.Day)
		if n := len(buckets); n == 0 || buckets[n-1].Day != day {
			buckets = append(buckets, Bucket{Day: day})
		}
		buckets[len(buckets)-1].Counts.add(r.Kind)
		return nil
	})
	return buckets, err
}
