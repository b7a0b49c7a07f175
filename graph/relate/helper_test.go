package relate_test

import (
	"cmp"
	"slices"

	"parley/graph"
)

func sortBySpan[T any](list []T, span func(T) graph.Span) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(span(a).Start, span(b).Start) })
}
