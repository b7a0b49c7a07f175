package link

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// findShort resolves the short names that stand for things named before, "the
// railway", "this port", and offices without a name, "the Secretary".
func (r *record) findShort() {
	r.sortHits()
	r.office()
	c := calls{recent: map[graph.EntityKind][]*thing{}, terse: r.terse()}
	c.head = r.headline()
	known := r.hits
	for i, h := 0, 0; i < len(r.words); i++ {
		c.enter(int(r.words[i].turn))
		if h < len(known) && known[h].from == i {
			c.note(known[h].thing)
			i = known[h].to - 1
			for h++; h < len(known) && known[h].from <= i; h++ {
			}
			continue
		}
		t, n := r.roleAt(i)
		if n == 0 {
			if t, n = r.shortAt(i, &c); n > 0 {
				c.note(t)
			}
		}
		if n > 0 {
			r.hit(i, i+n, t)
			i += n - 1
		}
	}
	r.sortHits()
}

// headline gives the things that the record's title, subject and volume name.
func (r *record) headline() []*thing {
	var ts []*thing
	for _, text := range []string{r.d.Volume, r.d.Title, r.d.Subject} {
		var folds []string
		for w := range phrase.Words(possessive.Replace(text)) {
			folds = append(folds, phrase.Fold(w.Text))
		}
		for i := 0; i < len(folds); i++ {
			if senses, n := r.lexicon.names.Longest(folds[i:]); n > 0 && senses[0].entry.kind != graph.Person {
				ts = append(ts, r.of(senses[0].entry))
				i += n - 1
			}
		}
	}
	return ts
}

// Calls remember what was named of late, so that a short name finds what it is
// short for.
type calls struct {
	recent map[graph.EntityKind][]*thing // the latest last
	turn   int
	here   map[graph.EntityKind][]*thing // named in this turn
	called map[string]*thing             // what a noun without a name of its own was taken for
	head   []*thing                      // what the title, subject and volume name
	terse  bool                          // the record leaves articles out
}

// enter begins a turn, unless it has begun.
func (c *calls) enter(turn int) {
	if turn != c.turn || c.here == nil {
		c.turn, c.here = turn, map[graph.EntityKind][]*thing{}
	}
}

func (c *calls) note(t *thing) {
	const reach = 8
	if !slices.Contains(c.here[t.kind], t) {
		c.here[t.kind] = append(c.here[t.kind], t)
	}
	ts := append(c.recent[t.kind], t)
	c.recent[t.kind] = ts[max(0, len(ts)-reach):]
}

// find gives what a noun stands for among the things of a kind: the only one
// that the turn has named, or else one whose name has the noun, or any, that was
// named often and late.
func (c *calls) find(kind graph.EntityKind, noun string) *thing {
	if here := c.here[kind]; len(here) == 1 {
		return here[0]
	}
	const fade, headed = 0.75, 0.4
	var best *thing
	top := 0.0
	scores := map[*thing]float64{}
	add := func(t *thing, w float64) {
		if _, ok := scores[t]; !ok {
			w += t.calledBy(noun)
		}
		if scores[t] += w; scores[t] > top {
			best, top = t, scores[t]
		}
	}
	w := 1.0
	for _, t := range slices.Backward(c.recent[kind]) {
		add(t, w)
		w *= fade
	}
	for _, t := range c.head {
		if t.kind == kind {
			add(t, headed)
		}
	}
	if top < 10 && c.called[noun] != nil {
		return c.called[noun]
	}
	if best != nil && top < 10 {
		if c.called == nil {
			c.called = map[string]*thing{}
		}
		c.called[noun] = best
	}
	return best
}

// calledBy tells how well the noun fits t's names: best where one of them begins
// or ends with it, "Agreement on Commerce", less where it stands within.
func (t *thing) calledBy(noun string) float64 {
	const edge, inside = 20, 10
	best := 0.0
	for _, name := range append([]string{t.name}, t.aliases...) {
		name = strings.ToLower(name)
		switch {
		case strings.HasPrefix(name, noun), strings.HasSuffix(name, noun):
			return edge
		case strings.Contains(name, noun):
			best = inside
		}
	}
	return best
}

// terse reports whether the record is written in note form, without articles.
func (r *record) terse() bool {
	const rare = 20 // words for each article, beyond which they are left out
	n := 0
	for _, f := range r.folds {
		if f == "the" {
			n++
		}
	}
	return n*rare < len(r.folds)
}

// shortAt resolves a short name at word i, and says how many words it takes.
func (r *record) shortAt(i int, c *calls) (*thing, int) {
	end := r.turnEnd(r.words[i].turn)
	kind, n := r.lists.shorts.Longest(r.folds[i:end])
	if n == 0 || !r.pointed(i, kind, c.terse) {
		return nil, 0
	}
	if t := c.find(kind, strings.TrimSuffix(r.folds[i+n-1], "s")); t != nil {
		return t, n
	}
	return nil, 0
}

// pointed reports whether the noun at word i points back: it follows "the",
// "this" and the like, or the record leaves articles out.
func (r *record) pointed(i int, kind graph.EntityKind, terse bool) bool {
	first := i == r.turnAt[r.words[i].turn-1]
	if !first && r.lists.pointers[r.folds[i-1]] {
		return true
	}
	if !terse || kind == graph.Treaty && !r.words[i].opens {
		return false
	}
	return first || !r.lists.indefinite[r.folds[i-1]]
}
