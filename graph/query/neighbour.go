package query

import (
	"context"

	"parley/graph"
)

// Neighbours gives the entities tied most heavily to the one of that name, at
// most limit. Without kinds, only stances and linkages count as ties.
func (g *Graph) Neighbours(ctx context.Context, name string, kinds []EdgeKind, limit int) ([]*Neighbour, error) {
	e, err := g.Entity(ctx, name)
	if err != nil {
		return nil, err
	}
	kinds = usedKinds(kinds)
	found, err := g.ties(ctx, &scope{}, e.ID, kinds)
	if err != nil {
		return nil, err
	}
	found.own([]*graph.EntityItem{e}, kinds)
	weights, edges := map[graph.ID]int{}, map[graph.ID][]*Tie{}
	for _, t := range found.sorted() {
		other, ok := t.other(e.ID)
		if !ok {
			continue
		}
		weights[other] += t.Weight
		edges[other] = append(edges[other], t)
	}
	list, err := g.heaviest(ctx, weights, limit)
	if err != nil {
		return nil, err
	}
	neighbours := make([]*Neighbour, len(list))
	for i, n := range list {
		neighbours[i] = &Neighbour{n, weights[n.ID], edges[n.ID]}
	}
	return neighbours, nil
}

// other gives the end of t that is not id, if id is an end.
func (t *Tie) other(id graph.ID) (graph.ID, bool) {
	switch id {
	case t.From:
		return t.To, true
	case t.To:
		return t.From, true
	}
	return graph.ID{}, false
}
