package relate

import "strings"

// An amount is a quantity in a row of words: the words from up to, not with, to.
type amount struct {
	min, max float64
	unit     unit // of a bare number without name and class
	from, to int
}

// Classes of units that need no word list.
const (
	dateClass = "date" // the unit is the month
	yearClass = "year"
)

// amounts gives all quantities of r in order.
func (l *lexicon) amounts(r *row, found []amount) []amount {
	for i := 0; i < len(r.folded); i++ {
		a, ok := l.amount(r, i)
		if !ok {
			continue
		}
		found = append(found, a)
		i = a.to - 1
	}
	return found
}

func (l *lexicon) amount(r *row, i int) (amount, bool) {
	a, ok := l.simple(r, i)
	if !ok || a.min != a.max || r.word(a.to) != "or" || a.unit.class != "money" && a.unit.class != "share" {
		return a, ok
	}
	at := a.to + 1
	if l.in("hedge", r.word(at)) {
		at++
	}
	if b, more := l.simple(r, at); more && b.unit == a.unit && b.max > a.max { // "ten billion dollars or 20 billion dollars"
		a.max, a.to = b.max, b.to
	}
	return a, ok
}

func (l *lexicon) simple(r *row, i int) (amount, bool) {
	if a, ok := l.fraction(r, i); ok {
		return a, true
	}
	if a, ok := l.date(r, i); ok {
		return a, true
	}
	return l.quantity(r, i)
}

func (l *lexicon) fraction(r *row, i int) (amount, bool) {
	percent, n := l.fractions.Longest(r.folded[i:])
	if n == 0 {
		return amount{}, false
	}
	a := amount{percent, percent, unit{"percent", "share"}, i, i + n}
	if next := r.word(a.to); r.word(i) == "a" && next != "of" && isLetter(next) { // "a third party", "a half hour"
		return amount{}, false
	}
	return a, true
}

// date reads "July 7", "7 July" and "the 7th of July".
func (l *lexicon) date(r *row, i int) (amount, bool) {
	if month := l.month(r, i); month != "" {
		if day, ok := ordinal(r.word(i + 1)); ok && day >= 1 && day <= 31 {
			return amount{day, day, unit{month, dateClass}, i, dateEnd(r, i+2)}, true
		}
		return amount{}, false
	}
	day, ok := ordinal(r.word(i))
	if !ok || day < 1 || day > 31 {
		return amount{}, false
	}
	at := i + 1
	if r.word(at) == "of" {
		at++
	}
	if month := l.month(r, at); month != "" {
		return amount{day, day, unit{month, dateClass}, i, dateEnd(r, at+1)}, true
	}
	return amount{}, false
}

// dateEnd takes a year into the date that ends before word i.
func dateEnd(r *row, i int) int {
	at := i
	if r.word(at) == "," {
		at++
	}
	if y := r.word(at); len(y) == 4 && allDigits(y) {
		return at + 1
	}
	return i
}

// month gives the month that word i names with a capital letter.
func (l *lexicon) month(r *row, i int) string {
	m := l.months[r.word(i)]
	if m == "" || r.words[i].Text[0] >= 'a' {
		return ""
	}
	return m
}

// ordinal reads "7", "7th" and "1st".
func ordinal(w string) (float64, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if digits, ok := strings.CutSuffix(w, suffix); ok {
			w = digits
			break
		}
	}
	if len(w) > 2 || !allDigits(w) {
		return 0, false
	}
	n := 0.0
	for _, c := range w {
		n = 10*n + float64(c-'0')
	}
	return n, true
}

// quantity reads a number or a range with its unit: "$3.6 - 3.8 billion",
// "between 5 and 7 years", "a month or two", "25".
func (l *lexicon) quantity(r *row, i int) (amount, bool) {
	a := amount{from: i}
	at := i
	if sign := l.units[r.word(at)]; sign.class == "money" && !isLetter(r.word(at)) {
		a.unit, at = sign, at+1
	}
	value, next, ok := l.number(r, at)
	if !ok {
		return a, false
	}
	a.min, a.max, a.to = value, value, next
	if a.unit.class != "money" || r.word(i-1) != "from" { // "from $200,000 to $400,000" is a change
		l.upper(r, &a)
	}
	l.measure(r, &a)
	if a.unit.name == "hours" && len(r.word(i)) == 4 { // "at 0900 hours"
		return a, false
	}
	if a.unit.class == "time" && a.min == a.max && r.word(a.to) == "or" { // "a month or two"
		l.upper(r, &a)
	}
	if r.word(i) == "a" || r.word(i) == "an" || r.word(i) == "one" {
		_, big := l.magnitudes[r.word(i+1)]
		return a, a.unit.class == "time" || a.max > 1 || big && a.unit.name != ""
	}
	if a.unit.name == "" && a.min == a.max && a.min >= 1800 && a.min <= 2100 && a.to == i+1 {
		a.unit = unit{"year", yearClass}
	}
	return a, true
}

func isLetter(w string) bool { return w >= "a" }

// upper reads the upper end of a range; "and" needs "between" before it.
func (l *lexicon) upper(r *row, a *amount) {
	link := r.word(a.to)
	if !l.in("range", link) || link == "and" && r.word(a.from-1) != "between" {
		return
	}
	at := a.to + 1
	if a.unit.name != "" && r.word(at) == r.word(a.from) { // a money sign again
		at++
	}
	value, next, ok := l.number(r, at)
	if a.min > 1900 && value > 10 && value < 100 { // "1973–74"
		value += a.min - float64(int(a.min)%100)
	}
	scale := l.magnitudes[r.word(next)].by // "$400,000 to $1 million"
	if ok && (value > a.min || a.min >= 1000 && value*scale > a.min) {
		a.max, a.to = value, next
	}
}

// measure reads the unit, with a magnitude before it and at most one word
// between them: "million dollars", "-hour", "Soviet divisions".
func (l *lexicon) measure(r *row, a *amount) {
	at := a.to
	if r.word(at) == "-" {
		at++
	}
	magnitude := l.magnitudes[r.word(at)]
	if magnitude.name != "" {
		at++
		a.to = at
	}
	if a.unit.name == "" {
		if u := l.units[r.word(at)]; u.name != "" {
			a.unit, a.to = u, at+1
		} else if r.word(at) == "per" && r.word(at+1) == "cent" {
			a.unit, a.to = unit{"percent", "share"}, at+2
		} else if u := l.units[r.word(at+1)]; isLetter(r.word(at)) && (u.class == "body" || u.class == "force") {
			a.unit, a.to = u, at+2
		}
	}
	switch {
	case magnitude.name == "" || a.unit.name == "":
	case a.unit.class == "money" && a.min < 1000:
		a.unit.name = magnitude.name + " " + a.unit.name
	case a.min == a.max:
		a.min, a.max = a.min*magnitude.by, a.max*magnitude.by
	default: // "$400,000 to $1 million"
		a.max *= magnitude.by
	}
}
