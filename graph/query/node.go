package query

import (
	"context"

	"parley/graph"
)

// Node gives what id names, or nil: a *graph.DocumentItem, *graph.TurnItem,
// *graph.StanceItem, *graph.LinkageItem, *graph.TermItem or *graph.EntityItem.
func (g *Graph) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	nodes, err := g.source.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// Nodes gives what each of ids names, nil where it names nothing.
func (g *Graph) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return g.source.Nodes(ctx, ids)
}

// DocumentsByID, TurnsByID and so on give the nodes of ids, so that a page of
// items needs one read for what it refers to. IDs that name nothing, or a node
// of another type, are left out.
func (g *Graph) DocumentsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.DocumentItem, error) {
	return byID[*graph.DocumentItem](ctx, g, ids)
}

// EntitiesByID gives entities, as [Graph.DocumentsByID] does records.
func (g *Graph) EntitiesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.EntityItem, error) {
	return byID[*graph.EntityItem](ctx, g, ids)
}

// TurnsByID gives turns, as [Graph.DocumentsByID] does records. The turn before
// or after another is graph.TurnID(document, number±1).
func (g *Graph) TurnsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.TurnItem, error) {
	return byID[*graph.TurnItem](ctx, g, ids)
}

// StancesByID gives stances, as [Graph.DocumentsByID] does records.
func (g *Graph) StancesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.StanceItem, error) {
	return byID[*graph.StanceItem](ctx, g, ids)
}

// LinkagesByID gives linkages, as [Graph.DocumentsByID] does records.
func (g *Graph) LinkagesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.LinkageItem, error) {
	return byID[*graph.LinkageItem](ctx, g, ids)
}

// TermsByID gives terms, as [Graph.DocumentsByID] does records.
func (g *Graph) TermsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.TermItem, error) {
	return byID[*graph.TermItem](ctx, g, ids)
}

// byID reads each of ids once.
func byID[T graph.Node](ctx context.Context, g *Graph, ids []graph.ID) (map[graph.ID]T, error) {
	seen := make(map[graph.ID]bool, len(ids))
	var once []graph.ID
	for _, id := range ids {
		if !seen[id] && !id.IsZero() {
			seen[id] = true
			once = append(once, id)
		}
	}
	nodes, err := g.source.Nodes(ctx, once)
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]T, len(nodes))
	for i, n := range nodes {
		if n, ok := n.(T); ok {
			found[once[i]] = n
		}
	}
	return found, nil
}
