package link

import (
	"slices"
	"strings"
	"unicode"

	"parley/graph"
)

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
		if r.lady(title) && !slices.ContainsFunc(t.titles, r.lady) {
			t = r.make(graph.Person, r.text(i, j+m))
		}
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
