package relate

import (
	"fmt"
	"strconv"

	"parley/graph"
)

// contradictions flags what a party is said by another to have put forward
// where its own words before, on the same subject and in the same unit, were
// other than that. A party that moves its own terms bargains; that is none.
func contradictions(v *view) []graph.Contradiction {
	var list []graph.Contradiction
	for i := range v.Terms {
		t := &v.Terms[i]
		if !v.told(t) || t.Status == graph.Recalled {
			continue
		}
		if o := v.ownBefore(i); o != nil && (t.Max < o.Min || o.Max < t.Min) {
			why := fmt.Sprintf("said to be %s; stated before as %s", words(t), words(o))
			list = append(list, graph.Contradiction{Term: t.ID, Other: o.ID, Why: why})
		}
	}
	return list
}

// told reports whether a term is ascribed to its holder by another speaker.
func (v *view) told(t *graph.Term) bool {
	speaker := v.Turn(t.Turn).Speaker
	return !speaker.IsZero() && v.side(speaker) != v.side(t.Holder)
}

// ownBefore gives the latest term before term i that its holder stated himself.
func (v *view) ownBefore(i int) *graph.Term {
	t := &v.Terms[i]
	for j := i - 1; j >= 0; j-- {
		o := &v.Terms[j]
		if o.Holder == t.Holder && o.Subject == t.Subject && o.Unit == t.Unit && o.Status == graph.Proposed && !v.told(o) {
			return o
		}
	}
	return nil
}

// words puts an amount as a reader expects it: "10–15 years".
func words(t *graph.Term) string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	if t.Min == t.Max {
		return number(t.Min) + " " + t.Unit
	}
	return number(t.Min) + "–" + number(t.Max) + " " + t.Unit
}
