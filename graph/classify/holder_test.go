package classify

import (
	"maps"
	"slices"
	"testing"

	"parley/graph"
)

// TestHolders tries holders on the gold stances alone, and logs how the wrong
// ones are wrong.
func TestHolders(t *testing.T) {
	right, all, wrong := map[graph.Form]int{}, map[graph.Form]int{}, map[string]int{}
	for _, r := range goldRecords(t) {
		w := writer{setting: newSetting(r.Doc, nil)}
		for _, l := range r.Labels {
			if l.Optional {
				continue
			}
			turn := turnText{turn: r.Doc.Turn(l.Turn)}
			got, reported := w.holder(&judged{seen: &seen{text: turn}}, l.Quote)
			all[r.Doc.Form]++
			if got == l.Holder {
				right[r.Doc.Form]++
			} else {
				wrong[mistake(r.Doc, got, l.Holder, reported)]++
			}
		}
	}
	for _, m := range slices.Sorted(maps.Keys(wrong)) {
		t.Logf("%4d %s", wrong[m], m)
	}
	for form, least := range map[graph.Form]float64{graph.Labelled: 0.87, graph.Narrated: 0.75} {
		share := float64(right[form]) / float64(max(1, all[form]))
		if t.Logf("%s: %d of %d", form, right[form], all[form]); share < least {
			t.Errorf("%s: of the holders %.3f are right, want at least %.2f", form, share, least)
		}
	}
}

// mistake tells what sort of holder was taken for what sort.
func mistake(d *graph.Document, got, want graph.ID, reported bool) string {
	m := string(d.Form)
	if reported {
		m += " reported"
	}
	g, w := d.Entity(got), d.Entity(want)
	if g == nil || w == nil {
		return m + " unknown"
	}
	m += " " + string(g.Kind) + " for " + string(w.Kind)
	switch {
	case g.Represents == w.ID:
		m += " that it represents"
	case w.Represents == g.ID:
		m += " that represents it"
	}
	return m
}
