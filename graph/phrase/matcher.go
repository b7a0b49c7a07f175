package phrase

import (
	"slices"
	"strings"
)

// A Matcher finds all its patterns in a row of words in one pass. It is built
// by a [Grammar] and is read-only; each goroutine uses a [Scanner] of its own.
type Matcher struct {
	nodes  []nfaNode
	starts []int32
	atoms  map[string]int32 // literal words
	stems  []affix          // "stem*" and "*ing"
}

type nfaNode struct {
	edges   []nfaEdge
	empty   []int32 // nodes reached without a word
	accepts []int32
}

type nfaEdge struct {
	atom int32
	to   int32
}

type affix struct {
	text   string
	suffix bool
	atom   int32
}

// Atoms that are classes of words.
const (
	anyWord   = "_"
	anyNumber = "#"
	anySkip   = ".." // a word or a comma
)

func (m *Matcher) node() int32 {
	m.nodes = append(m.nodes, nfaNode{})
	return int32(len(m.nodes) - 1)
}

func (m *Matcher) atom(text string) int32 {
	if m.atoms == nil {
		m.atoms = map[string]int32{}
	}
	id, ok := m.atoms[text]
	if !ok {
		id = int32(len(m.atoms))
		m.atoms[text] = id
		if stem, ok := strings.CutSuffix(text, "*"); ok {
			m.stems = append(m.stems, affix{stem, false, id})
		} else if stem, ok := strings.CutPrefix(text, "*"); ok {
			m.stems = append(m.stems, affix{stem, true, id})
		}
	}
	return id
}

// sequence adds items after node at and gives the node at their end.
func (m *Matcher) sequence(at int32, items []item) int32 {
	for _, it := range items {
		at = m.item(at, it)
	}
	return at
}

func (m *Matcher) item(at int32, it item) int32 {
	end := m.node()
	switch {
	case it.atom != "":
		m.edge(at, it.atom, end)
	case it.gap > 0:
		for range it.gap {
			next := m.node()
			m.skip(at, end)
			m.edge(at, anySkip, next)
			at = next
		}
		m.skip(at, end)
	default:
		m.group(at, end, it)
	}
	return end
}

func (m *Matcher) group(at, end int32, it item) {
	for _, alt := range it.alts {
		last := m.sequence(at, alt)
		m.skip(last, end)
	}
	if it.optional {
		m.skip(at, end)
	}
	if it.repeat {
		again := m.node()
		m.skip(end, again)
		for _, alt := range it.alts {
			m.skip(m.sequence(again, alt), again)
			m.skip(m.sequence(again, alt), end)
		}
	}
}

func (m *Matcher) edge(from int32, atom string, to int32) {
	n := &m.nodes[from]
	n.edges = append(n.edges, nfaEdge{m.atom(atom), to})
}

func (m *Matcher) skip(from, to int32) {
	n := &m.nodes[from]
	n.empty = append(n.empty, to)
}

// closure adds to set the nodes reached without a word, sorted, each once.
func (m *Matcher) closure(set []int32) []int32 {
	for i := 0; i < len(set); i++ {
		for _, to := range m.nodes[set[i]].empty {
			if !slices.Contains(set, to) {
				set = append(set, to)
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// matches gives the atoms that word fits, sorted.
func (m *Matcher) matches(word string) []int32 {
	var fit []int32
	add := func(text string) {
		if id, ok := m.atoms[text]; ok {
			fit = append(fit, id)
		}
	}
	add(word)
	if word == "," {
		add(anySkip)
	}
	if word == "" || !isWordByte(word[0]) {
		slices.Sort(fit)
		return fit
	}
	add(anyWord)
	add(anySkip)
	if word[0] >= '0' && word[0] <= '9' {
		add(anyNumber)
	}
	for _, s := range m.stems {
		if s.suffix && strings.HasSuffix(word, s.text) || !s.suffix && strings.HasPrefix(word, s.text) {
			fit = append(fit, s.atom)
		}
	}
	slices.Sort(fit)
	return slices.Compact(fit)
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
