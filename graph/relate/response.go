package relate

import (
	"slices"

	"parley/graph"
)

// reach is how many turns back a stance can answer another.
const reach = 20

// responses ties each refusal, concession, deferral and acceptance to the other
// side's latest demand on the same matter; an acceptance also to a concession
// that was offered. Each answers one stance at most.
func responses(v *view) []graph.Response {
	var list []graph.Response
	for i, s := range v.Stances {
		if s.Kind == graph.Demand {
			continue
		}
		if to, ok := answered(v, i); ok {
			list = append(list, graph.Response{Stance: s.ID, To: to})
		}
	}
	return list
}

// answered looks back from stance i for the one that it answers.
func answered(v *view, i int) (graph.ID, bool) {
	s := &v.Stances[i]
	for j := i - 1; j >= 0 && s.Turn-v.Stances[j].Turn <= reach; j-- {
		o := &v.Stances[j]
		asks := o.Kind == graph.Demand || s.Kind == graph.Acceptance && o.Kind == graph.Concession
		if asks && v.side(o.Holder) != v.side(s.Holder) && shareTarget(o, s) {
			return o.ID, true
		}
	}
	return graph.ID{}, false
}

func shareTarget(a, b *graph.Stance) bool {
	return slices.ContainsFunc(a.Targets, func(id graph.ID) bool { return slices.Contains(b.Targets, id) })
}

// side is whom an entity speaks for, or the entity itself.
func (v *view) side(id graph.ID) graph.ID {
	if e := v.Entity(id); e != nil && !e.Represents.IsZero() {
		return e.Represents
	}
	return id
}
