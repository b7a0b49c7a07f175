package relate

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/graph/phrase"
)

//go:embed data
var data embed.FS

// entries hands each line of a data file that is no comment to each, and names
// the file and line in its error.
func entries(name string, each func(line string) error) error {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := each(line); err != nil {
			return fmt.Errorf("%s, line %d: %w", name, n, err)
		}
	}
	return nil
}

// A lexicon knows the words of amounts, all folded.
type lexicon struct {
	words      map[string]float64
	units      map[string]unit
	months     map[string]string
	magnitudes map[string]magnitude
	lists      map[string][]string
	fractions  phrase.Set[float64] // shares in words, in percent
	parts      phrase.Set[float64] // what is added to a whole number
}

// A unit is what an amount counts. That of a sum may be so many of a currency.
type unit struct {
	name, class string
	currency    string  // "dollars" of "million dollars"
	by          float64 // 1e6 of "million dollars"; else 0
}

// A magnitude multiplies a number.
type magnitude struct {
	name string
	by   float64
}

// in reports whether a word is in one of the small lists.
func (l *lexicon) in(list, word string) bool { return slices.Contains(l.lists[list], word) }

func readLexicon() (*lexicon, error) {
	l := &lexicon{words: map[string]float64{}, units: map[string]unit{}, months: map[string]string{}, magnitudes: map[string]magnitude{}, lists: map[string][]string{}}
	for _, f := range []struct {
		name string
		line func(string) error
	}{
		{"numbers.txt", l.numeral}, {"units.txt", l.unit}, {"fractions.txt", func(line string) error { return valued(&l.fractions, line) }},
		{"parts.txt", func(line string) error { return valued(&l.parts, line) }},
		{"months.txt", func(line string) error { return names(l.months, line) }},
		{"magnitudes.txt", l.magnitude}, {"lists.txt", l.list},
	} {
		if err := entries(f.name, f.line); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *lexicon) numeral(line string) error {
	words := strings.Fields(line)
	value, err := strconv.ParseFloat(words[0], 64)
	for _, w := range words[1:] {
		l.words[w] = value
	}
	return err
}

func (l *lexicon) unit(line string) error {
	head, words, ok := strings.Cut(line, ":")
	class, name, named := strings.Cut(head, " ")
	if !ok || !named {
		return fmt.Errorf("%q is not: class unit: words", line)
	}
	for _, w := range strings.Fields(words) {
		l.units[w] = unit{name: name, class: class}
	}
	return nil
}

// valued reads a line of a number and the words for it.
func valued(into *phrase.Set[float64], line string) error {
	value, words, _ := strings.Cut(line, ":")
	number, err := strconv.ParseFloat(value, 64)
	into.Add(words, number)
	return err
}

func (l *lexicon) magnitude(line string) error {
	head, words, _ := strings.Cut(line, ":")
	factor, name, _ := strings.Cut(head, " ")
	by, err := strconv.ParseFloat(factor, 64)
	for _, w := range strings.Fields(words) {
		l.magnitudes[w] = magnitude{name, by}
	}
	return err
}

func (l *lexicon) list(line string) error {
	name, words, _ := strings.Cut(line, ":")
	l.lists[name] = strings.Fields(words)
	return nil
}

// names reads a line of a name and the words for it.
func names(into map[string]string, line string) error {
	name, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q is not: name: words", line)
	}
	for _, w := range strings.Fields(words) {
		into[w] = name
	}
	return nil
}
