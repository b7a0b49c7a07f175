package score

import (
	"cmp"
	"slices"

	"parley/graph"
)

// LengthBaseline scores a coder that looks at nothing but a unit's length: it
// gives a unit every kind whose threshold the unit reaches. Thresholds are those
// with the best F1 over all other records of the same form. It says how much of
// a model's figure is owed to length alone.
func LengthBaseline(records []Record) *Table {
	var tables []*Table
	for i := range records {
		r := &records[i]
		var others []*Record
		for j := range records {
			if j != i && records[j].Labelled() == r.Labelled() {
				others = append(others, &records[j])
			}
		}
		tables = append(tables, Score(r.Gold, byLength(r.Units, thresholds(others)), nil))
	}
	t := Sum(tables...)
	t.Rows = slices.DeleteFunc(t.Rows, func(r Row) bool { return r.Name != macroRow && !isKindRow(r.Name) })
	return t
}

func isKindRow(name string) bool {
	return name == "stance (turn,kind)" || name == "has stance (turn)" || name[0] == ' '
}

func byLength(units []Unit, limit map[graph.StanceKind]int) *Coding {
	c := &Coding{}
	for _, u := range units {
		t := Turn{N: u.N}
		for _, k := range graph.StanceKinds {
			if n := len([]rune(u.Text)); n >= limit[k] {
				t.Stances = append(t.Stances, Stance{Kind: string(k)})
			}
		}
		c.Turns = append(c.Turns, t)
	}
	return c
}

// thresholds gives for each kind the length, in code points, from which on to
// code it.
func thresholds(records []*Record) map[graph.StanceKind]int {
	m := map[graph.StanceKind]int{}
	for _, k := range graph.StanceKinds {
		var samples []sample
		for _, r := range records {
			gold := stances(r.Gold, &places{})
			for _, u := range r.Units {
				samples = append(samples, sample{len([]rune(u.Text)), len(gold[fact{u.N, string(k), ""}]) > 0})
			}
		}
		m[k] = bestThreshold(samples)
	}
	return m
}

type sample struct {
	length int
	coded  bool
}

// bestThreshold walks down from the longest unit and keeps the best F1.
func bestThreshold(samples []sample) int {
	slices.SortFunc(samples, func(a, b sample) int { return cmp.Compare(b.length, a.length) })
	all := 0
	for _, s := range samples {
		if s.coded {
			all++
		}
	}
	const never = 1 << 30
	limit, best, hits := never, 0.0, 0
	for i, s := range samples {
		if s.coded {
			hits++
		}
		if i+1 < len(samples) && samples[i+1].length == s.length {
			continue
		}
		if f := 2 * float64(hits) / float64(i+1+all); f > best {
			limit, best = s.length, f
		}
	}
	return limit
}
