package score

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// A Placement is a gold coding laid onto a document.
type Placement struct {
	Units    map[int][]int       // document turns, by number, that lie on each gold unit
	Entities map[string]graph.ID // the document's entity for each gold entity that it has
	Stances  []PlacedStance      // in the gold coding's order; those of unaligned units are left out
}

// A PlacedStance is a gold stance in a turn of a document. IDs of entities that
// the document lacks are left out; Holder is then zero.
type PlacedStance struct {
	*Stance
	Unit    int // gold unit
	Turn    int // document turn
	Quote   graph.Span
	Found   bool // whether Quote was found; else it is the whole turn
	Holder  graph.ID
	Targets []graph.ID
	AlsoOk  []graph.ID
}

// Place lays gold onto d. Turns are aligned by their text, entities by shared
// names, quotes by their words, whatever the white space and the punctuation.
func Place(gold *Coding, units []Unit, d *graph.Document) *Placement {
	p := &Placement{Units: turnsOn(units, d), Entities: entitiesOf(gold, d)}
	for i := range gold.Turns {
		t := &gold.Turns[i]
		for j := range t.Stances {
			if s, ok := p.place(t.N, &t.Stances[j], d); ok {
				p.Stances = append(p.Stances, s)
			}
		}
	}
	return p
}

func turnsOn(units []Unit, d *graph.Document) map[int][]int {
	texts, turns := make([]string, len(units)), make([]string, len(d.Turns))
	for i, u := range units {
		texts[i] = norm(u.Text)
	}
	for i := range d.Turns {
		turns[i] = norm(d.TurnText(&d.Turns[i]))
	}
	covers, _ := align(texts, turns)
	on := map[int][]int{}
	for i, c := range covers {
		for _, at := range c {
			on[units[at].N] = append(on[units[at].N], d.Turns[i].Number)
		}
	}
	return on
}

// entitiesOf looks among the document's entities for each of gold's.
func entitiesOf(gold *Coding, d *graph.Document) map[string]graph.ID {
	ids, list := name(d.Entities)
	byName := map[string]graph.ID{}
	for id, n := range ids {
		byName[n] = id
	}
	have, m := names(list), map[string]graph.ID{}
	for id, folded := range names(gold.Entities) {
		if best, n := mostShared(have, folded); n > 0 {
			m[id] = byName[best]
		}
	}
	return m
}

func (p *Placement) place(unit int, s *Stance, d *graph.Document) (PlacedStance, bool) {
	turns := p.Units[unit]
	if len(turns) == 0 {
		return PlacedStance{}, false
	}
	ps := PlacedStance{Stance: s, Unit: unit, Turn: turns[0], Quote: d.Turn(turns[0]).Span,
		Holder: p.Entities[s.Holder], Targets: p.ids(s.Targets), AlsoOk: p.ids(s.AlsoOk)}
	for _, n := range turns {
		t := d.Turn(n)
		if span, ok := find(d.TurnText(t), s.Quote); ok {
			ps.Turn, ps.Found = n, true
			ps.Quote = graph.Span{Start: t.Span.Start + span.Start, End: t.Span.Start + span.End}
			break
		}
	}
	return ps, true
}

func (p *Placement) ids(entities []string) []graph.ID {
	var list []graph.ID
	for _, e := range entities {
		if id, ok := p.Entities[e]; ok {
			list = append(list, id)
		}
	}
	return list
}

// find gives the first place in text of the quote's words, with the closing
// sign that the quote has.
func find(text, quote string) (graph.Span, bool) {
	words := strings.Fields(norm(quote))
	if len(words) == 0 {
		return graph.Span{}, false
	}
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	re, err := regexp.Compile(`(?i)(?:^|[^\pL\pN_])(` + strings.Join(words, `[^\pL\pN_]+`) + `)(?:$|[^\pL\pN_])`)
	if err != nil {
		return graph.Span{}, false
	}
	m := re.FindStringSubmatchIndex(text)
	if m == nil {
		return graph.Span{}, false
	}
	end := m[3]
	if last, _ := utf8.DecodeLastRuneInString(quote); unicode.IsPunct(last) {
		rest := strings.TrimLeftFunc(text[end:], unicode.IsPunct)
		end = len(text) - len(rest)
	}
	return graph.Span{Start: m[2], End: end}, true
}
