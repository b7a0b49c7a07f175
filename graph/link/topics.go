package link

import "parley/graph"

// weight orders the kinds by how likely a position is about one of them.
var weight = map[graph.EntityKind]int{
	graph.Territory: 5, graph.Railway: 5, graph.Treaty: 5, graph.Port: 5, graph.Waterway: 5, graph.Issue: 5,
	graph.Organization: 3, graph.Event: 3, graph.Place: 2, graph.State: 1,
}

// findTopics writes the matter under discussion from sentence to sentence.
func (r *record) findTopics() {
	r.sortHits()
	var last []graph.ID
	h := 0
	for _, s := range r.d.Sentences {
		var best []graph.ID
		top := 0
		for ; h < len(r.hits) && r.words[r.hits[h].from].Start < s.End; h++ {
			t := r.hits[h].thing
			switch w := weight[t.kind]; {
			case w > top:
				best, top = append([]graph.ID{t.id()}, best...), w
			case w > 0:
				best = append(best, t.id())
			}
		}
		if len(best) > 0 && top >= 3 {
			last = best
		} else if len(last) == 0 && len(best) > 0 {
			last = best
		}
		if len(last) > 0 {
			r.d.Topics = append(r.d.Topics, graph.Topic{Turn: s.Turn, At: s.Start, Entities: last})
		}
	}
}
