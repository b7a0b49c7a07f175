package relate

import (
	"slices"
	"sort"

	"parley/graph"
)

// A view finds what other stages wrote about a place of the document.
type view struct {
	*graph.Document
	rows     []row             // by sentence
	mentions [][]graph.Mention // by turn number
	stances  [][]graph.Stance
	reports  [][]graph.Report
}

func newView(d *graph.Document) *view {
	return &view{d, newRows(d),
		byTurn(d, d.Mentions, func(m graph.Mention) int { return m.Turn }),
		byTurn(d, d.Stances, func(s graph.Stance) int { return s.Turn }),
		byTurn(d, d.Reports, func(r graph.Report) int { return r.Turn })}
}

func byTurn[T any](d *graph.Document, all []T, turn func(T) int) [][]T {
	list := make([][]T, len(d.Turns)+1)
	for _, x := range all {
		if n := turn(x); n >= 1 && n < len(list) {
			list[n] = append(list[n], x)
		}
	}
	return list
}

// mentionsIn gives the mentions that lie within s of turn n.
func (v *view) mentionsIn(n int, s graph.Span) []graph.Mention {
	all := v.mentions[n]
	from := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.Start })
	var in []graph.Mention
	for _, m := range all[from:] {
		if m.Start >= s.End {
			break
		}
		if s.Contains(m.Span) {
			in = append(in, m)
		}
	}
	return in
}

// stancesIn gives the stances of turn n whose quotes overlap s.
func (v *view) stancesIn(n int, s graph.Span) []graph.Stance {
	var in []graph.Stance
	for _, x := range v.stances[n] {
		if x.Quote.Overlaps(s) {
			in = append(in, x)
		}
	}
	return in
}

// holder gives whose words stand at s of turn n: the innermost report's, the
// speaker's, or the holder of the nearest stance above; zero where none is.
func (v *view) holder(n int, s graph.Span) graph.ID {
	best, length := v.Turn(n).Speaker, int(^uint(0)>>1)
	for _, r := range v.reports[n] {
		if r.Span.Overlaps(s) && r.Span.Len() < length {
			best, length = r.Holder, r.Span.Len()
		}
	}
	if !best.IsZero() {
		return best
	}
	for _, x := range v.stances[n] {
		if best.IsZero() || x.Quote.Start < s.End {
			best = x.Holder
		}
	}
	return best
}

// topic gives the matter under discussion at byte offset at, the likeliest
// entity first.
func (v *view) topic(at int) []graph.ID {
	i := sort.Search(len(v.Topics), func(i int) bool { return v.Topics[i].At > at }) - 1
	if i < 0 {
		return nil
	}
	return v.Topics[i].Entities
}

// matters are the kinds of entity that a position is most often about.
var matters = []graph.EntityKind{graph.Territory, graph.Railway, graph.Treaty, graph.Port, graph.Waterway, graph.Issue, graph.Event}

// about orders what a stretch of a turn may be about, likeliest first: the
// targets of stances there, then what it names.
func (v *view) about(n int, s graph.Span) []graph.ID {
	var ids []graph.ID
	for _, x := range v.stancesIn(n, s) {
		ids = append(ids, x.Targets...)
	}
	return append(ids, v.named(n, s, graph.ID{})...)
}

// named gives what a stretch of a turn names beside one entity and persons:
// matters first, states last.
func (v *view) named(n int, s graph.Span, beside graph.ID) []graph.ID {
	var ids []graph.ID
	for _, m := range v.mentionsIn(n, s) {
		if e := v.Entity(m.Entity); e != nil && m.Entity != beside && e.Kind != graph.Person {
			ids = append(ids, m.Entity)
		}
	}
	slices.SortStableFunc(ids, func(a, b graph.ID) int { return v.rank(a) - v.rank(b) })
	return ids
}

func (v *view) rank(id graph.ID) int {
	switch kind := v.Entity(id).Kind; {
	case slices.Contains(matters, kind):
		return 0
	case kind == graph.State:
		return 2
	}
	return 1
}
