package classify

import (
	"slices"
	"strings"

	"parley/graph"
)

// A matter is an entity that a position may be about.
type matter struct {
	*graph.Entity
	index     int
	spots     []spot     // where it is named, in order of the text
	turns     int        // that name it
	headline  bool       // the title or subject names it
	takesPart bool       // speaks, or is spoken for
	sort      int        // index into sorts
	rank      int        // among those that could be at issue, by how often they are named, from 1; or 0
	several   bool       // its name has several words
	called    []factName // which telling words its names have
}

// namedIn reports whether a folded text names m.
func (m *matter) namedIn(folded string) bool {
	return slices.ContainsFunc(m.names(), func(n string) bool {
		f := graph.FoldName(n)
		return f != "" && strings.Contains(folded, " "+f+" ")
	})
}

func (m *matter) names() []string { return append([]string{m.Name}, m.Aliases...) }

// calledBy gives the facts of the telling words in m's names.
func (m *matter) calledBy() (facts []factName) {
	for _, n := range m.names() {
		for w := range strings.FieldsSeq(n) {
			if f, ok := isCalled[singular(w)]; ok && !slices.Contains(facts, f) {
				facts = append(facts, f)
			}
		}
	}
	return facts
}

func singular(w string) string {
	if stem, ok := strings.CutSuffix(w, "ies"); ok {
		return stem + "y"
	}
	if strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "sis") {
		return w
	}
	return strings.TrimSuffix(w, "s")
}
