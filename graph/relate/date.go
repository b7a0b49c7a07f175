package relate

import (
	"strconv"
	"strings"
	"time"
)

// date reads "July 7", "7 July" and "the 7th of July".
func (l *lexicon) date(r *row, i int) (amount, bool) {
	if month := l.month(r, i); month != "" {
		if day, ok := ordinal(r.word(i + 1)); ok && day >= 1 && day <= 31 {
			a := amount{min: day, max: day, unit: unit{name: month, class: dateClass}, from: i, to: i + 2}
			untilDay(r, &a)
			a.inYear(r)
			return a, true
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
		a := amount{min: day, max: day, unit: unit{name: month, class: dateClass}, from: i, to: at + 1}
		a.inYear(r)
		return a, true
	}
	return amount{}, false
}

// untilDay reads the later day of "March 16–17".
func untilDay(r *row, a *amount) {
	day, ok := ordinal(r.word(a.to + 1))
	if w := r.word(a.to); ok && (w == "-" || w == "–" || w == "to") && day > a.min && day <= 31 {
		a.max, a.to = day, a.to+2
	}
}

// inYear takes the year into a date that it follows.
func (a *amount) inYear(r *row) {
	at := a.to
	if r.word(at) == "," {
		at++
	}
	if isYear(r.word(at)) {
		a.year, _ = strconv.Atoi(r.word(at))
		a.to = at + 1
	}
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

// when tells whether a date or year lies before or after the day of the record,
// or nothing where either is not known.
func (c *candidate) when(record string) string {
	year, _ := strconv.Atoi(record[:min(4, len(record))])
	switch {
	case year == 0:
		return ""
	case c.unit.class == yearClass && c.max < float64(year):
		return "a past year"
	case c.unit.class == yearClass:
		return "a year to come"
	case c.unit.class != dateClass:
		return ""
	}
	today, err := time.Parse(time.DateOnly, record)
	if err != nil {
		return ""
	}
	switch days := c.day(today).Sub(today).Hours() / 24; {
	case days < 0:
		return "a day gone by"
	case days == 0:
		return "the day of the record"
	}
	return "a day to come"
}

// day gives the day that a date names: that of the year it states, else the one
// nearest to today.
func (c *candidate) day(today time.Time) time.Time {
	const half = 183 * 24 * time.Hour // of a year
	month, _ := time.Parse("January", c.unit.name)
	year := today.Year()
	if c.year > 0 {
		year = c.year
	}
	day := time.Date(year, month.Month(), int(c.max), 0, 0, 0, 0, time.UTC)
	switch ahead := day.Sub(today); {
	case c.year > 0:
	case ahead > half:
		day = day.AddDate(-1, 0, 0)
	case ahead < -half:
		day = day.AddDate(1, 0, 0)
	}
	return day
}
