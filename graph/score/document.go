package score

import (
	"fmt"
	"strings"
	"unicode"

	"parley/graph"
)

// FromDocument gives the coding that d holds: every turn with its text, and
// entities under readable ids that depend on d alone.
func FromDocument(d *graph.Document) *Coding {
	ids, entities := name(d.Entities)
	c := &Coding{Document: d.Title, TurnCount: len(d.Turns), Entities: entities, Turns: make([]Turn, len(d.Turns))}
	for i := range d.Turns {
		t := &d.Turns[i]
		c.Turns[i] = Turn{N: t.Number, Speaker: t.Name, Text: d.TurnText(t)}
	}
	quote := func(s graph.Span) string { return d.Text[s.Start:s.End] }
	for _, m := range d.Mentions {
		t := &c.Turns[m.Turn-1]
		t.Mentions = append(t.Mentions, Mention{Entity: ids[m.Entity], Text: quote(m.Span)})
	}
	for _, s := range d.Stances {
		t := &c.Turns[s.Turn-1]
		t.Stances = append(t.Stances, Stance{
			Kind: string(s.Kind), Holder: ids[s.Holder], Targets: all(ids, s.Targets), Quote: quote(s.Quote),
			Confidence: s.Confidence, Because: because(s.Because), Reported: s.Reported})
	}
	for _, x := range d.Terms {
		t := &c.Turns[x.Turn-1]
		t.Terms = append(t.Terms, Term{Subject: ids[x.Subject], Holder: ids[x.Holder], Min: x.Min, Max: x.Max,
			Unit: x.Unit, Status: string(x.Status), Quote: quote(x.Quote)})
	}
	for _, l := range d.Linkages {
		c.Linkages = append(c.Linkages, Linkage{Turn: l.Turn, Holder: ids[l.Holder], Type: string(l.Kind),
			From: ids[l.From], To: ids[l.To], Quote: quote(l.Quote)})
	}
	return c
}

// name gives each entity a slug of its name; entities of one slug are numbered
// in the order of their graph IDs, so that the same content gives the same ids.
func name(entities []graph.Entity) (map[graph.ID]string, []Entity) {
	ids, seen := map[graph.ID]string{}, map[string]bool{}
	list := make([]Entity, 0, len(entities))
	for _, e := range entities {
		base := slug(e.Name)
		id := base
		for n := 2; seen[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		seen[id], ids[e.ID] = true, id
		list = append(list, Entity{ID: id, Kind: string(e.Kind), Names: append([]string{e.Name}, e.Aliases...)})
	}
	return ids, list
}

// slug keeps letters and digits in lower case, with a hyphen for all between.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if len(words) == 0 {
		return "unnamed"
	}
	return strings.Join(words, "-")
}

func all(ids map[graph.ID]string, of []graph.ID) []string {
	list := make([]string, len(of))
	for i, id := range of {
		list[i] = ids[id]
	}
	return list
}

// because puts each cue in words: its name, and what of the text matched it.
func because(cues []graph.Cue) []string {
	var list []string
	for _, c := range cues {
		if c.Text == "" {
			list = append(list, c.Name)
			continue
		}
		list = append(list, fmt.Sprintf("%s (“%s”)", c.Name, c.Text))
	}
	return list
}
