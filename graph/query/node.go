package query

import (
	"context"

	"parley/graph"
)

// Node gives what id names, or nil: a *graph.DocumentItem, *graph.TurnItem,
// *graph.StanceItem, *graph.LinkageItem, *graph.TermItem or *graph.EntityItem.
func (g *Graph) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	return nil, errTodo
}

// Nodes gives what each of ids names, nil where it names nothing.
func (g *Graph) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return nil, errTodo
}

// DocumentsByID, TurnsByID and so on give the nodes of ids, so that a page of
// items needs one read for what it refers to. IDs that name nothing, or a node
// of another type, are left out.
func (g *Graph) DocumentsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.DocumentItem, error) {
	return nil, errTodo
}

// EntitiesByID gives entities, as [Graph.DocumentsByID] does records.
func (g *Graph) EntitiesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.EntityItem, error) {
	return nil, errTodo
}

// TurnsByID gives turns, as [Graph.DocumentsByID] does records. The turn before
// or after another is graph.TurnID(document, number±1).
func (g *Graph) TurnsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.TurnItem, error) {
	return nil, errTodo
}

// StancesByID gives stances, as [Graph.DocumentsByID] does records.
func (g *Graph) StancesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.StanceItem, error) {
	return nil, errTodo
}

// LinkagesByID gives linkages, as [Graph.DocumentsByID] does records.
func (g *Graph) LinkagesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.LinkageItem, error) {
	return nil, errTodo
}

// TermsByID gives terms, as [Graph.DocumentsByID] does records.
func (g *Graph) TermsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.TermItem, error) {
	return nil, errTodo
}
