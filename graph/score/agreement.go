package score

import (
	"strings"

	"parley/graph"
)

// Evidence gives the share of stances right in kind whose quote overlaps a gold
// quote of that unit and kind, and how many there are.
func Evidence(records []Record) (overlap float64, of int) {
	hit := 0
	for i := range records {
		r := &records[i]
		gold, pred := r.both()
		texts := r.texts()
		for _, f := range sorted(pred) {
			if len(gold[f]) == 0 {
				continue
			}
			of++
			if anyOverlap(norm(texts[f.n]), gold[f], pred[f]) {
				hit++
			}
		}
	}
	return share(hit, of), of
}

func anyOverlap(text string, gold, pred []quoted) bool {
	for _, g := range gold {
		for _, p := range pred {
			if shares(text, norm(g.Quote), norm(p.Quote)) {
				return true
			}
		}
	}
	return false
}

// shares reports whether two quotes of text have a stretch in common; all are
// in the form of norm.
func shares(text, a, b string) bool {
	i, j := strings.Index(text, a), strings.Index(text, b)
	if i < 0 || j < 0 || a == "" || b == "" {
		return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
	}
	return graph.Span{Start: i, End: i + len(a)}.Overlaps(graph.Span{Start: j, End: j + len(b)})
}

// Kappa is Cohen's kappa of gold and coding: of each unit that either coded, on
// each kind, whether it is there. It is 1 where both always agree.
func Kappa(records []Record) float64 {
	var n, same, gold, pred float64
	for i := range records {
		for _, m := range records[i].differences() {
			right, missed, added := float64(len(m.right)), float64(len(m.Missed)), float64(len(m.Added))
			if right+missed+added == 0 {
				continue
			}
			n += float64(len(graph.StanceKinds))
			same += float64(len(graph.StanceKinds)) - missed - added
			gold += right + missed
			pred += right + added
		}
	}
	if same == n {
		return 1
	}
	chance := (gold*pred + (n-gold)*(n-pred)) / (n * n)
	return (same/n - chance) / (1 - chance)
}
