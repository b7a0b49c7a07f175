package link

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A period is a stretch of time, in months since the year 0; 0 is open.
type period struct{ from, to int }

// monthOf reads a year, or a year and month, "1974-08", as a month since the
// year 0; a year alone is its given month, nothing is 0.
func monthOf(s string, month int) (int, error) {
	if s == "" {
		return 0, nil
	}
	years, rest, ok := strings.Cut(s, "-")
	year, err := strconv.Atoi(years)
	if ok && err == nil {
		rest, _, _ = strings.Cut(rest, "-")
		month, err = strconv.Atoi(rest)
	}
	if err == nil && (month < 1 || month > 12) {
		err = fmt.Errorf("month %d", month)
	}
	return 12*year + month, err
}

// periodOf gives the period that a date means, "1974-11-04" or "1974"; open
// where it means none.
func periodOf(date string) period {
	from, err1 := monthOf(date, 1)
	to, err2 := monthOf(date, 12)
	if errors.Join(err1, err2) != nil {
		return period{}
	}
	return period{from, to}
}

// in reports whether the office was held at some time of p; an unknown time fits.
func (o office) in(p period) bool {
	return p.to == 0 || (o.from == 0 || o.from <= p.to) && (o.to == 0 || p.from <= o.to)
}

// active reports whether e, a person, can speak in p, or be spoken of as
// somebody of the day.
func (e *entry) active(p period) bool {
	for _, o := range e.offices {
		if o.in(p) {
			return true
		}
	}
	return len(e.offices) == 0
}

// future reports whether e came upon the stage long after p.
func (e *entry) future(p period) bool {
	const margin = 12 * 12
	for _, o := range e.offices {
		if p.to == 0 || o.from <= p.to+margin {
			return false
		}
	}
	return len(e.offices) > 0
}
