package classify

import (
	"slices"

	"parley/graph"
)

func kindIndex(k graph.StanceKind) int { return slices.Index(graph.StanceKinds, k) }

// answers are what a person judged: so (1), not so (0), not known (-1).
type answers [kinds]int8

// mark notes that a label speaks for a kind; an optional one leaves it unknown.
func (a *answers) mark(k int, optional bool) {
	if !optional {
		a[k] = 1
	} else if a[k] == 0 {
		a[k] = -1
	}
}

// derive fills in the judgements that follow from the kinds.
func (a *answers) derive() {
	a[anyKind] = a.either(0, 1, 2, 3, 4)
	a[yielding] = a.either(kindIndex(graph.Concession), kindIndex(graph.Acceptance))
	a[contends] = a.either(kindIndex(graph.Demand), kindIndex(graph.Rejection))
}

func (a *answers) either(ks ...int) (r int8) {
	for _, k := range ks {
		switch {
		case a[k] == 1:
			return 1
		case a[k] < 0:
			r = -1
		}
	}
	return r
}

// turnAnswers gives what a turn holds, by its labels.
func turnAnswers(labels []Label) (out answers) {
	for _, l := range labels {
		out.mark(kindIndex(l.Kind), l.Optional)
	}
	out.derive()
	return out
}

// clauseAnswers gives, for each clause of t, what its words carry.
func clauseAnswers(t *turnText, labels []Label) []answers {
	out := make([]answers, len(t.clauses))
	for _, l := range labels {
		k := kindIndex(l.Kind)
		best, bestAt := 0, -1
		for i, c := range t.clauses {
			s := t.span(c.first, c.end)
			shared := overlap(s, l.Quote)
			if shared > best {
				best, bestAt = shared, i
			}
			if shared > 0 {
				out[i].mark(k, l.Optional || 2*shared < min(s.Len(), l.Quote.Len()))
			}
		}
		if bestAt >= 0 {
			out[bestAt].mark(k, l.Optional)
		}
	}
	whole := turnAnswers(labels)
	for i := range out {
		out[i].doubt(&whole)
		out[i].derive()
	}
	return out
}

// doubt leaves unknown whether a clause carries a kind that its turn holds in
// other words: people quote a position once, however often it is put.
func (a *answers) doubt(turn *answers) {
	for k := range graph.StanceKinds {
		if a[k] == 0 && turn[k] == 1 {
			a[k] = -1
		}
	}
}

// overlap gives how many bytes a and b share.
func overlap(a, b graph.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// together gives what several clauses carry between them.
func together(clauses []answers) (out answers) {
	for k := range out {
		for _, c := range clauses {
			if c[k] != 0 && out[k] != 1 {
				out[k] = c[k]
			}
		}
	}
	return out
}
