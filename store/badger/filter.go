package badger

import (
	"slices"

	"parley/graph"
)

// groups gives the lists that must be walked: those of the selection, and those
// that stand for its filters where a list is the narrower way.
func groups(sel graph.Selection) [][]graph.List {
	all := slices.Clone(sel.Groups)
	if ofStances(sel.Type) {
		all = append(all, stanceGroups(sel)...)
	}
	if len(all) == 0 {
		all = append(all, []graph.List{{Facet: graph.ByAll}})
	}
	return all
}

func stanceGroups(sel graph.Selection) (all [][]graph.List) {
	if sel.Reported != nil && *sel.Reported {
		all = append(all, []graph.List{{Facet: graph.ByReported}})
	}
	if sel.Conditional != nil && *sel.Conditional {
		all = append(all, []graph.List{{Facet: graph.ByCondition}})
	}
	if len(sel.Groups)+len(all) == 0 && len(sel.Kinds) > 0 {
		var kinds []graph.List
		for _, k := range sel.Kinds {
			kinds = append(kinds, graph.List{Facet: graph.ByKind, Value: string(k)})
		}
		all = append(all, kinds)
	}
	return all
}

// traitFilter gives the filters that postings answer, or nil for none.
func traitFilter(sel graph.Selection) func(traits) bool {
	none := len(sel.Kinds) == 0 && sel.MinConfidence == 0 && sel.Reported == nil && sel.Conditional == nil
	if none || !hasTraits(sel.Type) {
		return nil
	}
	var kinds [kindBits + 1]bool
	for _, k := range sel.Kinds {
		kinds[kindTrait(k)] = true
	}
	least := traits(graph.TenThousandths(sel.MinConfidence))
	if !ofStances(sel.Type) {
		return func(t traits) bool { return t>>confidenceLow >= least }
	}
	is := func(want *bool, t, bit traits) bool { return want == nil || *want == (t&bit != 0) }
	return func(t traits) bool {
		return (len(sel.Kinds) == 0 || kinds[t&kindBits]) &&
			t>>confidenceLow >= least &&
			is(sel.Reported, t, reportedBit) && is(sel.Conditional, t, conditionBit)
	}
}
