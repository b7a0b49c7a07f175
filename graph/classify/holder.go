package classify

import "parley/graph"

// holder gives whose position a quote is, and whether it is reported: the
// innermost report around it, else the speaker, else, in narrated minutes,
// whose words were reported last.
func (w *writer) holder(t *judged, quote graph.Span) (id graph.ID, reported bool) {
	turn := t.text.turn
	best := graph.Span{Start: -1, End: len(w.doc.Text)}
	for _, r := range w.doc.Reports {
		if r.Start > quote.Start {
			break
		}
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

// lastVoice gives the holder of the last report before a place, else the first
// person or state of the record.
func (w *writer) lastVoice(at int) (id graph.ID) {
	for _, r := range w.doc.Reports {
		if r.Start > at && !id.IsZero() {
			break
		}
		id = r.Holder
	}
	for _, kind := range []graph.EntityKind{graph.Person, graph.State} {
		for _, m := range w.doc.Mentions {
			if e := w.doc.Entity(m.Entity); id.IsZero() && e != nil && e.Kind == kind {
				id = m.Entity
			}
		}
	}
	return id
}
