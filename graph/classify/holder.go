package classify

import (
	"sort"

	"parley/graph"
)

// holder gives whose position a quote is, and whether it is reported: the
// innermost report around it, else the speaker, else, in narrated minutes,
// whose words were reported last.
func (w *writer) holder(t *judged, quote graph.Span) (id graph.ID, reported bool) {
	turn := t.text.turn
	best := graph.Span{Start: -1, End: len(w.doc.Text)}
	for _, r := range w.doc.Reports[w.reportsTo(turn.Span.Start):w.reportsTo(quote.Start+1)] {
		if r.Span.Contains(quote) && r.Len() <= best.Len() {
			best, id = r.Span, r.Holder
		}
	}
	if !id.IsZero() {
		return id, !turn.Speaker.IsZero() && id != turn.Speaker
	}
	if !turn.Speaker.IsZero() {
		return turn.Speaker, false
	}
	return w.lastVoice(quote.Start), false
}

// reportsTo gives how many reports begin in front of a place.
func (w *writer) reportsTo(at int) int {
	return sort.Search(len(w.doc.Reports), func(i int) bool { return w.doc.Reports[i].Start >= at })
}

// lastVoice gives the holder of the last report before a place, else of the
// first after it, else the first person or state of the record.
func (w *writer) lastVoice(at int) graph.ID {
	if reports := w.doc.Reports; len(reports) > 0 {
		return reports[max(0, w.reportsTo(at+1)-1)].Holder
	}
	for _, kind := range []graph.EntityKind{graph.Person, graph.State} {
		for _, m := range w.doc.Mentions {
			if e := w.doc.Entity(m.Entity); e != nil && e.Kind == kind {
				return m.Entity
			}
		}
	}
	return graph.ID{}
}
