package relate

import (
	"strconv"
	"strings"
)

// number reads the number that begins at word i, in figures or in words, and
// gives the word after it. "A" and "an" are numbers only before a unit.
func (l *lexicon) number(r *row, i int) (value float64, next int, ok bool) {
	if w := r.word(i); w != "" && w[0] >= '0' && w[0] <= '9' {
		return l.figures(r, i)
	}
	return l.spelt(r, i)
}

// most is the greatest number that a term can hold.
const most = 1e15

// figures reads "25", "100,000", "3.2" and "1m".
func (l *lexicon) figures(r *row, i int) (value float64, next int, ok bool) {
	digits := r.word(i)
	next = i + 1
	for r.thousands(next) {
		digits += r.word(next + 1)
		next += 2
	}
	if r.word(next) == "." && r.joined(next) && r.joined(next+1) && allDigits(r.word(next+1)) {
		digits += "." + r.word(next+1)
		next += 2
	}
	digits, by := l.glued(digits)
	value, err := strconv.ParseFloat(digits, 64)
	value *= by
	if err != nil || value > most {
		return 0, i, false
	}
	if r.word(next) == "thousand" || r.word(next) == "hundred" {
		value *= l.words[r.word(next)]
		next++
	}
	value, next = l.andPart(r, value, next)
	return value, next, true
}

// glued cuts the magnitude off a number that it is written to, as in "1m".
func (l *lexicon) glued(number string) (digits string, by float64) {
	digits = strings.TrimRight(number, "abcdefghijklmnopqrstuvwxyz")
	if m := l.magnitudes[number[len(digits):]]; m.name != "" {
		return digits, m.by
	}
	return number, 1
}

// thousands reports whether a comma and three more figures stand at word i; of
// those set apart by a blank only noughts are taken, as in "50, 000".
func (r *row) thousands(i int) bool {
	group := r.word(i + 1)
	return r.word(i) == "," && r.joined(i) && len(group) == 3 && allDigits(group) && (r.joined(i+1) || group == "000")
}

// andPart adds the part of one that follows a number: "two and a half", "3½",
// "3-1/2", "ninety-eight point four".
func (l *lexicon) andPart(r *row, value float64, i int) (float64, int) {
	at := i
	if w := r.word(at); w == "and" || w == "-" || w == "–" {
		at++
	}
	if part, n := l.parts.Longest(r.folded[min(at, len(r.folded)):]); n > 0 {
		return value + part, at + n
	}
	if tenth, ok := l.words[r.word(i+1)]; ok && r.word(i) == "point" && tenth < 10 {
		return value + tenth/10, i + 2
	}
	return value, i
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// spelt reads "twenty-five", "two hundred thousand", "a hundred".
func (l *lexicon) spelt(r *row, i int) (value float64, next int, ok bool) {
	next = i
	for {
		at := next
		if ok && (r.word(at) == "-" || r.word(at) == "and") {
			at++
		}
		n, known := l.words[r.word(at)]
		if !known || ok && !follows(value, n) || value*n > most {
			if ok {
				value, next = l.andPart(r, value, next)
			}
			return value, next, ok
		}
		value = compose(value, n, ok)
		next, ok = at+1, true
	}
}

// follows reports whether word n can continue number value: "twenty five",
// "two hundred", never "two three".
func follows(value, n float64) bool {
	switch {
	case n >= 100:
		return value < n
	case n < 10:
		return n > 0 && value >= 20 && int(value)%10 == 0
	}
	return value >= 100 && int(value)%100 == 0
}

func compose(value, n float64, more bool) float64 {
	if n >= 100 {
		if !more {
			value = 1
		}
		return value * n
	}
	return value + n
}
