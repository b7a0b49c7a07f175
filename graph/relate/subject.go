package relate

import (
	"slices"

	"parley/graph"
)

// subjects gives the matters that an amount is a term of: those that "for"
// attaches to it; else the first matter, or else whatever it is, of what the stance
// there is about, what the sentence names, and what is under discussion; else what
// the turn names.
func (l *lexicon) subjects(v *view, r *row, c *candidate) []graph.ID {
	if r.word(c.to) == "for" {
		if ids := attached(v, r, c); len(ids) > 0 {
			return ids
		}
	}
	if l.shared(r) {
		if ids := inDiscussion(v, r); len(ids) > 1 {
			return ids
		}
	}
	var ids []graph.ID
	for _, s := range v.stancesIn(c.turn, c.span) {
		ids = append(ids, s.Targets...)
	}
	ids = append(append(ids, v.about(c.turn, c.sentence)...), v.topic(c.span.Start)...)
	if len(ids) == 0 {
		ids = v.about(c.turn, v.Turn(c.turn).Span)
	}
	if len(ids) == 0 {
		return nil
	}
	slices.SortStableFunc(ids, func(a, b graph.ID) int { return v.rank(a) - v.rank(b) })
	return ids[:1]
}

// attached gives the entities after "for", joined by "and" or a comma.
func attached(v *view, r *row, c *candidate) []graph.ID {
	var ids []graph.ID
	end := r.words[c.to].End
	for _, m := range v.mentionsIn(c.turn, graph.Span{Start: end, End: r.at.End}) {
		if wordsBetween(r, end, m.Start) > 2 {
			break
		}
		if !slices.Contains(ids, m.Entity) {
			ids = append(ids, m.Entity)
		}
		end = max(end, m.End)
	}
	return ids
}

// wordsBetween counts the words of r that lie between two offsets.
func wordsBetween(r *row, from, to int) int {
	n := 0
	for _, w := range r.words {
		if w.Start >= from && w.End <= to {
			n++
		}
	}
	return n
}

// shared reports whether the sentence gives one amount to several matters.
func (l *lexicon) shared(r *row) bool {
	return slices.ContainsFunc(r.folded, func(w string) bool { return l.in("shared", w) })
}

// inDiscussion gives the matters that the turn has named up to the sentence.
func inDiscussion(v *view, r *row) []graph.ID {
	var ids []graph.ID
	for _, m := range v.mentionsIn(r.turn, graph.Span{Start: v.Turn(r.turn).Span.Start, End: r.at.End}) {
		if e := v.Entity(m.Entity); e != nil && slices.Contains(matters, e.Kind) && !slices.Contains(ids, m.Entity) {
			ids = append(ids, m.Entity)
		}
	}
	return ids
}
