package api

import (
	"parley/graph"
)

// The methods below give the view of a node that the look ahead has read, or
// nil, which is null, where there is none.

func (p *pool) document(id graph.ID) *document { return seen(p.documents, id, p.showDocument) }
func (p *pool) entity(id graph.ID) *entity     { return seen(p.entities, id, p.showEntity) }
func (p *pool) turn(id graph.ID) *turn         { return seen(p.turns, id, p.showTurn) }
func (p *pool) stance(id graph.ID) *stance     { return seen(p.stances, id, p.showStance) }
func (p *pool) linkage(id graph.ID) *linkage   { return seen(p.linkages, id, p.showLinkage) }
func (p *pool) term(id graph.ID) *term         { return seen(p.terms, id, p.showTerm) }

func seen[I, V any](known map[graph.ID]I, id graph.ID, show func(I) *V) *V {
	item, ok := known[id]
	if !ok {
		return nil
	}
	return show(item)
}

// found gives the views of ids, without those that there are none of.
func found[V any](ids []graph.ID, show func(graph.ID) *V) []*V {
	var views []*V
	for _, id := range ids {
		if v := show(id); v != nil {
			views = append(views, v)
		}
	}
	return views
}

// each gives the view of each item.
func each[I, V any](items []I, show func(I) V) []V {
	views := make([]V, len(items))
	for i, item := range items {
		views[i] = show(item)
	}
	return views
}

func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// text gives s, or null where it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
