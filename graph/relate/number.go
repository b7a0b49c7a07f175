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

// figures reads "25", "100,000" and "3.2".
func (l *lexicon) figures(r *row, i int) (value float64, next int, ok bool) {
	digits := r.word(i)
	next = i + 1
	for r.word(next) == "," && r.joined(next) && r.joined(next+1) && len(r.word(next+1)) == 3 && allDigits(r.word(next+1)) {
		digits += r.word(next + 1)
		next += 2
	}
	if r.word(next) == "." && r.joined(next) && r.joined(next+1) && allDigits(r.word(next+1)) {
		digits += "." + r.word(next+1)
		next += 2
	}
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil || value > most {
		return 0, i, false
	}
	if r.word(next) == "thousand" || r.word(next) == "hundred" {
		value *= l.words[r.word(next)]
		next++
	}
	return value, next, true
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
