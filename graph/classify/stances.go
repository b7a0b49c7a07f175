package classify

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parley/graph"
)

// writer writes the stances of one document.
type writer struct {
	model *Model
	*talk
	told []fact // of the turn at hand
	*reader
	*setting
}

func (w *writer) turn(i int) {
	t := &w.turns[i]
	if len(t.text.clauses) == 0 {
		return
	}
	w.told = w.facts(w.told[:0], i)
	z := w.model.turns.decide(w.told)
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

// because names what spoke most for judgement k in a clause: cues and words.
func (w *writer) because(t *judged, at, k int) []graph.Cue {
	sum := map[string]float64{}
	for _, i := range t.known[at] {
		if name := cueName(w.model.words.names[i]); name != "" {
			sum[name] += w.model.words.row(i, clauseGrain)[k]
		}
	}
	var out []graph.Cue
	for _, name := range slices.Sorted(maps.Keys(sum)) {
		if sum[name] > 0 {
			out = append(out, graph.Cue{Name: name, Text: w.cueText(t, at, name), Weight: sum[name]})
		}
	}
	slices.SortStableFunc(out, func(a, b graph.Cue) int { return cmp.Compare(b.Weight, a.Weight) })
	return out[:min(len(out), mostCues)]
}

// cueName gives the name of a cue for people: what is seen of one class of cues
// goes by the class, a word or pair of words by itself, and the rest by nothing.
func cueName(feature string) string {
	group, name, _ := strings.Cut(feature, ":")
	switch group {
	case "cue":
		return name
	case "line":
		return name[:max(0, strings.LastIndexByte(name, ' '))]
	case "who":
		class, _, _ := strings.Cut(name, " by ")
		return class
	case "1", "2":
		return "words: " + name
	}
	return ""
}

// cueText gives the words of the clause that matched a class of cues.
func (w *writer) cueText(t *judged, at int, name string) string {
	c := t.text.clauses[at]
	for _, h := range t.hits {
		if h.first >= c.first && h.first < c.end && w.cues.names[h.class] == name {
			span := t.text.span(h.first, h.end)
			return w.doc.Text[span.Start:span.End]
		}
	}
	words, _ := strings.CutPrefix(name, "words: ")
	if words == name || strings.ContainsAny(words, "^$<#") {
		return ""
	}
	return words
}
