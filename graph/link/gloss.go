package link

import (
	"slices"
	"strings"

	"parley/graph"
)

// glosses takes an editor's name in brackets behind a name, "Dairen [Dalian]",
// as another name of the same thing, and as part of its mention.
func (r *record) glosses() {
	r.sortHits()
	for _, a := range r.d.Asides {
		if a.Kind != graph.Gloss {
			continue
		}
		i, ok := slices.BinarySearchFunc(r.hits, a.Start, func(h hit, at int) int { return r.words[h.to-1].End - at })
		if !ok {
			i--
		}
		if i < 0 || i >= len(r.hits) || a.Start-r.words[r.hits[i].to-1].End > 1 || int(r.words[r.hits[i].from].turn) != a.Turn {
			continue
		}
		r.gloss(i, a)
	}
}

// gloss gives hit i the name in a, and lets the mention end behind it.
func (r *record) gloss(i int, a graph.Aside) {
	h := &r.hits[i]
	name := strings.TrimSpace(strings.Trim(r.d.Text[a.Start:a.End], "[]() "))
	if h.thing.kind == graph.Person && !strings.Contains(h.thing.name, " ") {
		h.thing.alias(h.thing.name + " " + name)
	}
	h.thing.alias(name)
	for h.to < len(r.words) && r.words[h.to].Start < a.End && r.words[h.to].End <= a.End {
		h.to++
	}
	r.hits = slices.DeleteFunc(r.hits, func(o hit) bool { return o.from > r.hits[i].from && o.to <= r.hits[i].to })
}
