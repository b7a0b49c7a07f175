package link

import (
	"strings"

	"parley/graph"
)

// findShort resolves the short names that stand for things named before: "the
// railway", "this port", "the Secretary".
func (r *record) findShort() {
	r.sortHits()
	r.office()
	last, named := map[graph.EntityKind]*thing{}, map[string]*thing{}
	terse := r.terse()
	named1 := r.hits
	h := 0
	for i := 0; i < len(r.words); i++ {
		if h < len(named1) && named1[h].from == i {
			t := named1[h].thing
			last[t.kind], i = t, named1[h].to-1
			r.remember(t, named)
			for h++; h < len(named1) && named1[h].from <= i; h++ {
			}
			continue
		}
		if t, n := r.roleAt(i); n > 0 {
			r.hit(i, i+n, t)
			i += n - 1
		} else if t, n := r.shortAt(i, terse, last, named); n > 0 {
			r.hit(i, i+n, t)
			i += n - 1
		}
	}
	r.sortHits()
}

// remember notes t as the latest thing of each noun in its names.
func (r *record) remember(t *thing, named map[string]*thing) {
	if t.kind == graph.Person || t.kind == graph.State {
		return
	}
	for _, name := range append([]string{t.name}, t.aliases...) {
		for w := range strings.FieldsSeq(strings.ToLower(name)) {
			named[w] = t
		}
	}
}

// terse reports whether the record is written in note form, without articles.
func (r *record) terse() bool {
	const rare = 40 // words for each article, beyond which they are left out
	n := 0
	for _, f := range r.folds {
		if f == "the" {
			n++
		}
	}
	return n*rare < len(r.folds)*2
}

// shortAt resolves a short name at word i, and says how many words it takes.
func (r *record) shortAt(i int, terse bool, last map[graph.EntityKind]*thing, named map[string]*thing) (*thing, int) {
	end := r.turnEnd(r.words[i].turn)
	kind, n := r.lists.shorts.Longest(r.folds[i:end])
	if n == 0 || !r.pointed(i, terse) {
		return nil, 0
	}
	if t := named[r.folds[i+n-1]]; t != nil && t.kind == kind {
		return t, n
	}
	if t := last[kind]; t != nil {
		return t, n
	}
	return nil, 0
}

// pointed reports whether the noun at word i points back: it follows "the",
// "this" and the like, or the record leaves articles out.
func (r *record) pointed(i int, terse bool) bool {
	first := r.turnAt[r.words[i].turn-1]
	if i == first {
		return terse
	}
	if r.lists.pointers[r.folds[i-1]] {
		return true
	}
	return terse && !r.lists.indefinite[r.folds[i-1]]
}
