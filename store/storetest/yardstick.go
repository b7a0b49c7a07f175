package storetest

import (
	"slices"

	"parley/graph"
	"parley/store"
)

// A yardstick answers selections by looking at every item.
type yardstick struct {
	items []graph.Item
	lists []map[graph.List]bool
}

func newYardstick(docs ...*graph.Document) *yardstick {
	y := &yardstick{}
	for _, d := range docs {
		items := store.Flatten(d)
		lists := make([]map[graph.List]bool, len(items))
		for i := range lists {
			lists[i] = map[graph.List]bool{}
		}
		store.Lists(d, items, func(i int, l graph.List) { lists[i][l] = true })
		y.items, y.lists = append(y.items, items...), append(y.lists, lists...)
	}
	return y
}

func (y *yardstick) answer(sel graph.Selection) []graph.Item {
	found := []graph.Item{}
	for n, i := range y.items {
		if i.Type() == sel.Type && y.inGroups(n, sel) && store.Matches(sel, i) && inBounds(sel, i) {
			found = append(found, i)
		}
	}
	slices.SortFunc(found, func(a, b graph.Item) int {
		if sel.Backward {
			a, b = b, a
		}
		if sel.Ranked != nil {
			return rankOf(a).Compare(rankOf(b))
		}
		return a.Locus().Compare(b.Locus())
	})
	if sel.Limit > 0 {
		found = found[:min(sel.Limit, len(found))]
	}
	return found
}

func (y *yardstick) inGroups(n int, sel graph.Selection) bool {
	for _, group := range sel.Groups {
		if !slices.ContainsFunc(group, func(l graph.List) bool { return y.lists[n][l] }) {
			return false
		}
	}
	return true
}

func inBounds(sel graph.Selection, i graph.Item) bool {
	l := i.Locus()
	return (sel.Document.IsZero() || sel.Document == l.Document) &&
		l.Day >= sel.From && (sel.Until == 0 || l.Day > 0 && l.Day <= sel.Until.End()) && inPage(sel, i)
}

func inPage(sel graph.Selection, i graph.Item) bool {
	if by := sel.Ranked; by != nil {
		return (by.After == nil || by.After.Compare(rankOf(i)) < 0) && (by.Before == nil || rankOf(i).Compare(*by.Before) < 0)
	}
	l := i.Locus()
	return (sel.After == nil || sel.After.Compare(l) < 0) && (sel.Before == nil || l.Compare(*sel.Before) < 0)
}

// rankOf gives the rank of a stance or linkage.
func rankOf(i graph.Item) graph.Rank { return i.(interface{ Rank() graph.Rank }).Rank() }
