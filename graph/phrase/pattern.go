package phrase

import (
	"fmt"
	"strconv"
	"strings"
)

// Grammar collects patterns over words and compiles them into a [Matcher].
//
// A pattern is a row of items, parted by blanks:
//
//	word      that word, in folded form
//	stem*     a word that begins so; *ing a word that ends so
//	_         any one word; # any number in figures
//	..3       up to three words or commas
//	(a | b c) one of these; [a | b] one of these or nothing
//	(a | b)*  any number of these, also none
//	{name}    what was defined under that name
//	^ ^^ $    begin of a sentence, begin of a turn, end of a sentence
type Grammar struct {
	names map[string]int32 // entry of each defined part in parts
	parts []item
	m     Matcher
}

// An item is a node of a parsed pattern.
type item struct {
	atom     string // for a leaf: what the word must be
	alts     [][]item
	optional bool
	repeat   bool
	gap      int
}

// Define gives a name to a pattern, for use as {name} in later ones.
func (g *Grammar) Define(name, pattern string) error {
	it, err := g.parse("( " + pattern + " )")
	if err != nil {
		return fmt.Errorf("define {%s}: %w", name, err)
	}
	if g.names == nil {
		g.names = map[string]int32{}
	}
	g.names[name] = int32(len(g.parts))
	g.parts = append(g.parts, it[0])
	return nil
}

// Add puts in a pattern; matches of it report value.
func (g *Grammar) Add(pattern string, value int) error {
	items, err := g.parse(pattern)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return fmt.Errorf("empty pattern")
	}
	entry := g.m.node()
	g.m.starts = append(g.m.starts, entry)
	end := g.m.sequence(entry, items)
	g.m.nodes[end].accepts = append(g.m.nodes[end].accepts, int32(value))
	return nil
}

// Compile gives the matcher of all patterns added.
func (g *Grammar) Compile() *Matcher {
	m := g.m
	return &m
}

func (g *Grammar) parse(pattern string) ([]item, error) {
	for _, sign := range []string{"(", ")", "[", "]", "|"} {
		pattern = strings.ReplaceAll(pattern, sign, " "+sign+" ")
	}
	// A star at a bracket repeats it; after a blank it begins a word.
	pattern = strings.NewReplacer(") *", ")* ", "] *", "]* ").Replace(pattern)
	p := parser{grammar: g, words: strings.Fields(pattern)}
	items, err := p.sequence()
	if err == nil && len(p.words) > 0 {
		err = fmt.Errorf("%q has no opening bracket", p.words[0])
	}
	return items, err
}

type parser struct {
	grammar *Grammar
	words   []string
}

func (p *parser) sequence() ([]item, error) {
	var items []item
	for len(p.words) > 0 {
		w := p.words[0]
		if w == "|" || closes(w) {
			break
		}
		p.words = p.words[1:]
		it, err := p.item(w)
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}

func closes(w string) bool { return strings.HasPrefix(w, ")") || strings.HasPrefix(w, "]") }

func (p *parser) item(w string) (item, error) {
	switch {
	case w == "(" || w == "[":
		return p.group(w)
	case strings.HasPrefix(w, "{"):
		at, ok := p.grammar.names[strings.Trim(w, "{}")]
		if !ok {
			return item{}, fmt.Errorf("%s is not defined above", w)
		}
		return p.grammar.parts[at], nil
	case strings.HasPrefix(w, "..") && len(w) > 2:
		n, err := strconv.Atoi(w[2:])
		if err != nil || n < 1 || n > 20 {
			return item{}, fmt.Errorf("gap %q is not ..1 to ..20", w)
		}
		return item{gap: n}, nil
	}
	return item{atom: Fold(w)}, nil
}

func (p *parser) group(open string) (item, error) {
	it := item{optional: open == "["}
	for {
		alt, err := p.sequence()
		if err != nil {
			return it, err
		}
		if len(alt) == 0 {
			return it, fmt.Errorf("empty alternative")
		}
		it.alts = append(it.alts, alt)
		if len(p.words) == 0 {
			return it, fmt.Errorf("%q is not closed", open)
		}
		end := p.words[0]
		p.words = p.words[1:]
		if closes(end) {
			it.repeat = strings.HasSuffix(end, "*")
			it.optional = it.optional || it.repeat
			return it, nil
		}
	}
}
