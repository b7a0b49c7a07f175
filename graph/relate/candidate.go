package relate

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// A candidate is an amount that may be a term.
type candidate struct {
	amount
	turn     int
	sentence graph.Span
	span     graph.Span
	features []string
	recalled bool
	subjects []graph.ID
}

// candidates gives every amount with a unit, with all that speaks for and
// against its being a term.
func (x *Relater) candidates(v *view) []candidate {
	var list []candidate
	var found []amount
	var last unit // of the latest length of time, for bare numbers
	lastTurn := 0
	for i := range v.rows {
		r := &v.rows[i]
		if !x.lexicon.inNumbers(r) {
			continue
		}
		found = x.lexicon.amounts(r, found[:0])
		for j := range found {
			a := &found[j]
			if a.unit.name == "" && r.turn-lastTurn <= 3 && a.max <= mostYears && elided(x.lexicon, r, a) {
				a.unit = unit{name: last.name, class: "elided"}
			}
			if a.unit.class == "time" {
				last, lastTurn = a.unit, r.turn
			}
		}
		list = append(list, x.inSentence(v, r, found)...)
	}
	evenSums(list)
	countRepeats(list)
	return list
}

// evenSums puts all sums of a currency in full where the record writes out some
// of them in figures, so that "$1 million" can be set beside "$400,000".
func evenSums(list []candidate) {
	const least = 1000 // a sum that is written out
	full := map[string]bool{}
	for i := range list {
		full[list[i].unit.name] = full[list[i].unit.name] || list[i].unit.class == "money" && list[i].max >= least
	}
	for i := range list {
		if c := &list[i]; c.unit.by > 1 && full[c.unit.currency] {
			c.min, c.max, c.unit = c.min*c.unit.by, c.max*c.unit.by, unit{name: c.unit.currency, class: c.unit.class}
		}
	}
}

// mostYears is the greatest bare number read as a length of time.
const mostYears = 100

// elided reports whether "for" and a name follow a bare number, as in "25 for
// Port Arthur".
func elided(l *lexicon, r *row, a *amount) bool {
	next := r.word(a.to + 1)
	_, number := l.words[next]
	return r.word(a.to) == "for" && isLetter(next) && !number && l.units[next].name == ""
}

// inNumbers reports whether a sentence can hold an amount at all.
func (l *lexicon) inNumbers(r *row) bool {
	for _, w := range r.folded {
		if w[0] >= '0' && w[0] <= '9' || w == "half" || w == "quarter" || l.in("coming", w) {
			return true
		}
		if _, ok := l.words[w]; ok {
			return true
		}
	}
	return false
}

// inSentence makes the candidates of one sentence. Cues are looked for in its
// words with each amount put as one word, "§" and its class.
func (x *Relater) inSentence(v *view, r *row, found []amount) []candidate {
	if !slices.ContainsFunc(found, func(a amount) bool { return a.unit.name != "" }) {
		return nil
	}
	words, place := reduce(r, found)
	matches := x.term.scan(words, nil)
	var list []candidate
	for i, a := range found {
		if a.unit.name == "" {
			continue
		}
		c := candidate{amount: a, turn: r.turn, sentence: r.at, span: r.span(a.from, a.to)}
		c.features = append(c.features, "class "+a.unit.class)
		for _, m := range matches {
			c.cue(x.term.cues[m.Value], m, place[i], words)
		}
		c.context(v)
		c.subjects = x.lexicon.subjects(v, r, &c)
		if len(c.subjects) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// reduce gives the words of r with amounts as one word each, and where each is.
func reduce(r *row, found []amount) (words []string, place []int) {
	words = append(words, "^")
	at := 0
	for _, a := range found {
		words = append(words, r.folded[at:a.from]...)
		place = append(place, len(words))
		words = append(words, "§"+a.unit.class)
		at = a.to
	}
	return append(append(words, r.folded[at:]...), "$"), place
}

// cue adds a match that covers the amount at place, or that names no amount.
func (c *candidate) cue(name string, m phrase.Match, place int, words []string) {
	covers := m.Start <= place && place < m.End
	if !covers && slices.ContainsFunc(words[m.Start:m.End], func(w string) bool { return strings.HasPrefix(w, "§") }) {
		return
	}
	if name == "recalled" {
		c.recalled = c.recalled || covers
		return
	}
	c.features = append(c.features, name)
}

// shortTurn is the number of bytes under which a turn that states an amount is
// likely to bargain over it.
const shortTurn = 80

// context adds what the place in the document says.
func (c *candidate) context(v *view) {
	stances := v.stancesIn(c.turn, c.sentence)
	if len(stances) > 0 {
		c.features = append(c.features, "a stance in the sentence", "stance with "+c.unit.class)
	}
	for _, s := range stances {
		if s.Quote.Overlaps(c.span) {
			c.features = append(c.features, "within the quote of a stance")
		}
	}
	if c.max == 2 && c.unit.class == "body" { // "the two sides"
		c.features = append(c.features, "two of them")
	}
	if v.Turn(c.turn).Span.Len() < shortTurn {
		c.features = append(c.features, "a short turn")
	}
	if when := c.when(v.Date); when != "" {
		c.features = append(c.features, when)
		c.recalled = c.recalled || when == "a past year"
	}
}

// countRepeats marks amounts that stand in other turns too: terms are haggled
// over, facts are told once.
func countRepeats(list []candidate) {
	type key struct {
		min, max float64
		unit     string
	}
	turns := map[key]int{}
	inTurn := map[int]int{}
	last := map[key]int{}
	for _, c := range list {
		k := key{c.min, c.max, c.unit.name}
		if last[k] != c.turn {
			turns[k]++
			last[k] = c.turn
		}
		inTurn[c.turn]++
	}
	for i := range list {
		c := &list[i]
		if nearby(list, i) > 1 {
			c.features = append(c.features, "haggled over nearby")
		}
		if turns[key{c.min, c.max, c.unit.name}] > 1 {
			c.features = append(c.features, "said in other turns too", "repeated "+c.unit.class)
		}
		if inTurn[c.turn] > 2 {
			c.features = append(c.features, "among several amounts")
		}
	}
}

// nearby counts the amounts of the same unit in other turns within reach.
func nearby(list []candidate, i int) int {
	const reach, most = 6, 100 // turns, candidates
	n := 0
	for j := i - 1; j >= max(0, i-most) && list[i].turn-list[j].turn <= reach; j-- {
		if list[j].turn != list[i].turn && list[j].unit == list[i].unit {
			n++
		}
	}
	for j := i + 1; j < min(len(list), i+most) && list[j].turn-list[i].turn <= reach; j++ {
		if list[j].turn != list[i].turn && list[j].unit == list[i].unit {
			n++
		}
	}
	return n
}
