package link

import (
	"slices"
	"strings"
)

// A sighting is a place where a matter without a proper name is spoken of.
type sighting struct {
	hit
	owner  int      // word at which a name begins that says whose it is, or from
	head   string   // the name of the matter that its noun means
	phrase string   // the words that say which; empty where there are none
	names  []string // what the matter is called here
	common bool     // many records use the noun of other things
	marks  marks
}

// A finder finds matters among the words that no name has taken.
type finder struct {
	*record
	taken []int  // index of the hit that holds each word, or -1
	title string // of the record, folded, between blanks
}

func (r *record) finder() *finder {
	f := &finder{r, make([]int, len(r.words)), " " + foldName(r.d.Title+" "+r.d.Subject) + " "}
	for i := range f.taken {
		f.taken[i] = -1
	}
	for n, h := range r.hits {
		for i := h.from; i < h.to; i++ {
			f.taken[i] = n
		}
	}
	return f
}

// sightings gives all of them, in order.
func (f *finder) sightings() []sighting {
	var out []sighting
	for i := 0; i < len(f.words); {
		s, ok := f.at(i)
		if ok {
			out = append(out, s)
			i = s.to
		} else {
			i++
		}
	}
	return out
}

// reach gives the end of the free words from i on.
func (f *finder) reach(i int) int {
	const most = 8
	end := i
	for end < min(f.turnEnd(f.words[i].turn), i+most) && f.taken[end] < 0 && (end == i || !f.words[end].opens) {
		end++
	}
	return end
}

// at finds a matter whose name begins at word i.
func (f *finder) at(i int) (s sighting, ok bool) {
	if f.words[i].punct || f.taken[i] >= 0 {
		return s, false
	}
	end := f.reach(i)
	head := f.head(i, end)
	m, n := f.lists.matters.Longest(f.folds[head:end])
	if n == 0 && head > i && f.lists.questions[f.folds[head]] && f.adjective(head-1) {
		return f.sighting(i, head, head+1, matterName{name: singular(strings.Join(f.folds[i:head+1], " "))}), true
	}
	if n == 0 {
		return s, false
	}
	for next, k := f.lists.matters.Longest(f.folds[head+n : end]); k > 0; next, k = f.lists.matters.Longest(f.folds[head+n : end]) {
		head, m, n = head+n, next, k
	}
	return f.sighting(i, head, head+n, m), true
}

// head gives the word, at i or behind the words there that say which, at which
// the noun of a matter may begin.
func (f *finder) head(i, end int) int {
	const most = 3
	for k := i; k < min(end-1, i+most); k++ {
		if _, n := f.lists.matters.Longest(f.folds[k:end]); n > 0 || !f.modifies(k) {
			return k
		}
	}
	return min(end-1, i+most)
}

// modifies reports whether word i may say which matter the next noun means.
func (f *finder) modifies(i int) bool {
	return f.words[i].capital && f.adjective(i) || f.lists.modifiers[f.folds[i]]
}

// sighting describes the matter m, whose words run from, to, and whose noun
// begins at head.
func (f *finder) sighting(from, head, to int, m matterName) sighting {
	turn := f.words[from].turn
	first, end := f.turnAt[turn-1], f.turnEnd(turn)
	s := sighting{hit: hit{from: from, to: to}, owner: f.owner(from, first), head: m.name, common: m.common}
	switch {
	case head > from || s.owner < from:
		s.phrase = foldName(singular(strings.Join(f.folds[s.owner:to], " ")))
	case strings.Contains(m.name, " "):
		s.phrase = m.name
	}
	s.names = f.names(s.owner, from, head, to, end)
	s.marks = f.before(&s, first) | f.behind(&s, end) | f.sentence(&s, first, end)
	if to-from > 1 {
		s.marks |= several
	}
	return s
}

// headed reports whether the record's title or subject has the name.
func (f *finder) headed(name string) bool { return strings.Contains(f.title, " "+foldName(name)+" ") }

// owner gives the word at which a name begins that stands before word i, "Paris
// conference", or i.
func (f *finder) owner(i, first int) int {
	if i > first && f.taken[i-1] >= 0 {
		return f.hits[f.taken[i-1]].from
	}
	return i
}

// names gives what the matter is called: its noun, with the words before it, and
// with what follows "of" and the like.
func (f *finder) names(owner, from, head, to, end int) []string {
	names := []string{f.lower(head, to), f.lower(from, to), f.lower(owner, to)}
	if rest := f.complement(to, end); rest > to {
		names = append(names, f.lower(head, rest), f.lower(from, rest))
	}
	return slices.Compact(names)
}

func (f *finder) lower(i, j int) string {
	return strings.Join(strings.Fields(strings.ToLower(f.text(i, j))), " ")
}

// complement gives the end of "of the troops" at word i, or i.
func (f *finder) complement(i, end int) int {
	if i+1 >= end || !f.lists.ties[f.folds[i]] {
		return i
	}
	k := i + 1
	for k < end-1 && (f.lists.pointers[f.folds[k]] || f.lists.indefinite[f.folds[k]]) {
		k++
	}
	if n := f.taken[k]; n >= 0 && f.hits[n].from == k {
		return f.hits[n].to
	}
	stop := f.reach(k)
	if stop == k {
		return i
	}
	head := f.head(k, stop)
	if _, n := f.lists.matters.Longest(f.folds[head:stop]); n > 0 {
		return head + n
	}
	return i
}

// singular cuts the plural of the last word.
func singular(name string) string {
	for _, end := range []string{"ss", "us", "is", "ics", "ings"} {
		if strings.HasSuffix(name, end) {
			return name
		}
	}
	const least = 4
	for _, end := range []string{"xes", "sses"} {
		if strings.HasSuffix(name, end) {
			return strings.TrimSuffix(name, "es")
		}
	}
	if s, ok := strings.CutSuffix(name, "ies"); ok && len(name) > least+1 {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(name, "s"); ok && len(name) > least {
		return s
	}
	return name
}
