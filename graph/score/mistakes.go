package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// A Mistake is a unit whose kinds differ from gold's.
type Mistake struct {
	Record        string
	Unit          int
	Missed, Added []graph.StanceKind // in the guide's order
	Cost          float64            // a point for each kind missed; for each added its confidence
	Text          string
	right         []graph.StanceKind
}

// Mistakes gives the n costliest units of all records.
func Mistakes(records []Record, n int) []Mistake {
	var all []Mistake
	for i := range records {
		for _, m := range records[i].differences() {
			if m.Cost > 0 {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Mistake) int { return cmp.Compare(b.Cost, a.Cost) })
	return all[:min(n, len(all))]
}

// differences compares the kinds of every unit that either coder coded.
func (r *Record) differences() []Mistake {
	gold, pred := r.both()
	c := r.compare()
	texts := r.texts()
	units := map[fact]bool{}
	for f := range gold {
		units[fact{n: f.n}] = true
	}
	for f := range pred {
		units[fact{n: f.n}] = true
	}
	var ms []Mistake
	for _, u := range sorted(units) {
		m := Mistake{Record: r.Name, Unit: u.n, Text: texts[u.n]}
		for _, k := range graph.StanceKinds {
			f := fact{u.n, string(k), ""}
			m.kind(k, c.gold.stances[f], c.gold.optional[f], pred[f])
		}
		ms = append(ms, m)
	}
	return ms
}

func (m *Mistake) kind(k graph.StanceKind, gold, optional bool, coded []quoted) {
	switch {
	case gold && len(coded) > 0:
		m.right = append(m.right, k)
	case gold:
		m.Missed = append(m.Missed, k)
		m.Cost++
	case len(coded) > 0 && !optional:
		m.Added = append(m.Added, k)
		m.Cost += sureness(coded)
	}
}

// sureness is the highest confidence given, or 1 where none was.
func sureness(coded []quoted) float64 {
	c := 0.0
	for _, s := range coded {
		c = max(c, s.Confidence)
	}
	if c == 0 {
		return 1
	}
	return c
}

// String tells the mistake in a paragraph.
func (m Mistake) String() string {
	const most = 300 // code points of text
	text := []rune(strings.Join(strings.Fields(m.Text), " "))
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return fmt.Sprintf("%s %d (cost %.2f) missed %v, added %v\n    %s", m.Record, m.Unit, m.Cost, m.Missed, m.Added, string(text))
}
