package classify

import "parley/graph"

// targets gives what a quote's position is about: the most specific thing that
// its words name, else its sentence, else the matter under discussion.
func (w *writer) targets(t *judged, at int, quote graph.Span, holder graph.ID) []graph.ID {
	s := t.text.sentences[t.text.clauses[at].sentence]
	for _, within := range []graph.Span{quote, t.text.span(s.first, s.end)} {
		if id := w.mostSpecific(within, holder); !id.IsZero() {
			return []graph.ID{id}
		}
	}
	if id := w.topic(quote.Start, holder); !id.IsZero() {
		return []graph.ID{id}
	}
	return w.anything(t.text.turn.Span, holder)
}

// specific orders the kinds by how likely a position is about one of them.
var specific = map[graph.EntityKind]int{
	graph.Issue: 6, graph.Railway: 6, graph.Port: 6, graph.Treaty: 5, graph.Waterway: 5, graph.Territory: 5,
	graph.Organization: 4, graph.Event: 3, graph.Place: 2,
}

func (w *writer) mostSpecific(within graph.Span, holder graph.ID) (id graph.ID) {
	best := 0
	for _, m := range w.doc.Mentions {
		e := w.doc.Entity(m.Entity)
		if within.Contains(m.Span) && m.Entity != holder && e != nil && specific[e.Kind] > best {
			best, id = specific[e.Kind], m.Entity
		}
	}
	return id
}

// topic gives the likeliest matter under discussion at a place.
func (w *writer) topic(at int, holder graph.ID) (id graph.ID) {
	for _, t := range w.doc.Topics {
		if t.At > at {
			break
		}
		for _, e := range t.Entities {
			if e != holder {
				id = e
				break
			}
		}
	}
	return id
}

// anything gives what the turn, or failing that the record, names at all.
func (w *writer) anything(turn graph.Span, holder graph.ID) []graph.ID {
	last := graph.ID{}
	for _, m := range w.doc.Mentions {
		if m.Start > turn.End && !last.IsZero() {
			break
		}
		if e := w.doc.Entity(m.Entity); m.Entity != holder && e != nil && e.Kind != graph.Person {
			last = m.Entity
		}
	}
	if last.IsZero() {
		return nil
	}
	return []graph.ID{last}
}
