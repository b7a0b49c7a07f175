package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/graph"
)

// sorted gives the facts in order of unit, then kind.
func sorted[V any](m map[fact]V) []fact {
	return slices.SortedFunc(maps.Keys(m), func(x, y fact) int {
		return cmp.Or(cmp.Compare(x.n, y.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// NoKind stands in a [Confusion] for a stance that one coder has and the other
// has not, when no other stance of the unit can be set against it.
const NoKind = graph.StanceKind("none")

// A Confusion counts gold kinds, by what the coding has instead.
type Confusion map[graph.StanceKind]map[graph.StanceKind]int

// Confuse sets kinds against each other, unit by unit: equal ones first, then
// those left over in the guide's order.
func Confuse(records []Record) Confusion {
	c := Confusion{}
	for i := range records {
		for _, e := range records[i].differences() {
			for j := range max(len(e.Missed), len(e.Added)) {
				c.count(at(e.Missed, j), at(e.Added, j))
			}
			for _, k := range e.right {
				c.count(k, k)
			}
		}
	}
	return c
}

func (c Confusion) count(gold, pred graph.StanceKind) {
	if c[gold] == nil {
		c[gold] = map[graph.StanceKind]int{}
	}
	c[gold][pred]++
}

func at(kinds []graph.StanceKind, i int) graph.StanceKind {
	if i < len(kinds) {
		return kinds[i]
	}
	return NoKind
}

// String gives a line for each gold kind and a column for each coded one.
func (c Confusion) String() string {
	kinds := append(slices.Clone(graph.StanceKinds), NoKind)
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s", "gold \\ coded")
	for _, k := range kinds {
		fmt.Fprintf(&b, " %10s", k)
	}
	for _, g := range kinds {
		fmt.Fprintf(&b, "\n%-12s", g)
		for _, k := range kinds {
			fmt.Fprintf(&b, " %10d", c[g][k])
		}
	}
	return b.String() + "\n"
}
