package query

import (
	"context"
	"slices"

	"parley/graph"
)

// Path gives the shortest way between two entities, edge by edge, whichever way
// the edges point; among equally short ways one of heavy edges. It is empty where
// there is none, and where both are the same. Without kinds, only stances and
// linkages count as edges.
func (g *Graph) Path(ctx context.Context, from, to string, kinds []EdgeKind) ([]*Tie, error) {
	start, err := g.entityID(ctx, from)
	if err != nil {
		return nil, err
	}
	end, err := g.entityID(ctx, to)
	if err != nil {
		return nil, err
	}
	w, err := g.web(ctx, &scope{}, usedKinds(kinds))
	if err != nil {
		return nil, err
	}
	return w.path(start, end), nil
}

// path searches in breadth. Edges come the heaviest first, so the first way to
// an entity is by the heaviest edge.
func (w *web) path(start, end graph.ID) (way []*Tie) {
	by := map[graph.ID]*Tie{start: nil}
	for queue := []graph.ID{start}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == end {
			break
		}
		for _, t := range w.at[queue[0]] {
			other, _ := t.other(queue[0])
			if _, seen := by[other]; !seen {
				by[other] = t
				queue = append(queue, other)
			}
		}
	}
	for at := end; by[at] != nil; at, _ = by[at].other(at) {
		way = append(way, by[at])
	}
	slices.Reverse(way)
	return way
}
