package storetest

import (
	"math/rand/v2"
	"slices"

	"parley/graph"
)

// dice make selections of what the items have.
type dice struct {
	*rand.Rand
	y *yardstick
}

func (d dice) selection() graph.Selection {
	sel := graph.Selection{Type: graph.ItemTypes[d.IntN(len(graph.ItemTypes))], Backward: d.IntN(2) == 0}
	if d.IntN(2) == 0 {
		sel.Type = graph.StanceItems
	}
	for range d.IntN(3) {
		sel.Groups = append(sel.Groups, d.group(sel.Type))
	}
	if d.IntN(4) == 0 {
		sel.Kinds = graph.StanceKinds[d.IntN(3):][:2]
	}
	if d.IntN(4) == 0 {
		sel.MinConfidence = float64(d.IntN(100)) / 100
	}
	flag := func() *bool { b := d.IntN(2) == 0; return &b }
	if d.IntN(6) == 0 {
		sel.Reported = flag()
	}
	if d.IntN(6) == 0 {
		sel.Conditional = flag()
	}
	d.bound(&sel)
	if slices.Contains(rankedTypes, sel.Type) && d.IntN(3) == 0 {
		sel.Ranked = d.ranking(sel.Type)
	}
	return sel
}

// rankedTypes have an order of confidence.
var rankedTypes = []graph.ItemType{graph.StanceItems, graph.LinkageItems, graph.CodedStanceItems, graph.CodedLinkageItems}

func (d dice) ranking(of graph.ItemType) *graph.Ranking {
	rank := func() *graph.Rank {
		if d.IntN(3) > 0 {
			return nil
		}
		r := rankOf(d.itemOf(of))
		return &r
	}
	return &graph.Ranking{After: rank(), Before: rank()}
}

func (d dice) itemOf(of graph.ItemType) graph.Item {
	for {
		if i, _ := d.item(); i.Type() == of {
			return i
		}
	}
}

func (d dice) item() (graph.Item, map[graph.List]bool) {
	n := d.IntN(len(d.y.items))
	return d.y.items[n], d.y.lists[n]
}

// group takes lists from items, so that most selections find something.
func (d dice) group(of graph.ItemType) (group []graph.List) {
	for range 1 + d.IntN(2) {
		i, lists := d.item()
		for i.Type() != of {
			i, lists = d.item()
		}
		var all []graph.List
		for l := range lists {
			all = append(all, l)
		}
		slices.SortFunc(all, func(a, b graph.List) int { return compareLists(a, b) })
		group = append(group, all[d.IntN(len(all))])
	}
	return group
}

func compareLists(a, b graph.List) int {
	if a.Facet != b.Facet {
		return int(a.Facet) - int(b.Facet)
	}
	return slices.Compare([]byte(a.Value), []byte(b.Value))
}

func (d dice) bound(sel *graph.Selection) {
	locus := func() *graph.Locus {
		i, _ := d.item()
		l := i.Locus()
		return &l
	}
	if d.IntN(5) == 0 {
		sel.Document = locus().Document
	}
	if d.IntN(5) == 0 {
		sel.From = locus().Day / 100 * 100
	}
	if d.IntN(5) == 0 {
		sel.Until = locus().Day / 10000 * 10000
	}
	if d.IntN(4) == 0 {
		sel.After = locus()
	}
	if d.IntN(4) == 0 {
		sel.Before = locus()
	}
	if d.IntN(2) == 0 {
		sel.Limit = 1 + d.IntN(20)
	}
}
