package classify

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// likelyToo is how likely a clause must be to carry a kind of which the turn has
// a better one.
const likelyToo = 0.5

// writer writes the stances of one document.
type writer struct {
	model *Model
	*talk
	told    []fact   // of the turn at hand
	reasons []reason // of the stance at hand
	*reader
	*setting
}

// stances writes the stances of all turns, without targets.
func (w *writer) stances() {
	w.doc.Stances = nil
	for i := range w.turns {
		w.turn(i)
	}
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
		if z[k] < w.model.thresholds[k] {
			continue
		}
		w.stance(t, k, t.at[k], kind, sigmoid(z[k]))
		for _, at := range t.further(k) {
			w.stance(t, k, at, kind, min(sigmoid(z[k]), sigmoid(t.clauses[at][k])))
		}
	}
	slices.SortStableFunc(w.doc.Stances[first:], func(a, b graph.Stance) int { return a.Quote.Start - b.Quote.Start })
}

// further gives the clauses that carry judgement k beside the one that speaks
// most for it: the best of each other sentence, if it is likely enough.
func (t *judged) further(k int) (at []int) {
	main := t.text.clauses[t.at[k]].sentence
	for _, r := range t.text.bySentence() {
		best := r.first
		for c := r.first; c < r.end; c++ {
			if t.clauses[c][k] > t.clauses[best][k] {
				best = c
			}
		}
		if t.text.clauses[best].sentence != main && sigmoid(t.clauses[best][k]) >= likelyToo {
			at = append(at, best)
		}
	}
	return at
}

func (w *writer) stance(t *judged, k, at int, kind graph.StanceKind, confidence float64) {
	quote := w.quote(t, at)
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
		Confidence: graph.Rounded(confidence),
		Because:    w.because(t, at, k),
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
	all := w.reasons[:0]
	for _, i := range t.known[at] {
		r, ok := reasonOf(w.model.words.names[i])
		if !ok {
			continue
		}
		r.weight = w.model.words.row(i, clauseGrain)[k]
		same := -1
		if !r.word {
			same = slices.IndexFunc(all, func(x reason) bool { return x.name == r.name && !x.word })
		}
		if same < 0 {
			all = append(all, r)
		} else {
			all[same].weight += r.weight
		}
	}
	w.reasons = all
	all = slices.DeleteFunc(all, func(r reason) bool { return r.weight <= 0 })
	slices.SortFunc(all, func(a, b reason) int {
		if a.weight != b.weight {
			return cmp.Compare(b.weight, a.weight)
		}
		return cmp.Compare(a.String(), b.String())
	})
	var out []graph.Cue
	for _, r := range all[:min(len(all), mostCues)] {
		out = append(out, graph.Cue{Name: r.String(), Text: w.cueText(t, at, r), Weight: graph.Rounded(r.weight)})
	}
	return out
}

// A reason is a class of cues, or a word or pair of words, with its weight.
type reason struct {
	name   string
	word   bool
	weight float64
}

// String names the reason for people.
func (r reason) String() string {
	if r.word {
		return "words: " + r.name
	}
	return r.name
}

// reasonOf gives the reason that a feature belongs to, if any: what is seen of
// one class of cues goes by the class.
func reasonOf(feature string) (r reason, ok bool) {
	if strings.HasPrefix(feature, "k") {
		return r, false // frames, which are most: "k2:…"
	}
	group, name, _ := strings.Cut(feature, ":")
	switch group {
	case "cue":
		return reason{name: name}, true
	case "line":
		return reason{name: name[:max(0, strings.LastIndexByte(name, ' '))]}, true
	case "who":
		class, _, _ := strings.Cut(name, " by ")
		return reason{name: class}, true
	case "1", "2":
		return reason{name: name, word: true}, true
	}
	return r, false
}

// cueText gives the words of the clause that gave a reason, where they are more
// than its name tells.
func (w *writer) cueText(t *judged, at int, r reason) string {
	if r.word {
		if strings.ContainsAny(r.name, "^$<#") {
			return ""
		}
		return r.name
	}
	c := t.text.clauses[at]
	for _, h := range t.hits {
		if h.first >= c.first && h.first < c.end && w.cues.names[h.class] == r.name {
			span := t.text.span(h.first, h.end)
			return w.doc.Text[span.Start:span.End]
		}
	}
	return ""
}

// onceEach keeps, of the stances of one turn that have the same kind, holder and
// targets, the one that is surest.
func onceEach(stances []graph.Stance) []graph.Stance {
	var once []graph.Stance
	first := 0 // of the turn in once
	for _, s := range stances {
		if first < len(once) && once[first].Turn != s.Turn {
			first = len(once)
		}
		same := slices.IndexFunc(once[first:], func(o graph.Stance) bool {
			return o.ID == s.ID || o.Kind == s.Kind && o.Holder == s.Holder && slices.Equal(o.Targets, s.Targets)
		})
		switch {
		case same < 0:
			once = append(once, s)
		case once[first+same].Confidence < s.Confidence:
			once[first+same] = s
		}
	}
	return once
}
