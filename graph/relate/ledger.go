package relate

import "parley/graph"

// outcomes says how a matter stands after a stance of each kind.
var outcomes = map[graph.StanceKind]graph.Outcome{
	graph.Demand:     graph.Open,
	graph.Concession: graph.Agreed,
	graph.Acceptance: graph.Agreed,
	graph.Rejection:  graph.Refused,
	graph.Deferral:   graph.Deferred,
}

// ledger gives every matter that was asked for or decided, in order of first
// mention, with the last stance that changed how it stood. Ground given decides
// a matter only where the other side has asked for it.
func ledger(v *view) []graph.OpenItem {
	var items []graph.OpenItem
	at := map[graph.ID]int{}
	asked := map[graph.ID]graph.ID{} // matter -> the side whose demand is the latest
	for _, s := range v.Stances {
		matter, side := s.Targets[0], v.side(s.Holder)
		if s.Kind == graph.Demand {
			asked[matter] = side
		} else if by, ok := asked[matter]; s.Kind == graph.Concession && (!ok || by == side) {
			continue
		}
		i, known := at[matter]
		if !known {
			i = len(items)
			at[matter] = i
			items = append(items, graph.OpenItem{Matter: matter})
		}
		items[i].Outcome, items[i].Stance = outcomes[s.Kind], s.ID
	}
	return items
}
