package link

import (
	"slices"
	"strings"

	"parley/graph"
)

// findMatters finds where matters without a proper name are spoken of. Papers
// and meetings that the record tells from others, "the trade agreement", become
// things at once, so that short names find them; all others wait for findIssues.
func (r *record) findMatters() {
	f := r.finder()
	r.sightings = f.sightings()
	for _, m := range r.phrases(func(name string) bool { return r.kindOfMatter(name) != graph.Issue }) {
		f.keep(m)
	}
	r.sortHits()
}

// findIssues keeps of the matters those that the record deals with.
func (r *record) findIssues() {
	f := r.finder()
	r.free(f)
	for _, m := range r.matters() {
		f.keep(m)
	}
	r.sortHits()
}

// free drops the sightings whose words a name has taken.
func (r *record) free(f *finder) {
	r.sightings = slices.DeleteFunc(r.sightings, func(s sighting) bool {
		return slices.ContainsFunc(f.taken[s.from:s.to], func(n int) bool { return n >= 0 })
	})
}

// matters groups the sightings: by the phrases that recur, otherwise by the noun.
func (r *record) matters() []*matter {
	all := r.phrases(func(string) bool { return true })
	inPhrase := map[string]bool{}
	for _, m := range all {
		inPhrase[m.phrase] = true
	}
	g := grouping{}
	for _, s := range r.sightings {
		if !inPhrase[s.phrase] {
			g.add(s.head, s)
		}
	}
	return append(all, g.matters...)
}

// phrases gives the matters that are named by the same words again and again,
// "trade agreement", where they fit.
func (r *record) phrases(fit func(name string) bool) []*matter {
	const recurring = 2 // turns
	g := grouping{}
	for _, s := range r.sightings {
		if s.phrase != "" && fit(s.phrase) {
			g.add(s.phrase, s)
		}
	}
	for _, m := range g.matters {
		m.phrase = m.name
		if m.name != m.at[0].head {
			m.name = r.called(&m.at[0])
		}
	}
	return slices.DeleteFunc(g.matters, func(m *matter) bool { return r.turns(m) < recurring })
}

// A matter is an issue in the making.
type matter struct {
	name   string
	phrase string // by which its sightings were grouped; empty where by the noun
	at     []sighting
}

// A grouping gathers sightings under names.
type grouping struct {
	matters []*matter
	byName  map[string]*matter
}

func (g *grouping) add(name string, s sighting) {
	m := g.byName[name]
	if m == nil {
		if g.byName == nil {
			g.byName = map[string]*matter{}
		}
		m = &matter{name: name}
		g.byName[name], g.matters = m, append(g.matters, m)
	}
	m.at = append(m.at, s)
}

// turns counts the turns that m is spoken of in.
func (r *record) turns(m *matter) int {
	n, last := 0, int32(0)
	for _, s := range m.at {
		if t := r.words[s.from].turn; t != last {
			n, last = n+1, t
		}
	}
	return n
}

// called gives the name of a matter that s calls by a phrase: in small letters,
// but for names.
func (r *record) called(s *sighting) string {
	var words []string
	for i := s.owner; i < s.to; i++ {
		switch {
		case r.words[i].punct:
		case i < s.from || r.adjective(i) && r.words[i].capital:
			words = append(words, r.text(i, i+1))
		default:
			words = append(words, r.folds[i])
		}
	}
	return strings.Join(words, " ")
}

// keep makes an entity of m if the record deals with it or is named after it,
// and mentions of those sightings that do.
func (f *finder) keep(m *matter) {
	shares, best := f.judge(m)
	if best < dealtWith && !f.headed(m.name) {
		return
	}
	t := f.make(f.kindOfMatter(m.name), m.name)
	for i, s := range m.at {
		if shares[i] < min(spokenOf, best) {
			continue
		}
		f.hit(s.from, s.to, t)
		for _, name := range s.names {
			t.alias(name)
		}
	}
}

// kindOfMatter gives the kind that the last word of a matter's name says.
func (r *record) kindOfMatter(name string) graph.EntityKind {
	switch k := r.lists.heads[lastWord(name)]; k {
	case graph.Treaty, graph.Event:
		return k
	}
	return graph.Issue
}
