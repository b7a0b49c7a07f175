package link

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// people makes the persons whom the record itself lists or labels, so that
// their short names are known before the text is read.
func (r *record) people() {
	for i := range r.d.Participants {
		p := &r.d.Participants[i]
		side := r.state(p.Side)
		if t := r.person(p.Name, p.Ref, p.Role, side); t != nil {
			t.listed = true
			if p.Role != "" {
				t.role = p.Role
			}
			if side != nil {
				t.side = side
			}
			p.Entity = t.id()
		}
	}
	for _, m := range r.d.Markup {
		if m.Ref != "" && r.d.Lists != nil && r.d.Lists.People[m.Ref].Name != "" {
			r.person("", m.Ref, "", nil)
		}
	}
	speakers := map[[3]string]*thing{}
	for i := range r.d.Turns {
		t := &r.d.Turns[i]
		if t.Name == "" && t.Label == "" {
			continue
		}
		key := [3]string{t.Label, t.Name, t.Ref}
		p, ok := speakers[key]
		if !ok {
			p = r.speaker(t)
			speakers[key] = p
		}
		if p != nil {
			p.listed = true
			t.Speaker = p.id()
			r.byID[t.Speaker] = p
		}
	}
}

// speaker gives the person whom the label of t names.
func (r *record) speaker(t *graph.Turn) *thing {
	name := t.Name
	if name == "" {
		name = t.Label
	}
	if p := r.person(name, t.Ref, "", nil); p != nil {
		return p
	}
	if strings.TrimSpace(t.Label) == "" {
		return nil
	}
	return r.make(graph.Person, strings.TrimSpace(t.Label))
}

// state gives the state or body that a side's name means.
func (r *record) state(name string) *thing {
	if name == "" {
		return nil
	}
	senses, _ := r.lexicon.names.Get(strings.Trim(name, " :."))
	for _, s := range senses {
		if s.entry.kind == graph.State || s.entry.kind == graph.Organization {
			return r.of(s.entry)
		}
	}
	if state, ok := r.lists.adjectives[strings.ToLower(name)]; ok {
		return r.named(state)
	}
	return nil
}

// named gives the thing of the authority file with that canonical name.
func (r *record) named(name string) *thing {
	if e := r.lexicon.entries[foldName(name)]; e != nil {
		return r.of(e)
	}
	return nil
}

// person gives the person of that name, key, role and side, making one where
// there is none yet; nil where the words name nobody.
func (r *record) person(name, ref, role string, side *thing) *thing {
	if ref != "" && r.d.Lists != nil {
		if p, ok := r.d.Lists.People[ref]; ok {
			if name = inOrder(p.Name); role == "" {
				role = p.Role
			}
		}
	}
	bare := r.bare(name)
	if bare == "" {
		return r.officer(name, side)
	}
	t := r.known(bare, side)
	if t == nil {
		t = r.make(graph.Person, bare)
		r.index(t)
	}
	if t.role == "" {
		t.role = role
	}
	if t.entry == nil && t.own.IsZero() && t.fullName() == "" && strings.Contains(bare, " ") {
		bare, t.name = t.name, bare
		r.byName[foldName(t.name)] = t
		r.index(t)
	}
	t.alias(bare)
	t.titled(strings.TrimSpace(strings.TrimSuffix(strings.TrimRight(name, " ."), bare)))
	return t
}

// titled notes a title that the record gives t.
func (t *thing) titled(title string) {
	if title != "" && !slices.Contains(t.titles, title) {
		t.titles = append(t.titles, title)
	}
}

// inOrder turns "Kissinger, Henry A." into "Henry A. Kissinger".
func inOrder(name string) string {
	last, first, ok := strings.Cut(name, ",")
	if !ok {
		return name
	}
	first, _, _ = strings.Cut(first, ",")
	return strings.TrimSpace(first) + " " + strings.TrimSpace(last)
}

var brackets = strings.NewReplacer("[", "", "]", "")

// bare cuts titles, brackets and a trailing role from a name.
func (r *record) bare(name string) string {
	name = brackets.Replace(name)
	name, _, _ = strings.Cut(name, "(")
	name, _, _ = strings.Cut(name, ",")
	if i := strings.LastIndex(" "+name, " to the "); i >= 0 { // "Assistant to the President Cheney"
		name = name[i+len("to the "):]
	}
	fields := strings.Fields(strings.Trim(name, " .:"))
	for len(fields) > 0 && (r.lists.titles[phrase.Fold(fields[0])] || strings.EqualFold(fields[0], "the")) {
		fields = fields[1:]
	}
	return strings.Join(fields, " ")
}

// known finds a person by a bare name, first among those of the record, then
// in the authority file.
func (r *record) known(bare string, side *thing) *thing {
	if t := r.byName[foldName(bare)]; t != nil && t.kind == graph.Person {
		return t
	}
	senses, _ := r.lexicon.names.Get(withoutInitials(bare))
	if full, _ := r.lexicon.names.Get(bare); len(full) > 0 {
		senses = full
	}
	senses = persons(senses)
	if strings.Contains(bare, " ") {
		if len(senses) > 0 {
			return r.of(senses[0].entry)
		}
		return r.sameSurname(bare)
	}
	if t := r.oneOf(bare); t != nil {
		return t
	}
	if e := r.ofTheDay(senses, side); e != nil {
		return r.of(e)
	}
	return nil
}

func persons(senses []sense) []sense {
	return slices.DeleteFunc(slices.Clone(senses), func(s sense) bool { return s.entry.kind != graph.Person })
}

// withoutInitials cuts middle initials: "Henry A. Kissinger".
func withoutInitials(name string) string {
	fields := strings.Fields(name)
	return strings.Join(slices.DeleteFunc(fields, func(f string) bool { return len(strings.Trim(f, ".")) == 1 }), " ")
}

// oneOf finds the only person of the record with that word in his name.
func (r *record) oneOf(word string) *thing {
	ts := r.surnames[phrase.Fold(word)]
	if len(ts) == 0 {
		return nil
	}
	for _, t := range ts {
		if strings.EqualFold(lastWord(t.name), word) {
			return t
		}
	}
	return ts[0]
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// sameSurname finds a person of the record who is called by the surname alone,
// or whose first name can be the same.
func (r *record) sameSurname(bare string) *thing {
	for _, t := range r.surnames[phrase.Fold(lastWord(bare))] {
		full := t.fullName()
		if full == "" || strings.EqualFold(lastWord(full), lastWord(bare)) && alikeFirst(full, bare) {
			return t
		}
	}
	return nil
}

// fullName gives the name of t that has more than one word; empty where none has.
func (t *thing) fullName() string {
	for _, name := range append([]string{t.name}, t.aliases...) {
		if strings.Contains(name, " ") {
			return name
		}
	}
	return ""
}

// alikeFirst reports whether two names may have the same first name: they begin
// alike, or one has the initial alone.
func alikeFirst(a, b string) bool {
	const prefix = 3
	first, _, _ := strings.Cut(a, " ")
	other, _, _ := strings.Cut(b, " ")
	first, other = strings.TrimRight(first, "."), strings.TrimRight(other, ".")
	n := min(len(first), len(other), prefix)
	if n > 1 && n < prefix {
		n = 1
	}
	return n > 0 && strings.EqualFold(first[:n], other[:n])
}

// ofTheDay chooses the person who was active at the record's date, and speaks
// for side where that is known.
func (r *record) ofTheDay(senses []sense, side *thing) *entry {
	var best *entry
	score := -1
	for _, s := range senses {
		if n := r.fit(s.entry, side); n > score {
			best, score = s.entry, n
		}
	}
	return best
}

// fit tells how well a person fits the record: -1 not at all.
func (r *record) fit(e *entry, side *thing) int {
	if e.future(r.date) {
		return -1
	}
	n := 0
	if e.active(r.date) {
		n += 2
	}
	if t := r.ofEntry[e]; t != nil {
		n += 4
	}
	if side != nil {
		for _, o := range e.offices {
			if o.state == side.name {
				return n + 8
			}
		}
	}
	return n
}

// index makes t findable by each word of its name.
func (r *record) index(t *thing) {
	for _, w := range strings.Fields(t.name) {
		key := phrase.Fold(strings.Trim(w, ".,"))
		if len(key) > 1 && !slices.Contains(r.surnames[key], t) {
			r.surnames[key] = append(r.surnames[key], t)
		}
	}
}

// officer finds the holder of an office at the record's date: "The Secretary".
func (r *record) officer(title string, side *thing) *thing {
	role := r.role(title)
	state := r.home()
	if side != nil {
		state = side.name
	}
	if role == "" || state == "" || r.year == 0 {
		return nil
	}
	for _, e := range r.lexicon.officers[role] {
		for _, o := range e.offices {
			if o.role == role && o.state == state && o.in(r.date) {
				return r.of(e)
			}
		}
	}
	return nil
}
