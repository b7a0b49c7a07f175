package relate

// An amount is a quantity in a row of words: the words from up to, not with, to.
type amount struct {
	min, max float64
	unit     unit // of a bare number without name and class
	year     int  // of a date that states it
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
	if a, ok := l.coming(r, i); ok {
		return a, true
	}
	return l.quantity(r, i)
}

// coming reads "during the next year" as one year.
func (l *lexicon) coming(r *row, i int) (amount, bool) {
	u := l.units[r.word(i+1)]
	if !l.in("coming", r.word(i)) || r.word(i-1) != "the" || !l.in("during", r.word(i-2)) || u.class != "time" || r.word(i+1) == u.name {
		return amount{}, false
	}
	return amount{min: 1, max: 1, unit: u, from: i, to: i + 2}, true
}

func (l *lexicon) fraction(r *row, i int) (amount, bool) {
	percent, n := l.fractions.Longest(r.folded[i:])
	if n == 0 {
		return amount{}, false
	}
	a := amount{min: percent, max: percent, unit: unit{name: "percent", class: "share"}, from: i, to: i + n}
	next := r.word(a.to)
	if next == "-" {
		next = r.word(a.to + 1)
	}
	if r.word(i) == "a" && next != "of" && isLetter(next) || l.units[next].class == "time" { // "a third party", "one-half hour"
		return amount{}, false
	}
	return a, true
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
	if a.unit.class == "time" && a.min == a.max {
		if a.max == 1 && r.word(a.to+1) == r.word(a.to-1) { // "year to year"
			return a, false
		}
		l.stretch(r, &a)
	}
	if r.word(i) == "a" || r.word(i) == "an" || r.word(i) == "one" {
		_, big := l.magnitudes[r.word(i+1)]
		return a, a.unit.class == "time" || a.max > 1 || big && a.unit.name != ""
	}
	if a.unit.name == "" && a.min >= 1800 && a.max <= 2100 && isYear(r.word(i)) {
		a.unit = unit{name: "year", class: yearClass}
	}
	return a, true
}

// stretch reads what follows one length of time: "a month or two", "an hour and
// a half".
func (l *lexicon) stretch(r *row, a *amount) {
	switch r.word(a.to) {
	case "or":
		l.upper(r, a)
	case "and":
		a.min, a.to = l.andPart(r, a.min, a.to)
		a.max = a.min
	}
}

func isYear(w string) bool { return len(w) == 4 && allDigits(w) }

func isLetter(w string) bool { return w >= "a" }

// upper reads the upper end of a range; "and" needs "between" before it.
func (l *lexicon) upper(r *row, a *amount) {
	at := a.to
	if r.word(at) == "," && r.word(at+1) == "or" { // "1973, or 74"
		at++
	}
	link := r.word(at)
	if !l.in("range", link) || link == "and" && r.word(a.from-1) != "between" {
		return
	}
	at++
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
			a.unit, a.to = unit{name: "percent", class: "share"}, at+2
		} else if u := l.units[r.word(at+1)]; isLetter(r.word(at)) && (u.class == "body" || u.class == "force" || u.class == "people") {
			a.unit, a.to = u, at+2
		}
	}
	switch {
	case magnitude.name == "" || a.unit.name == "":
	case a.unit.class == "money" && a.min < 1000:
		a.unit = unit{magnitude.name + " " + a.unit.name, a.unit.class, a.unit.name, magnitude.by}
	case a.min == a.max:
		a.min, a.max = a.min*magnitude.by, a.max*magnitude.by
	default: // "$400,000 to $1 million"
		a.max *= magnitude.by
	}
}
