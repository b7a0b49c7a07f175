package badger

import (
	"context"
	"slices"

	"parley/graph"
)

// names adds the keys by which an entity is found by name.
func (m *merged) names(l *kvs) {
	own := graph.NameKey{Name: graph.FoldName(m.Name), ID: m.ID}
	l.pack(orderKey("", own), nil)
	l.pack(orderKey(m.Kind, own), nil)
	for _, name := range append(slices.Clone(m.Aliases), m.Name) { // the canonical spelling wins
		folded := graph.FoldName(name)
		l.pack(namedKey(keyName, folded, m.ID), []byte(name))
		for _, from := range wordStarts(folded) {
			l.pack(namedKey(keyWord, from, m.ID), append(append([]byte(m.Kind), 0), own.Name...))
		}
	}
	for _, a := range m.SameAs {
		name := a.Scheme + ":" + a.ID
		l.pack(namedKey(keyName, graph.FoldName(name), m.ID), []byte(name))
	}
}

// wordStarts gives what is left of a folded name from each of its words on.
func wordStarts(folded string) []string {
	starts := []string{folded}
	for i := range len(folded) {
		if folded[i] == ' ' {
			starts = append(starts, folded[i+1:])
		}
	}
	return starts
}

// Named gives the IDs, sorted, of the entities with that name, alias or
// authority identifier.
func (s *Store) Named(ctx context.Context, name string) ([]graph.ID, error) {
	return s.idsNamed(ctx, keyName, graph.FoldName(name))
}
