package link_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

// TestGoldTargets measures how many gold stances are about a matter that is
// among the record's entities at all.
func TestGoldTargets(t *testing.T) {
	var found, all, issues int
	var detail []string
	for _, x := range goldRecords(t) {
		f, n, misses := known(x.gold, x.doc)
		i := 0
		for _, e := range x.doc.Entities {
			if e.Kind == graph.Issue {
				i++
			}
		}
		t.Logf("%-28s target known %d of %d = %.2f; %d entities, %d issues", x.name, f, n, float64(f)/float64(max(n, 1)), len(x.doc.Entities), i)
		found, all, issues = found+f, all+n, issues+i
		detail = append(append(detail, "## "+x.name), misses...)
	}
	t.Logf("all: target known %d of %d = %.3f; %d issues", found, all, float64(found)/float64(all), issues)
	if 10*found < 9*all {
		t.Errorf("of gold stances, %d of %d are about a known entity; want 9 of 10", found, all)
	}
	if f := os.Getenv("DETAIL"); f != "" {
		if err := os.WriteFile(f, []byte(strings.Join(detail, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// known counts the gold stances, and those with a target among the entities of d.
func known(g *goldRecord, d *graph.Document) (found, all int, misses []string) {
	have := map[string]bool{}
	for _, id := range g.align(d) {
		have[id] = true
	}
	names, missed := g.names(), map[string]int{}
	for _, turn := range g.Turns {
		for _, s := range turn.Stances {
			if s.Optional || len(s.Targets) == 0 {
				continue
			}
			all++
			if slices.ContainsFunc(s.Targets, func(id string) bool { return have[id] }) {
				found++
			} else {
				missed[s.Targets[0]]++
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(missed)) {
		misses = append(misses, fmt.Sprintf("%4d %q", missed[id], slices.Sorted(maps.Keys(names[id]))))
	}
	return found, all, misses
}
