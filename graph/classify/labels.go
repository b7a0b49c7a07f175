package classify

import (
	"slices"

	"parley/graph"
)

func kindIndex(k graph.StanceKind) int { return slices.Index(graph.StanceKinds, k) }

// overlap gives how many bytes a and b share.
func overlap(a, b graph.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// turnLabels gives which kinds a turn holds, by its labels.
func turnLabels(labels []Label) (out [kinds]int8) {
	for _, l := range labels {
		mark(&out[kindIndex(l.Kind)], l.Optional)
	}
	return out
}

// clauseLabels gives, for each clause of t, which kinds its words carry.
func clauseLabels(t *turnText, labels []Label) [][kinds]int8 {
	out := make([][kinds]int8, len(t.clauses))
	for _, l := range labels {
		k := kindIndex(l.Kind)
		best, bestAt := 0, -1
		for i, c := range t.clauses {
			s := t.span(c.first, c.end)
			o := overlap(s, l.Quote)
			if o > best {
				best, bestAt = o, i
			}
			if 2*o >= min(s.Len(), l.Quote.Len()) && o > 0 {
				mark(&out[i][k], l.Optional)
			} else if o > 0 && out[i][k] == 0 {
				out[i][k] = -1
			}
		}
		if bestAt >= 0 {
			mark(&out[bestAt][k], l.Optional)
		}
	}
	return out
}

// mark notes that a label speaks for a kind; an optional one leaves it unknown.
func mark(label *int8, optional bool) {
	if !optional {
		*label = 1
	} else if *label == 0 {
		*label = -1
	}
}
