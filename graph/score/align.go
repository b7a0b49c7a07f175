package score

import (
	"github.com/pmezard/go-difflib/difflib"
)

// names gives the folded names of each entity, its id among them.
func names(es []Entity) map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, e := range es {
		folded := map[string]bool{fold(e.ID): true}
		for _, n := range e.Names {
			if n != "" {
				folded[fold(n)] = true
			}
		}
		m[e.ID] = folded
	}
	return m
}

// alignEntities gives, for each entity of a coding, the gold entity that shares
// most names with it, or an id that no gold entity has.
func alignEntities(gold, pred map[string]map[string]bool) map[string]string {
	m := map[string]string{}
	for p, ps := range pred {
		m[p] = "?" + p
		if best, n := mostShared(gold, ps); n > 0 {
			m[p] = best
		}
	}
	return m
}

// mostShared gives the entity with most of the names; of equals, the one whose
// id sorts last.
func mostShared(of map[string]map[string]bool, with map[string]bool) (best string, most int) {
	for id, folded := range of {
		n := 0
		for name := range folded {
			if with[name] {
				n++
			}
		}
		if n > most || n == most && id > best {
			best, most = id, n
		}
	}
	return best, most
}

// A cover tells which units, by index, each turn of a coding covers.
type cover [][]int

// align lays turns onto units in order, both in the form of norm: equal texts
// first, and between those every pair of which one holds most of the other.
// exact counts the turns that are equal to their unit.
func align(units, turns []string) (c cover, exact int) {
	c = make(cover, len(turns))
	anchors := []difflib.Match{{A: -1, B: -1}}
	for _, m := range difflib.NewMatcherWithJunk(units, turns, false, nil).GetMatchingBlocks() {
		for k := range m.Size {
			c[m.B+k] = []int{m.A + k}
			anchors = append(anchors, difflib.Match{A: m.A + k, B: m.B + k})
			exact++
		}
	}
	anchors = append(anchors, difflib.Match{A: len(units), B: len(turns)})
	for i, next := range anchors[1:] {
		exact += c.between(anchors[i], next, units, turns)
	}
	return c, exact
}

// between fills the gap of two anchors.
func (c cover) between(a, b difflib.Match, units, turns []string) (exact int) {
	for j := a.B + 1; j < b.B; j++ {
		for i := a.A + 1; i < b.A; i++ {
			if overlap(units[i], turns[j]) {
				c[j] = append(c[j], i)
			}
		}
		if len(c[j]) == 1 && units[c[j][0]] == turns[j] {
			exact++
		}
	}
	return exact
}

// overlap reports whether a and b share a stretch of more than six tenths of
// the shorter one, in code points.
func overlap(a, b string) bool {
	short, long := []rune(a), []rune(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return false
	}
	n := int(0.6*float64(len(short))) + 1
	seen := map[string]bool{}
	for i := 0; i+n <= len(short); i++ {
		seen[string(short[i:i+n])] = true
	}
	for i := 0; i+n <= len(long); i++ {
		if seen[string(long[i:i+n])] {
			return true
		}
	}
	return false
}
