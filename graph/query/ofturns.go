package query

import (
	"context"
	"math"
	"slices"

	"parley/graph"
)

// ofTurns reads the items of turns, those of neighbouring turns at once.
func ofTurns[T graph.Item](ctx context.Context, g *Graph, of graph.ItemType, turns []*graph.TurnItem) (map[graph.ID][]T, error) {
	found := map[graph.ID][]T{}
	for _, run := range runs(turns) {
		c := g.choose(ctx, of)
		c.sel.Document = run[0].At.Document
		c.sel.After, c.sel.Before = around(run)
		items, err := choice[T](c)
		if err != nil {
			return nil, err
		}
		for _, i := range items {
			id := run[i.Locus().Turn-run[0].Number].ID
			found[id] = append(found[id], i)
		}
	}
	return found, nil
}

// runs parts turns into stretches of neighbours, each turn once.
func runs(turns []*graph.TurnItem) (all [][]*graph.TurnItem) {
	sorted := slices.Clone(turns)
	slices.SortFunc(sorted, func(a, b *graph.TurnItem) int { return a.At.Compare(b.At) })
	sorted = slices.CompactFunc(sorted, func(a, b *graph.TurnItem) bool { return a.ID == b.ID })
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && neighbours(sorted[n-1], sorted[n]) {
			n++
		}
		all = append(all, sorted[:n])
		sorted = sorted[n:]
	}
	return all
}

func neighbours(a, b *graph.TurnItem) bool {
	return a.Number+1 == b.Number && a.At.Document == b.At.Document
}

// around gives the loci just in front of and just behind a run.
func around(run []*graph.TurnItem) (after, before *graph.Locus) {
	a, b := run[0].At, run[len(run)-1].At
	a.Turn, a.Ordinal = a.Turn-1, math.MaxInt32
	b.Turn, b.Ordinal = b.Turn+1, 0
	return &a, &b
}
