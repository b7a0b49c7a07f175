package link

import (
	"strings"

	"parley/graph"
)

// findNames finds every proper name: those that the source marks, those of the
// authority file and of the record's own lists, titles with a name, and runs of
// capitalised words.
func (r *record) findNames() {
	r.addLocal()
	marks := r.marks()
	var loose []run
	for i := 0; i < len(r.words); {
		w := r.words[i]
		end := r.turnEnd(w.turn)
		switch t, n := r.nameAt(i, end, marks); {
		case n > 0:
			r.hit(i, i+n, t)
			i += n
		case w.capital && !w.punct:
			u := r.capitals(i, end)
			if u.to > i {
				loose = append(loose, u)
				i = u.to
			} else {
				i++
			}
		default:
			i++
		}
	}
	r.accept(loose)
}

// addLocal lets the names of the record's own people be found.
func (r *record) addLocal() {
	for _, t := range r.things {
		if t.kind != graph.Person {
			continue
		}
		r.local.Add(t.name, t)
		for _, a := range t.aliases {
			r.local.Add(a, t)
		}
		if last := lastWord(t.name); len(last) > 2 {
			r.local.Add(last, t)
		}
	}
}

// marks gives the persons whom the source marks, by the offset of their names.
func (r *record) marks() map[int]*thing {
	m := map[int]*thing{}
	for _, k := range r.d.Markup {
		if t := r.person(r.d.Text[k.Start:k.End], k.Ref, "", nil); t != nil {
			m[k.Start] = t
		}
	}
	return m
}

func (r *record) hit(from, to int, t *thing) {
	if t.kind == graph.Person && t.count == 0 {
		r.local.Add(surname(t.name), t)
	}
	t.count++
	r.hits = append(r.hits, hit{from, to, t})
}

// nameAt finds the longest known name at word i.
func (r *record) nameAt(i, end int, marks map[int]*thing) (*thing, int) {
	if r.words[i].punct {
		return nil, 0
	}
	senses, n := r.lexicon.names.Longest(r.folds[i:end])
	t, m := r.local.Longest(r.folds[i:end])
	if m > 0 && !r.words[i].capital {
		m = 0
	}
	if k := marks[r.words[i].Start]; k != nil {
		t, m = k, max(m, 1)
	}
	if n > m || n == m && m > 0 && senses[0].entry.kind != graph.Person && len(marks) == 0 {
		if s := r.choose(senses, i, i+n); s != nil {
			return r.of(s), n
		}
	}
	if m > 0 {
		return t, m
	}
	if r.model(i, end) {
		return r.make(graph.Issue, r.text(i, i+3)), 3
	}
	if k := r.numbered(i, end); k > 0 {
		return r.make(graph.Treaty, strings.Join(strings.Fields(r.text(i, i+k)), " ")), k
	}
	if k, of := r.government(i, end); k > 0 {
		return of, k
	}
	if k := r.titled(i, end); k > 0 {
		return r.personAt(i, end, k)
	}
	return nil, 0
}

// choose picks the sense that the words from i up to j have here: no person
// before a person, and the name of the record's time before one of another.
func (r *record) choose(senses []sense, i, j int) *entry {
	var people []sense
	var best *sense
	for _, s := range senses {
		if !r.written(s, i, j) {
			continue
		}
		switch {
		case s.entry.kind == graph.Person:
			people = append(people, s)
		case best == nil || s.far(r.year) < best.far(r.year):
			best = &s
		}
	}
	if best != nil {
		return best.entry
	}
	if e := r.ofTheDay(people, nil); e != nil {
		return e
	}
	return nil
}

// written reports whether the words are written as the name demands.
func (r *record) written(s sense, i, j int) bool {
	if !s.capital {
		return true
	}
	if s.upper && j == i+1 {
		return r.words[i].upper || strings.Contains(r.text(i, j), ".")
	}
	for k := i; k < j; k++ {
		if r.words[k].capital {
			return j > i+1 || !r.words[i].opens || !r.lists.ordinary[r.folds[i]]
		}
	}
	return false
}
