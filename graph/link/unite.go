package link

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// unitePeople makes one of those persons whom the record calls by the surname
// alone, "Wang", and the only one of that surname whom it calls by his full name.
func (r *record) unitePeople() {
	gone := map[*thing]bool{}
	for _, t := range r.things {
		if t.kind != graph.Person || t.entry != nil {
			continue
		}
		if b := r.fuller(t); b != nil {
			r.unite(t, b)
			gone[t] = true
		}
	}
	r.things = slices.DeleteFunc(r.things, func(t *thing) bool { return gone[t] })
}

// fuller gives the person of the record whose surname alone is t's name; nil
// where there is none or more than one.
func (r *record) fuller(t *thing) *thing {
	name, ok := r.surnameOnly(t.name)
	if !ok || slices.ContainsFunc(t.titles, r.lady) {
		return nil
	}
	var found *thing
	for _, b := range r.things {
		if b == t || b.kind != graph.Person || b.count == 0 && !b.listed || !r.fullName(b.name) || !b.surnamed(name) {
			continue
		}
		if found != nil {
			return nil
		}
		found = b
	}
	return found
}

// surnameOnly gives the surname of a name that has no other part but titles, and
// abbreviations that are none: "Lord", "Or. Kissinger".
func (r *record) surnameOnly(name string) (string, bool) {
	fields := strings.Fields(name)
	for len(fields) > 1 && (r.lists.titles[phrase.Fold(fields[0])] || len(fields[0]) > 2 && strings.HasSuffix(fields[0], ".")) {
		fields = fields[1:]
	}
	if len(fields) != 1 {
		return "", false
	}
	return phrase.Fold(fields[0]), true
}

// fullName reports whether a name is more than a surname with its titles.
func (r *record) fullName(name string) bool {
	_, short := r.surnameOnly(name)
	return !short
}

func (t *thing) surnamed(folded string) bool {
	return phrase.Fold(surname(t.name)) == folded || phrase.Fold(lastWord(t.name)) == folded || t.entry != nil && phrase.Fold(t.entry.short) == folded
}

// lady reports whether a title is a woman's.
func (r *record) lady(title string) bool {
	first, _, _ := strings.Cut(title, " ")
	return r.lists.ladies[phrase.Fold(strings.TrimRight(first, "."))]
}

// unite gives b all that is known of t.
func (r *record) unite(t, b *thing) {
	old := t.id()
	b.count, b.listed = b.count+t.count, b.listed || t.listed
	if b.role == "" {
		b.role = t.role
	}
	if b.side == nil {
		b.side = t.side
	}
	b.alias(t.name)
	for i := range r.hits {
		if r.hits[i].thing == t {
			r.hits[i].thing = b
		}
	}
	for i := range r.d.Turns {
		if r.d.Turns[i].Speaker == old {
			r.d.Turns[i].Speaker = b.id()
			r.byID[b.id()] = b
		}
	}
	for i := range r.d.Participants {
		if r.d.Participants[i].Entity == old {
			r.d.Participants[i].Entity = b.id()
		}
	}
	r.byName[foldName(t.name)] = b
}
