package relate

import (
	"slices"
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

// The probabilities from which a turn holds a linkage, and from which more of
// its candidates than the likeliest count; set for a precision of six in ten.
const leastTurn, leastTie = 0.45, 0.5

// linkages finds where a party ties two matters. A turn has a linkage where its
// candidates taken together are likelier than not to hold one; then the likeliest
// of them counts, and every other that is likely by itself.
func (x *Relater) linkages(v *view) []graph.Linkage {
	var list []graph.Linkage
	seen := map[graph.ID]bool{}
	bonds := x.bonds(v)
	for len(bonds) > 0 {
		n := 1
		for n < len(bonds) && bonds[n].turn == bonds[0].turn {
			n++
		}
		best, any := x.judgeTurn(bonds[:n])
		for i, b := range bonds[:n] {
			l, ok := b.linkage(v)
			if ok && any >= leastTurn && (i == best || b.probability >= leastTie) && !seen[l.ID] {
				seen[l.ID] = true
				list = append(list, l)
			}
		}
		bonds = bonds[n:]
	}
	return list
}

// judgeTurn gives the likeliest candidate of a turn, and the probability that
// any of them holds.
func (x *Relater) judgeTurn(bonds []bond) (best int, any float64) {
	none := 1.0
	for i := range bonds {
		b := &bonds[i]
		b.probability = x.tie.judge(b.features)
		none *= 1 - b.probability
		if b.probability > bonds[best].probability {
			best = i
		}
	}
	return best, 1 - none
}

func (b *bond) linkage(v *view) (graph.Linkage, bool) {
	l := graph.Linkage{Turn: b.turn, Kind: b.kind, Quote: b.quote, Holder: v.holder(b.turn, b.quote), Confidence: b.probability}
	from, to := b.fromStance, b.toStance
	if from == nil {
		from = firstOf(v.stancesIn(b.turn, b.given))
	}
	if to == nil {
		to = firstOf(v.stancesIn(b.turn, b.asked))
	}
	l.From, l.To = end(v, b.turn, b.given, from), end(v, b.turn, b.asked, to)
	if l.From.IsZero() {
		l.From = l.To
	}
	if l.To.IsZero() {
		l.To = l.From
	}
	if from != nil {
		l.FromStance = from.ID
	}
	if to != nil && (from == nil || to.ID != from.ID) {
		l.ToStance = to.ID
	}
	l.ID = graph.LinkageID(v.Turn(b.turn).ID, l.Kind, l.From, l.To, v.Text[l.Quote.Start:l.Quote.End])
	return l, !l.Holder.IsZero() && !l.From.IsZero()
}

func firstOf(stances []graph.Stance) *graph.Stance {
	if len(stances) == 0 {
		return nil
	}
	return &stances[0]
}

// end gives the matter of one clause: what the stance there is about, the first
// matter that the clause names, the matter under discussion, or whatever else
// but a person it names.
func end(v *view, turn int, clause graph.Span, s *graph.Stance) graph.ID {
	if s != nil {
		return s.Targets[0]
	}
	named := v.about(turn, clause)
	for _, id := range named {
		if slices.Contains(matters, v.Entity(id).Kind) {
			return id
		}
	}
	for _, ids := range [][]graph.ID{v.topic(clause.Start), named} {
		if len(ids) > 0 {
			return ids[0]
		}
	}
	return graph.ID{}
}

// bonds gives every candidate in order of the text: sentences with a tying cue,
// and neighbouring stances of one holder that give one matter and ask for another.
func (x *Relater) bonds(v *view) []bond {
	var list []bond
	var r row
	for i, s := range v.Sentences {
		r.fill(v.Document, s)
		words := append(append([]string{"^"}, r.folded...), "$")
		b, tied := x.bondOf(v, &r, x.tie.scan(words, nil))
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
			at = pivot(r, max(m.Start-1, 0), m.End-1)
		}
	}
	if at < 0 {
		return b, false
	}
	from, to := condition(r, at)
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

// pivots begin the clause of a condition.
var pivots = []string{"if", "unless", "provided", "providing", "until", "till", "before", "once", "when", "after", "as", "without", "subject", "should", "in", "on", "upon", "otherwise", "only"}

// pivot gives the word in a match that begins the condition.
func pivot(r *row, from, to int) int {
	for i := from; i < to && i < len(r.folded); i++ {
		if slices.Contains(pivots, r.folded[i]) {
			return i
		}
	}
	return min(from, len(r.folded)-1)
}

// condition gives the words of the clause that begins at word at: up to the
// comma or "then" after it where it opens the sentence, else up to the end.
func condition(r *row, at int) (from, to int) {
	const opening, least = 4, 3 // words
	if at >= opening {
		return at, len(r.words)
	}
	for i := at + least; i < len(r.words)-1; i++ {
		if w := r.folded[i]; w == "," || w == "then" || w == ";" || opensClause(r, i) {
			return 0, i
		}
	}
	if at > 1 {
		return at, len(r.words)
	}
	return 0, len(r.words)
}

var (
	pronouns = []string{"i", "we", "you", "he", "she", "it", "they", "there"}
	modals   = []string{"will", "would", "can", "could", "shall", "should", "must", "may", "might", "cannot", "am", "are", "is"}
)

// opensClause reports whether a subject and its verb stand at word i.
func opensClause(r *row, i int) bool {
	return slices.Contains(pronouns, r.word(i)) && slices.Contains(modals, r.word(i+1))
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
