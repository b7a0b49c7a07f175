package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"parley/graph"
)

// spread gives the rows of a selection, put back into order.
func (s *suite) spread(t *testing.T, sel graph.Selection) (rows []graph.Row) {
	t.Helper()
	var parts []*[]graph.Row
	err := s.Spread(t.Context(), sel, func() func(graph.Row) error {
		part := new([]graph.Row)
		parts = append(parts, part)
		return func(r graph.Row) error {
			r.About = slices.Clone(r.About)
			*part = append(*part, r)
			return nil
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		rows = append(rows, *part...)
	}
	slices.SortStableFunc(rows, func(a, b graph.Row) int { return a.At.Compare(b.At) })
	return rows
}

// spreading sums up so many records that several goroutines share the work, all of
// it or what a bound or a filter leaves, and stops at the first error.
func spreading(t *testing.T, s *suite) {
	var docs []*graph.Document
	for n := range 150 {
		docs = append(docs, Record(n, 4))
	}
	s.put(docs...)
	all := s.rows(t, graph.Selection{Type: graph.StanceItems})
	middle, last := all[len(all)/2], all[len(all)-1]
	for _, sel := range []graph.Selection{
		{}, {After: &middle.At}, {Before: &middle.At}, {From: middle.At.Day}, {After: &all[0].At, Before: &last.At},
		{Document: last.At.Document}, {MinConfidence: 0.5}, {Kinds: []graph.StanceKind{graph.Demand}}, {From: 30000101},
	} {
		sel.Type = graph.StanceItems
		same(t, fmt.Sprintf("spread of %+v", sel), s.spread(t, sel), s.rows(t, sel))
	}
	stop := errors.New("stop")
	err := s.Spread(t.Context(), graph.Selection{Type: graph.StanceItems}, func() func(graph.Row) error {
		return func(graph.Row) error { return stop }
	})
	if err != stop {
		t.Errorf("got %v, want the worker's error", err)
	}
}
