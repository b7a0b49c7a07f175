package link

import (
	"strings"
	"unicode"

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

// choose picks the sense that the words from i up to j have here.
func (r *record) choose(senses []sense, i, j int) *entry {
	var people []sense
	for _, s := range senses {
		if !r.written(s, i, j) {
			continue
		}
		if s.entry.kind != graph.Person {
			return s.entry
		}
		people = append(people, s)
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

// numbered counts the words of a paper that is known by its number or day:
// "Article XIX", "November 10 draft".
func (r *record) numbered(i, end int) int {
	if i+1 >= end || !r.words[i].capital {
		return 0
	}
	if r.folds[i] == "article" && (r.words[i+1].upper || r.roman(i+1)) {
		return 2
	}
	if r.lists.months[r.folds[i]] && i+2 < end && number(r.folds[i+1]) && r.lists.papers[r.folds[i+2]] {
		return 3
	}
	return 0
}

// model reports whether the type of an aircraft or a weapon stands at word i:
// "C-130".
func (r *record) model(i, end int) bool {
	w := r.words[i]
	return i+2 < end && w.capital && w.End-w.Start <= 3 && (r.folds[i+1] == "-" || r.folds[i+1] == "–") && number(r.folds[i+2]) &&
		w.End == r.words[i+1].Start && r.words[i+1].End == r.words[i+2].Start
}

func (r *record) roman(i int) bool {
	return strings.Trim(r.folds[i], "ivx") == "" && r.words[i].capital || number(r.folds[i])
}

func number(s string) bool { return strings.Trim(s, "0123456789") == "" }

// government finds "the Chinese Government", "Soviet side".
func (r *record) government(i, end int) (int, *thing) {
	if i+1 >= end || !r.words[i].capital {
		return 0, nil
	}
	state, ok := r.lists.adjectives[r.folds[i]]
	if !ok || !r.lists.bodies[r.folds[i+1]] {
		return 0, nil
	}
	if t := r.named(state); t != nil {
		return 2, t
	}
	return 0, nil
}

// titled counts the words of the titles at i: "Foreign Minister", "Mr.".
func (r *record) titled(i, end int) int {
	j := i
	for j < end && r.words[j].capital && r.lists.titles[r.folds[j]] {
		j++
		if j < end && r.folds[j] == dot {
			j++
		}
	}
	if j == i || j >= end || !r.words[j].capital {
		return 0
	}
	return j - i
}

// personAt gives the person whose name follows k words of titles at i, and how
// many words both take.
func (r *record) personAt(i, end, k int) (*thing, int) {
	j := i + k
	title := r.text(i, j)
	if t, m := r.local.Longest(r.folds[j:end]); m > 0 {
		t.titled(title)
		return t, k + m
	}
	if senses, m := r.lexicon.names.Longest(r.folds[j:end]); m > 0 {
		if people := persons(senses); len(people) == 0 {
			return nil, 0
		} else if e := r.ofTheDay(people, nil); e != nil {
			r.of(e).titled(title)
			return r.of(e), k + m
		}
	}
	last := j
	if r.plain(j) || r.adjective(j) {
		return nil, 0
	}
	for last < end && (r.words[last].capital && !r.lists.ordinary[r.folds[last]] || r.nameParticle(last, end)) {
		last++
	}
	if last == j {
		return nil, 0
	}
	t := r.person(title+" "+r.text(j, last), "", "", nil)
	if t == nil {
		return nil, 0
	}
	r.local.Add(lastWord(t.name), t)
	return t, last - i
}

// nameParticle reports whether word i joins two parts of a person's name.
func (r *record) nameParticle(i, end int) bool {
	if i+1 >= end {
		return false
	}
	switch r.folds[i] {
	case "-":
		return !unicode.IsSpace(rune(r.d.Text[r.words[i].End]))
	case "de", "von", "van", "der", "al", "el", "bin":
		return r.words[i+1].capital
	}
	return false
}

// A run is a stretch of capitalised words that no list knows.
type run struct {
	from, to int
	kind     graph.EntityKind
	sure     bool // a name wherever it stands
}

// capitals reads the run that begins at word i; it is empty where the words are
// ordinary ones.
func (r *record) capitals(i, end int) run {
	u := run{from: i, to: i}
	if r.plain(i) {
		return u
	}
	adjective := r.adjective(i)
	if i > r.turnAt[r.words[i].turn-1] && r.folds[i-1] == "joint" {
		u.from = i - 1
	}
	j := i
	for j < end && (r.words[j].capital && !(j > i && r.known1(j, end)) || r.joins(i, j, end)) {
		j++
	}
	for j > i+1 && r.lists.ordinary[r.folds[j-1]] && r.lists.heads[r.folds[j-1]] == "" {
		j--
	}
	capital := r.lists.heads[r.folds[j-1]] != ""
	if j < end && !adjective && !r.words[i].opens && r.lists.heads[r.folds[j]] != "" && r.folds[j-1] != dot {
		j++
	}
	if adjective && !capital || j == i+1 && capital {
		return u
	}
	u.to = j
	u.kind = r.kindOf(u)
	u.sure = j-i > 1 && u.kind != ""
	return u
}

// plain reports whether the capitalised word i can begin no name: an ordinary
// word, a single letter, or a word that the record writes small elsewhere.
func (r *record) plain(i int) bool {
	w := r.words[i]
	f := r.folds[i]
	if r.lists.ofHeads[f] != "" && i+2 < len(r.words) && r.folds[i+1] == "of" && r.words[i+2].capital {
		return false
	}
	if r.lists.ordinary[f] || r.lists.ordinary[strings.TrimSuffix(f, "s")] || w.End-w.Start < 2 || w.opens && w.End-w.Start < 3 {
		return true
	}
	return (!w.upper || len(f) > 4) && r.lower[f]
}

func (r *record) adjective(i int) bool {
	_, ok := r.lists.adjectives[r.folds[i]]
	return ok
}

// known1 reports whether a known name begins at word j.
func (r *record) known1(j, end int) bool {
	if _, n := r.lexicon.names.Longest(r.folds[j:end]); n > 0 {
		return true
	}
	_, n := r.local.Longest(r.folds[j:end])
	return n > 0
}

// joins reports whether word j ties capitalised words of the run from i
// together.
func (r *record) joins(i, j, end int) bool {
	if j == i || j+1 >= end || !r.words[j+1].capital {
		return false
	}
	switch r.folds[j] {
	case "-":
		return true
	case "of":
		return true
	case "for", "on", "and":
		for k := i; k < j; k++ {
			if r.lists.heads[r.folds[k]] != "" {
				return true
			}
		}
	}
	return false
}

// surname gives the word by which a person is called after the first time: the
// first one of a Chinese name, "Chang Tso-lin", otherwise the last one.
func surname(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok {
		if i := strings.IndexByte(rest, '-'); i >= 0 && i+1 < len(rest) && !unicode.IsUpper(rune(rest[i+1])) {
			return first
		}
	}
	return lastWord(name)
}

func (r *record) kindOf(u run) graph.EntityKind {
	if k := r.lists.heads[r.folds[u.to-1]]; k != "" {
		return k
	}
	for j := u.from; j+1 < u.to; j++ {
		if r.folds[j+1] == "of" {
			return r.lists.ofHeads[r.folds[j]]
		}
	}
	return ""
}

// accept makes entities of those runs that are names: sure ones, and words
// that stand with a capital within a sentence.
func (r *record) accept(loose []run) {
	within := map[string]int{}
	for _, u := range loose {
		if u.sure || !r.words[u.from].opens && !r.shouted(u) {
			within[foldName(r.text(u.from, u.to))]++
		}
	}
	for _, u := range loose {
		name := r.text(u.from, u.to)
		if within[foldName(name)] == 0 {
			continue
		}
		kind := u.kind
		if kind == "" {
			kind = graph.Organization
		}
		r.hit(u.from, u.to, r.make(kind, strings.Join(strings.Fields(name), " ")))
	}
}

// shouted reports whether u is part of a heading in capitals.
func (r *record) shouted(u run) bool {
	return u.to-u.from > 1 && r.words[u.from].upper && r.words[u.to-1].upper
}
