package classify

import (
	"slices"
	"strings"

	"parley/graph"
)

// writer writes the stances of one document.
type writer struct {
	model *Model
	turns []judged
	*reader
	*setting
}

func (w *writer) turn(i int) {
	t := &w.turns[i]
	if len(t.text.clauses) == 0 {
		return
	}
	z := w.model.turns.decide(facts(w.turns, i, w.doc.Form))
	first := len(w.doc.Stances)
	for k, kind := range graph.StanceKinds {
		if z[k] >= w.model.thresholds[w.doc.Form][k] {
			w.stance(t, k, kind, sigmoid(z[k]))
		}
	}
	slices.SortStableFunc(w.doc.Stances[first:], func(a, b graph.Stance) int { return a.Quote.Start - b.Quote.Start })
}

func (w *writer) stance(t *judged, k int, kind graph.StanceKind, confidence float64) {
	quote := w.quote(t, t.at[k])
	holder, reported := w.holder(t, quote)
	turn := t.text.turn
	if holder.IsZero() {
		return
	}
	w.doc.Stances = append(w.doc.Stances, graph.Stance{
		ID:         graph.StanceID(turn.ID, kind, w.doc.Text[quote.Start:quote.End]),
		Turn:       turn.Number,
		Kind:       kind,
		Holder:     holder,
		Quote:      quote,
		Reported:   reported,
		Confidence: confidence,
		Because:    w.because(t, t.at[k], k),
		Coder:      graph.MachineCoder,
	})
}

// quote gives the words of a clause without the signs at its ends.
func (w *writer) quote(t *judged, at int) graph.Span {
	c := t.text.clauses[at]
	for c.first < c.end-1 && strings.Contains(",;:—–-()", t.text.tokens[c.first].text) {
		c.first++
	}
	for c.end > c.first+1 && strings.Contains(",;:—–-(", t.text.tokens[c.end-1].text) {
		c.end--
	}
	return t.text.span(c.first, c.end)
}

const mostCues = 5

// because names what spoke most for kind k in a clause.
func (w *writer) because(t *judged, at, k int) []graph.Cue {
	var out []graph.Cue
	for _, i := range t.known[at] {
		if weight := w.model.words.row(i, clauseGrain)[k]; weight > 0 {
			name := w.model.words.names[i]
			out = append(out, graph.Cue{Name: name, Text: w.cueText(t, at, name), Weight: weight})
		}
	}
	slices.SortStableFunc(out, func(a, b graph.Cue) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out[:min(len(out), mostCues)]
}

// cueText gives the words of the clause's sentence that matched a cue.
func (w *writer) cueText(t *judged, at int, name string) string {
	group, class, _ := strings.Cut(name, ":")
	if group != "cue" && group != "near" {
		return ""
	}
	s := t.text.sentences[t.text.clauses[at].sentence]
	for _, h := range t.hits {
		if h.first >= s.first && h.first < s.end && w.cues.names[h.class] == class {
			span := t.text.span(h.first, h.end)
			return w.doc.Text[span.Start:span.End]
		}
	}
	return ""
}
