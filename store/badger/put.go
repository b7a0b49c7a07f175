package badger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/graph"
	"parley/store"
)

// Put keeps d in place of what the record of that ID said before. See
// store.Store for what it promises.
func (s *Store) Put(ctx context.Context, d *graph.Document) (changed bool, err error) {
	if err := d.Check(); err != nil {
		return false, fmt.Errorf("put %s: %w", d.Source, err)
	}
	r, err := newRecord(d, s.coding)
	if err != nil {
		return false, fmt.Errorf("put %s: %w", d.Source, err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if changed, err = s.put(ctx, r); err != nil {
		return false, fmt.Errorf("put %s: %w", d.Source, err)
	}
	return changed, nil
}

// put makes the change that r is; the caller holds s.writing.
func (s *Store) put(ctx context.Context, r *record) (changed bool, err error) {
	var c *change
	err = s.view(ctx, func(v *snapshot) error {
		c, err = v.replace(r, s.entities)
		return err
	})
	if err == nil && c != nil {
		err = s.commit(ctx, *c)
	}
	return c != nil, err
}

// Amend changes a record that is there. See store.Store for what it promises.
func (s *Store) Amend(ctx context.Context, id graph.ID, change func(*graph.Document) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	r, err := s.amended(ctx, id, change)
	if err == nil {
		_, err = s.put(ctx, r)
	}
	if err != nil {
		return fmt.Errorf("amend document %s: %w", id, err)
	}
	return nil
}

func (s *Store) amended(ctx context.Context, id graph.ID, change func(*graph.Document) error) (r *record, err error) {
	var d *graph.Document
	var h *head
	err = s.view(ctx, func(v *snapshot) error {
		if h, err = v.head(id); err != nil {
			return err
		}
		d, err = v.document(id, h)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := change(d); err != nil {
		return nil, err
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	return newRecord(d, h.Coding)
}

// replace gives the change that puts r, or nil where r is there already.
func (v *snapshot) replace(r *record, known map[graph.ID]merged) (*change, error) {
	old, err := v.head(r.id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	c := &change{set: r.kvs, known: known, after: map[graph.ID]merged{}}
	var was graph.Tally
	var gone []*graph.OccurrenceItem
	if old != nil {
		if bytes.Equal(old.Print, r.head.Print) && old.Coding == r.head.Coding {
			return nil, nil
		}
		was = old.Count
		if gone, err = v.takeOut(c, r.id, old); err != nil {
			return nil, err
		}
	}
	if err := v.entities(c, r.id, gone, r.occurrences); err != nil {
		return nil, err
	}
	return c, v.count(c, was, r.head.Count)
}

// takeOut adds to c the removal of a record's keys that c does not set, and
// gives the occurrences that go.
func (v *snapshot) takeOut(c *change, id graph.ID, old *head) ([]*graph.OccurrenceItem, error) {
	keys, err := v.keysOf(id, old)
	if err != nil {
		return nil, err
	}
	c.remove = slices.DeleteFunc(keys, func(k []byte) bool { return c.set.get(k) != nil })
	var gone []*graph.OccurrenceItem
	err = v.itemsOf(graph.OccurrenceItems, old.Day, id, func(i graph.Item) error {
		gone = append(gone, i.(*graph.OccurrenceItem))
		return nil
	})
	return gone, err
}

// count adds to c what it does to the tally, by how a record counted before and
// counts now. Entities are those that c makes known or unknown.
func (v *snapshot) count(c *change, was, is graph.Tally) error {
	sum, err := v.tally()
	if err != nil {
		return err
	}
	entities := sum.Entities + c.entities
	sum.Add(is)
	sum.Sub(was)
	sum.Entities = entities
	if sum == (graph.Tally{}) {
		c.remove = append(c.remove, []byte{keyTally})
		return nil
	}
	return c.set.encode([]byte{keyTally}, sum)
}

// keysOf gives the keys that a record wrote, by making them anew.
func (v *snapshot) keysOf(id graph.ID, old *head) ([][]byte, error) {
	d, err := v.document(id, old)
	if err != nil {
		return nil, err
	}
	r, err := newRecord(d, old.Coding)
	if err != nil {
		return nil, err
	}
	keys := make([][]byte, len(r.kvs))
	for i, e := range r.kvs {
		keys[i] = e.key
	}
	return keys, nil
}

// Delete removes a record and all that only it knew, or gives store.ErrNotFound.
func (s *Store) Delete(ctx context.Context, id graph.ID) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	c := change{known: s.entities, after: map[graph.ID]merged{}}
	err := s.view(ctx, func(v *snapshot) error {
		old, err := v.head(id)
		if err != nil {
			return err
		}
		gone, err := v.takeOut(&c, id, old)
		if err != nil {
			return err
		}
		if err := v.entities(&c, id, gone, nil); err != nil {
			return err
		}
		return v.count(&c, old.Count, graph.Tally{})
	})
	if err == nil {
		err = s.commit(ctx, c)
	}
	if err != nil {
		return fmt.Errorf("delete document %s: %w", id, err)
	}
	return nil
}

// Known reports whether d is there already, by its Digest or, of a copy from
// another source, its text, and the coding that the store was opened with.
func (s *Store) Known(ctx context.Context, d *graph.Document) (known bool, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		h, err := v.head(d.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil || h.Coding != s.coding || d.Digest == "" {
			return err
		}
		known = h.Digest == d.Digest || h.Source != d.Source && bytes.Equal(h.Text, digest(d.Text))
		return nil
	})
	return known, err
}

// head gives the head of a record, or store.ErrNotFound.
func (v *snapshot) head(id graph.ID) (*head, error) {
	var h head
	if err := v.decode(idKey(keyHead, id), &h); err != nil {
		return nil, err
	}
	return &h, nil
}
