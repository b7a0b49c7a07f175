package relate

import (
	"slices"

	"parley/graph"
)

// reach lets an exchange that names only what was given go on to the demand in
// the sentence after it.
func (b *bond) reach(v *view, next graph.Sentence) {
	if next.Turn != b.turn || !slices.Contains(b.features, tie+"exchange for we gave") || b.asked != b.quote && b.given != b.quote {
		return
	}
	for _, s := range v.stancesIn(next.Turn, next.Span) {
		if s.Kind == graph.Demand {
			b.given, b.asked, b.quote.End = b.quote, next.Span, next.End
			return
		}
	}
}

// trade makes a candidate of sentence i and one of the two after it when a
// holder gives ground on one matter and asks for another there.
func (x *Relater) trade(v *view, i int) (bond, bool) {
	const reach = 2 // sentences
	s := v.Sentences[i]
	for _, a := range v.stancesIn(s.Turn, s.Span) {
		if a.Kind != graph.Concession && a.Kind != graph.Demand {
			continue
		}
		for j := i + 1; j <= i+reach && j < len(v.Sentences) && v.Sentences[j].Turn == s.Turn; j++ {
			for _, b := range v.stancesIn(s.Turn, v.Sentences[j].Span) {
				if opposite(a, b) {
					return swap(v, a, b, j == i+1), true
				}
			}
		}
	}
	return bond{}, false
}

// opposite reports whether one stance gives and the other asks, of one holder
// and on different matters.
func opposite(a, b graph.Stance) bool {
	return a.Holder == b.Holder && a.Targets[0] != b.Targets[0] &&
		(a.Kind == graph.Concession && b.Kind == graph.Demand || a.Kind == graph.Demand && b.Kind == graph.Concession)
}

func swap(v *view, a, b graph.Stance, next bool) bond {
	given, asked := a, b
	if a.Kind == graph.Demand {
		given, asked = b, a
	}
	x := bond{turn: a.Turn, kind: graph.Exchange, quote: graph.Span{Start: a.Quote.Start, End: max(a.Quote.End, b.Quote.End)},
		given: given.Quote, asked: asked.Quote, fromStance: &given, toStance: &asked,
		features: []string{"gives one, asks another"}}
	if next {
		x.features = append(x.features, "gives one, asks another at once")
	}
	if v.Turn(a.Turn).Span.Len() < 200 {
		x.features = append(x.features, "gives one, asks another in few words")
	}
	return x
}
