package link

import (
	"slices"
	"strings"

	"parley/graph/phrase"
)

// A lexicon finds the names of the authority file in running text.
type lexicon struct {
	names    phrase.Set[[]sense]
	entries  map[string]*entry   // by folded canonical name
	officers map[string][]*entry // persons by office
}

// A sense is one thing that a name can mean, and how the name is written.
type sense struct {
	entry   *entry
	capital bool // the name has a capital, so the text must have one
	upper   bool // the name is an abbreviation in capitals
	years   [2]int
}

// far tells how many years before or after the name's period a year is; 0
// where either is unknown.
func (s sense) far(year int) int {
	switch {
	case year == 0:
		return 0
	case s.years[1] != 0 && year > s.years[1]:
		return year - s.years[1]
	}
	return max(0, s.years[0]-year)
}

func newLexicon(entries []*entry) *lexicon {
	l := &lexicon{entries: map[string]*entry{}, officers: map[string][]*entry{}}
	for _, e := range entries {
		l.entries[foldName(e.name)] = e
	}
	for _, e := range l.unique(entries) {
		l.add(e, e.name)
		for _, a := range e.aliases {
			l.add(e, a)
		}
		if e.short != "" {
			l.add(e, e.short)
		}
		for _, o := range e.offices {
			l.officers[o.role] = append(l.officers[o.role], e)
		}
	}
	return l
}

// unique leaves of entries with the same kind and name the last one, which is
// the user's.
func (l *lexicon) unique(entries []*entry) []*entry {
	last := map[[16]byte]int{}
	for i, e := range entries {
		last[e.id] = i
	}
	var out []*entry
	for i, e := range entries {
		if last[e.id] == i {
			out = append(out, e)
		}
	}
	return out
}

func (l *lexicon) add(e *entry, name string) {
	capital, upper := letters(name)
	if !capital {
		capital = strings.ToLower(name) != name
	}
	key := possessive.Replace(name)
	have, _ := l.names.Get(key)
	if i := slices.IndexFunc(have, func(s sense) bool { return s.entry == e }); i >= 0 {
		have[i].capital = have[i].capital && capital
		return
	}
	l.names.Add(key, append(have, sense{e, capital, upper && len(name) <= 5 && !strings.Contains(name, " "), e.years[name]}))
}

// possessive cuts the endings that words of a text are rid of, too.
var possessive = strings.NewReplacer("'s", "", "’s", "")

// foldName gives the form in which whole names are compared.
func foldName(name string) string {
	var b strings.Builder
	for w := range phrase.Words(possessive.Replace(name)) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(phrase.Fold(w.Text))
	}
	return b.String()
}
