package link

import (
	"strings"
	"unicode"

	"parley/graph"
)

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
	for j < end && (r.words[j].capital && !(j > i && r.nameBegins(j, end)) || r.joins(i, j, end)) {
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

// nameBegins reports whether a known name begins at word j.
func (r *record) nameBegins(j, end int) bool {
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
