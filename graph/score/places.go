package score

import "strings"

// places tells in which gold unit that which a turn holds belongs.
type places struct {
	of   map[int][]int  // numbers of the units that a turn covers; nil where turns are the units
	text map[int]string // of a unit, in the form of norm
}

// newPlaces lays the turns of c onto units. Without units, or where c has no
// texts, its turns are taken for the units.
func newPlaces(units []Unit, c *Coding) (p *places, exact int) {
	if len(units) == 0 || !c.hasTexts() {
		return &places{}, 0
	}
	texts, turns := make([]string, len(units)), make([]string, len(c.Turns))
	p = &places{of: map[int][]int{}, text: map[int]string{}}
	for i, u := range units {
		texts[i] = norm(u.Text)
		p.text[u.N] = texts[i]
	}
	for i, t := range c.Turns {
		turns[i] = norm(t.Text)
	}
	covers, exact := align(texts, turns)
	for i, t := range c.Turns {
		p.of[t.N] = nil
		for _, at := range covers[i] {
			p.of[t.N] = append(p.of[t.N], units[at].N)
		}
	}
	return p, exact
}

func (c *Coding) hasTexts() bool {
	for _, t := range c.Turns {
		if t.Text != "" {
			return true
		}
	}
	return false
}

// units gives every unit of turn n that holds the words.
func (p *places) units(n int, words string) []int {
	if p.of == nil {
		return []int{n}
	}
	in := p.of[n]
	if len(in) <= 1 || words == "" {
		return in
	}
	var hit []int
	words = norm(words)
	for _, u := range in {
		if strings.Contains(p.text[u], words) {
			hit = append(hit, u)
		}
	}
	return hit
}

// unit gives the first unit of turn n that holds the quote, or else its first.
func (p *places) unit(n int, quote string) (unit int, ok bool) {
	if hit := p.units(n, quote); len(hit) > 0 {
		return hit[0], true
	}
	if in := p.of[n]; len(in) > 0 {
		return in[0], true
	}
	return 0, false
}
