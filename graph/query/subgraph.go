package query

import (
	"context"
	"slices"

	"parley/graph"
)

// A Subgraph is a part of the graph of entities, ready to be drawn.
type Subgraph struct {
	Nodes []*graph.EntityItem // those asked for first, then by their distance from these and the weight of their edges
	Edges []*Tie              // between these nodes, the heaviest first
}

// A Neighbour is an entity tied to another.
type Neighbour struct {
	Entity *graph.EntityItem
	Weight int    // of all edges together
	Edges  []*Tie // the heaviest first
}

// usedKinds gives the kinds of edges that are wanted: by default those that rest
// on what a party said.
func usedKinds(kinds []EdgeKind) []EdgeKind {
	if len(kinds) == 0 {
		return assertions
	}
	return kinds
}

// How far a subgraph reaches at most, and how many nodes it has.
const (
	MaxDepth = 4
	MaxNodes = 1000
)

// An EdgeFilter chooses edges. Those that entities tell of themselves rest on no
// record, and so are there whatever the record or its date.
type EdgeFilter struct {
	Kinds         []EdgeKind // stances and linkages if empty
	Document      string     // slug or ID of the record that they rest on
	After, Before string     // dates of the records that they rest on, both inclusive
}

func (g *Graph) scope(ctx context.Context, f EdgeFilter) (*scope, error) {
	c := g.choose(ctx, graph.StanceItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	return &scope{c.sel.Document, c.sel.From, c.sel.Until}, c.err
}

// Subgraph gives what lies within depth edges of the entities of those names, at
// most limit nodes: the nearest, and among the equally near those tied most
// heavily to what is there already.
func (g *Graph) Subgraph(ctx context.Context, around []string, depth, limit int, f EdgeFilter) (*Subgraph, error) {
	if depth < 0 || depth > MaxDepth {
		return nil, &ArgumentError{"depth", "must be from 0 to 4"}
	}
	if limit < 1 || limit > MaxNodes {
		return nil, &ArgumentError{"first", "must be from 1 to 1000"}
	}
	var start []graph.ID
	for _, name := range around {
		id, err := g.entityID(ctx, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(start, id) {
			start = append(start, id)
		}
	}
	within, err := g.scope(ctx, f)
	if err != nil {
		return nil, err
	}
	w, err := g.web(ctx, within, usedKinds(f.Kinds))
	if err != nil {
		return nil, err
	}
	return g.subgraph(ctx, w, w.around(start, depth, limit))
}

// subgraph gives the entities of ids and the edges between them.
func (g *Graph) subgraph(ctx context.Context, w *web, ids []graph.ID) (*Subgraph, error) {
	found, err := g.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	s := &Subgraph{}
	for _, id := range ids {
		if e := found[id]; e != nil {
			s.Nodes = append(s.Nodes, e)
		}
	}
	for _, t := range w.edges {
		if found[t.From] != nil && found[t.To] != nil {
			s.Edges = append(s.Edges, t)
		}
	}
	return s, nil
}

// A web is the whole graph of entities.
type web struct {
	edges []*Tie              // the heaviest first
	at    map[graph.ID][]*Tie // the same by their ends
}

// web reads every edge of some kinds within a scope.
func (g *Graph) web(ctx context.Context, within *scope, kinds []EdgeKind) (*web, error) {
	found, err := g.ties(ctx, within, graph.ID{}, kinds)
	if err != nil {
		return nil, err
	}
	if slices.Contains(kinds, RepresentsEdge) || slices.Contains(kinds, PartOfEdge) {
		all, err := g.source.Entities(ctx, graph.EntitySelection{})
		if err != nil {
			return nil, err
		}
		found.own(all, kinds)
	}
	w := &web{edges: found.sorted(), at: map[graph.ID][]*Tie{}}
	for _, t := range w.edges {
		w.at[t.From], w.at[t.To] = append(w.at[t.From], t), append(w.at[t.To], t)
	}
	return w, nil
}

// around gives the entities within depth edges of some, at most limit.
func (w *web) around(start []graph.ID, depth, limit int) (order []graph.ID) {
	in := map[graph.ID]bool{}
	ring := start
	for range depth + 1 {
		for _, id := range ring {
			if len(order) < limit && !in[id] {
				in[id] = true
				order = append(order, id)
			}
		}
		ring = w.next(ring, in)
	}
	return order
}

// next gives the entities outside that are tied to a ring, the heaviest first.
func (w *web) next(ring []graph.ID, in map[graph.ID]bool) []graph.ID {
	weights := map[pair]int{} // the second of each pair is none
	for _, id := range ring {
		for _, t := range w.at[id] {
			if other, _ := t.other(id); !in[other] {
				weights[pair{from: other}] += t.Weight
			}
		}
	}
	var ids []graph.ID
	for _, p := range heaviestPairs(weights, len(weights)) {
		ids = append(ids, p.from)
	}
	return ids
}
