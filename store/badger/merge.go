package badger

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"parley/graph"
	"parley/store"
)

// A merged is an entity as all records together know it: all their aliases and
// authorities; of what can be only one, what the earliest record says that says
// anything. So the order in which records are loaded does not matter.
type merged struct {
	graph.EntityItem
	RepresentsAt graph.Locus `json:"representsAt"` // of the occurrence that Represents is taken from
	PartOfAt     graph.Locus `json:"partOfAt"`
	PlacedAt     graph.Locus `json:"placedAt"`
}

// count adds what o counts, n times: 1 or -1.
func (m *merged) count(o *graph.OccurrenceItem, n int) {
	m.Documents += n
	m.Turns += n * o.Turns
	m.Mentions += n * o.Mentions
	m.Held += n * o.Held
	m.Targeted += n * o.Targeted
}

// join adds what o knows.
func (m *merged) join(o *graph.OccurrenceItem) {
	e := &o.Entity
	if m.ID.IsZero() {
		m.ID, m.Kind, m.Name = e.ID, e.Kind, e.Name
	}
	m.Aliases = united(m.Aliases, e.Aliases, cmp.Compare)
	m.SameAs = united(m.SameAs, e.SameAs, func(a, b graph.Authority) int {
		return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.ID, b.ID))
	})
	if !e.Represents.IsZero() && (m.Represents.IsZero() || o.At.Compare(m.RepresentsAt) < 0) {
		m.Represents, m.RepresentsAt = e.Represents, o.At
	}
	if !e.PartOf.IsZero() && (m.PartOf.IsZero() || o.At.Compare(m.PartOfAt) < 0) {
		m.PartOf, m.PartOfAt = e.PartOf, o.At
	}
	if e.At != nil && (m.At == nil || o.At.Compare(m.PlacedAt) < 0) {
		m.At, m.PlacedAt = e.At, o.At
	}
}

// united gives the members of a and b, sorted, each once.
func united[T comparable](a, b []T, compare func(T, T) int) []T {
	all := slices.Concat(a, b)
	slices.SortFunc(all, compare)
	return slices.Compact(all)
}

// kvs gives what an entity is found by; nothing where no record knows it.
func (m *merged) kvs() (l kvs, err error) {
	if m.Documents == 0 {
		return nil, nil
	}
	if err := l.encode(idKey(keyEntity, m.ID), m); err != nil {
		return nil, fmt.Errorf("entity %s: %w", m.Name, err)
	}
	m.names(&l)
	l.sort()
	return l, nil
}

// A swap is what a change of one record means for one entity: the occurrence
// that goes and the one that comes; either may be nil.
type swap struct{ gone, come *graph.OccurrenceItem }

// entities adds to c what the swap of a record's occurrences changes.
func (v *snapshot) entities(c *change, document graph.ID, gone, come []*graph.OccurrenceItem) error {
	swaps := map[graph.ID]swap{}
	for _, o := range gone {
		swaps[o.Entity.ID] = swap{gone: o}
	}
	for _, o := range come {
		swaps[o.Entity.ID] = swap{swaps[o.Entity.ID].gone, o}
	}
	for id, s := range swaps {
		if err := v.entity(c, document, id, s); err != nil {
			return err
		}
	}
	return nil
}

func (v *snapshot) entity(c *change, document, id graph.ID, s swap) error {
	before, ok := c.known[id]
	if !ok {
		if err := v.decode(idKey(keyEntity, id), &before); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	after, err := v.swapped(before, document, s)
	if err != nil {
		return err
	}
	c.after[id] = after
	if before.Documents == 0 {
		c.entities++
	}
	if after.Documents == 0 {
		c.entities--
	}
	return c.turn(before, after)
}

// remember keeps entities as they are now: those of one record are mostly those
// of the next, and need not be read again. The caller holds s.writing.
func (s *Store) remember(entities map[graph.ID]merged) {
	const most = 1 << 14
	if len(s.entities) > most {
		clear(s.entities)
	}
	maps.Copy(s.entities, entities)
}

// turn adds what makes one entity of another.
func (c *change) turn(before, after merged) error {
	if before.Documents > 0 && after.Documents > 0 && sameNames(before, after) {
		return c.set.encode(idKey(keyEntity, after.ID), after)
	}
	old, err := before.kvs()
	if err != nil {
		return err
	}
	now, err := after.kvs()
	if err != nil {
		return err
	}
	for _, e := range now {
		if !bytes.Equal(e.value, old.get(e.key)) {
			c.set = append(c.set, e)
		}
	}
	for _, e := range old {
		if now.get(e.key) == nil {
			c.remove = append(c.remove, e.key)
		}
	}
	return nil
}

// sameNames reports whether two entities are found by the same keys.
func sameNames(a, b merged) bool {
	return a.Kind == b.Kind && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.SameAs, b.SameAs)
}

// swapped gives the entity after the swap. Only where a record no longer says
// what it said before must all the other records be asked again.
func (v *snapshot) swapped(m merged, document graph.ID, s swap) (merged, error) {
	if s.gone != nil && (s.come == nil || !sameKnowledge(s.gone, s.come)) {
		others, err := v.occurrencesOf(s.gone.Entity.ID, document)
		if err != nil {
			return merged{}, err
		}
		m = merged{}
		for _, o := range others {
			m.join(o)
			m.count(o, 1)
		}
	} else if s.gone != nil {
		m.count(s.gone, -1)
	}
	if s.come != nil {
		m.join(s.come)
		m.count(s.come, 1)
	}
	return m, nil
}

func sameKnowledge(a, b *graph.OccurrenceItem) bool {
	return a.At.Compare(b.At) == 0 && reflect.DeepEqual(a.Entity, b.Entity)
}

// occurrencesOf gives the occurrences of an entity in all records but one.
func (v *snapshot) occurrencesOf(entity, except graph.ID) ([]*graph.OccurrenceItem, error) {
	var found []*graph.OccurrenceItem
	items, err := v.selectItems(graph.Selection{
		Type:   graph.OccurrenceItems,
		Groups: [][]graph.List{{graph.ListOf(graph.ByEntity, entity)}},
	})
	for _, i := range items {
		if o := i.(*graph.OccurrenceItem); o.At.Document != except {
			found = append(found, o)
		}
	}
	return found, err
}
