package query

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// MaxStances is how many stances a position shows.
const MaxStances = 200

// A Position is a holder's stances on an entity over time.
type Position struct {
	Holder, Target *graph.EntityItem
	Stances        []*graph.StanceItem // the latest [MaxStances], in order
	Total          int                 // how many there are
	Moves          []Move              // where it changed among Stances, in order
}

// Latest is the last stance.
func (p *Position) Latest() *graph.StanceItem { return p.Stances[len(p.Stances)-1] }

// A Move is where a position changed: from holding firm (demand, rejection) to
// giving way (concession, acceptance) or putting off (deferral), or back. What
// answered the other side's stance is To.RespondsTo.
type Move struct {
	From, To *graph.StanceItem // neighbours in Position.Stances
}

// Positions gives the positions among the stances that match, those with the
// most stances first; at most limit of them.
func (g *Graph) Positions(ctx context.Context, f StanceFilter, limit int) ([]*Position, error) {
	c := g.stances(ctx, f)
	if c.err != nil {
		return nil, c.err
	}
	counts := map[pair]int{}
	err := g.source.Rows(ctx, c.sel, func(r graph.Row) error {
		for _, id := range r.About {
			counts[pair{r.Holder, id}]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var positions []*Position
	for _, p := range heaviestPairs(counts, limit) {
		x, err := g.position(c, p)
		if err != nil {
			return nil, err
		}
		if x != nil {
			x.Total = counts[p]
			positions = append(positions, x)
		}
	}
	return positions, nil
}

// A pair is two entities, in order.
type pair struct{ from, to graph.ID }

func comparePairs(a, b pair) int {
	return cmp.Or(bytes.Compare(a.from[:], b.from[:]), bytes.Compare(a.to[:], b.to[:]))
}

// heaviestPairs gives the pairs of the greatest counts, the greatest first.
func heaviestPairs(counts map[pair]int, limit int) []pair {
	pairs := make([]pair, 0, len(counts))
	for p := range counts {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), comparePairs(a, b))
	})
	return pairs[:min(limit, len(pairs))]
}

// position reads one, or gives nil where its record has gone since.
func (g *Graph) position(all *chooser, p pair) (*Position, error) {
	c := *all
	c.sel.Groups = append(slices.Clip(c.sel.Groups),
		[]graph.List{graph.ListOf(graph.ByHolder, p.from)}, []graph.List{graph.ListOf(graph.ByTarget, p.to)})
	c.sel.Backward, c.sel.Limit = true, MaxStances
	stances, err := choice[*graph.StanceItem](&c)
	if err != nil || len(stances) == 0 {
		return nil, err
	}
	slices.Reverse(stances)
	ends, err := g.EntitiesByID(c.ctx, []graph.ID{p.from, p.to})
	if err != nil || ends[p.from] == nil || ends[p.to] == nil {
		return nil, err
	}
	x := &Position{Holder: ends[p.from], Target: ends[p.to], Stances: stances}
	for i := 1; i < len(stances); i++ {
		if bearing(stances[i-1].Kind) != bearing(stances[i].Kind) {
			x.Moves = append(x.Moves, Move{stances[i-1], stances[i]})
		}
	}
	return x, nil
}

// bearing says which way a stance points: 1 holds firm, -1 gives way, 0 puts
// off.
func bearing(k graph.StanceKind) int {
	switch k {
	case graph.Demand, graph.Rejection:
		return 1
	case graph.Concession, graph.Acceptance:
		return -1
	}
	return 0
}
