package relate

import (
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// tie begins the names of cues that make a sentence a candidate.
const tie = "tie: "

// A bond is a stretch of a turn that may tie two matters.
type bond struct {
	turn        int
	kind        graph.LinkageKind
	quote       graph.Span
	given       graph.Span // the clause of what is given, or depends
	asked       graph.Span // the clause of the condition, or of what is asked in return
	features    []string
	probability float64
	fromStance  *graph.Stance // where the bond is one of two stances
	toStance    *graph.Stance
}

// bonds gives every candidate in order of the text: sentences with a tying cue,
// and neighbouring stances of one holder that give one matter and ask for another.
func (x *Relater) bonds(v *view) []bond {
	var list []bond
	var words []string
	var found []phrase.Match
	for i := range v.rows {
		r := &v.rows[i]
		words = append(append(append(words[:0], "^"), r.folded...), "$")
		found = x.tie.scan(words, found[:0])
		b, tied := x.bondOf(v, r, found)
		t, traded := x.trade(v, i)
		switch {
		case traded && tied && b.kind == graph.Exchange:
			t.features = append(t.features, b.features...)
			list = append(list, t)
		case traded && tied:
			list = append(list, b, t)
		case traded:
			list = append(list, t)
		case tied:
			if next := i + 1; b.kind == graph.Exchange && next < len(v.Sentences) {
				b.reach(v, v.Sentences[next])
			}
			list = append(list, b)
		}
	}
	return list
}

// bondOf makes the candidate of one sentence from its cues; word i of the row is
// word i+1 of the matches.
func (x *Relater) bondOf(v *view, r *row, matches []phrase.Match) (bond, bool) {
	b := bond{turn: r.turn, kind: graph.Condition, quote: r.at}
	at := -1 // the word that begins the condition
	for _, m := range matches {
		name := x.tie.cues[m.Value]
		if !strings.HasPrefix(name, tie) {
			continue
		}
		b.features = append(b.features, name)
		if strings.HasPrefix(name, tie+"exchange") {
			b.kind = graph.Exchange
		}
		if at < 0 {
			at = x.lexicon.pivot(r, max(m.Start-1, 0), m.End-1)
		}
	}
	if at < 0 {
		return b, false
	}
	from, to := x.lexicon.condition(r, at)
	b.asked = r.span(from, to)
	if b.given = r.span(to-1, len(r.words)); from > 0 {
		b.given = r.span(0, from)
	}
	if b.kind == graph.Exchange && from == 0 { // "for X we yielded; you should …"
		b.given, b.asked = b.asked, b.given
	}
	for _, m := range matches {
		b.cue(x.tie.cues[m.Value], m.Start-1 >= from && m.Start-1 < to)
	}
	b.context(v)
	return b, true
}

// cue adds a cue that ties nothing by itself.
func (b *bond) cue(name string, inCondition bool) {
	switch {
	case strings.HasPrefix(name, tie):
	case inCondition:
		b.features = append(b.features, "cond: "+name, name)
	default:
		b.features = append(b.features, "main: "+name, name)
	}
}

// Sentences of fewer bytes than the one, or more than the other, are told apart.
const shortSentence, longSentence = 60, 250

// context adds what the place in the document says.
func (b *bond) context(v *view) {
	for _, s := range v.stancesIn(b.turn, b.quote) {
		where := " in the main clause"
		if !s.Quote.Overlaps(b.given) {
			where = " in the condition"
		}
		b.features = append(b.features, "a stance in the sentence", string(s.Kind)+where, string(s.Kind)+" in the sentence")
	}
	matters := map[graph.ID]bool{}
	for _, id := range v.about(b.turn, b.quote) {
		matters[id] = true
	}
	if len(matters) > 1 {
		b.features = append(b.features, "two matters named")
	}
	switch n := b.quote.Len(); {
	case n < shortSentence:
		b.features = append(b.features, "a short sentence")
	case n > longSentence:
		b.features = append(b.features, "a long sentence")
	}
	b.features = append(b.features, "turn "+size(v.Turn(b.turn).Span.Len()))
	switch n := len(v.stances[b.turn]); {
	case n == 0:
		b.features = append(b.features, "no stance in the turn")
	case n > 2:
		b.features = append(b.features, "several stances in the turn")
	}
	if n := len(v.about(b.turn, b.given)); n > 0 {
		b.features = append(b.features, "the main clause names a matter")
	}
	if n := len(v.about(b.turn, b.asked)); n > 0 {
		b.features = append(b.features, "the condition names a matter")
	}
	if v.Form == graph.Narrated {
		b.features = append(b.features, "in narration")
	}
}

func size(bytes int) string {
	switch {
	case bytes < 150:
		return "very short"
	case bytes < 400:
		return "short"
	case bytes < 1000:
		return "long"
	}
	return "very long"
}
