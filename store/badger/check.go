package badger

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"parley/graph"
	"parley/store"
)

// Walk shows every key of the layout and its stored bytes, in order; all but
// the time, which depends on how often the store has changed.
func (s *Store) Walk(ctx context.Context, each func(key, value []byte) error) error {
	return s.view(ctx, func(v *snapshot) error {
		return v.scan(nil, func(key, raw []byte) (bool, error) {
			if key[0] == keyTime {
				return true, nil
			}
			return true, each(key, raw)
		})
	})
}

// Check makes every key anew from the documents and compares: there must be no
// other keys, and no other values.
func (s *Store) Check(ctx context.Context) error {
	return s.view(ctx, func(v *snapshot) error {
		c := checker{view: v, entities: map[graph.ID]*merged{}}
		return errors.Join(c.documents(), c.merged(), c.tally(), c.strays())
	})
}

type checker struct {
	view     *snapshot
	entities map[graph.ID]*merged
	sum      graph.Tally
	keys     int // how many there should be
}

func (c *checker) documents() error {
	return c.view.scan([]byte{keyHead}, func(key, _ []byte) (bool, error) {
		err := c.document(graph.ID(key[1:]))
		if err != nil {
			err = fmt.Errorf("document %x: %w", key[1:], err)
		}
		return true, err
	})
}

func (c *checker) document(id graph.ID) error {
	h, err := c.view.head(id)
	if err != nil {
		return err
	}
	d, err := c.view.document(id, h)
	if err != nil {
		return err
	}
	r, err := newRecord(d, h.Coding)
	if err != nil {
		return err
	}
	for _, o := range r.occurrences {
		m := c.entities[o.Entity.ID]
		if m == nil {
			m = new(merged)
			c.entities[o.Entity.ID] = m
		}
		m.join(o)
		m.count(o, 1)
	}
	c.sum.Add(r.head.Count)
	return c.compare(r.kvs)
}

func (c *checker) tally() error {
	if c.sum.Entities = len(c.entities); c.sum == (graph.Tally{}) {
		return nil
	}
	var want kvs
	if err := want.encode([]byte{keyTally}, c.sum); err != nil {
		return err
	}
	return c.compare(want)
}

func (c *checker) merged() error {
	for _, m := range c.entities {
		kvs, err := m.kvs()
		if err != nil {
			return err
		}
		if err := c.compare(kvs); err != nil {
			return fmt.Errorf("entity %s: %w", m.Name, err)
		}
	}
	return nil
}

func (c *checker) compare(want kvs) error {
	c.keys += len(want)
	for _, e := range want {
		got, err := c.view.raw(e.key)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err != nil || !bytes.Equal(got, e.value) {
			return fmt.Errorf("%w: key %q is missing or has another value", store.ErrInconsistent, e.key)
		}
	}
	return nil
}

// strays finds keys that nothing accounts for.
func (c *checker) strays() error {
	err := c.view.scan(nil, func(key, _ []byte) (bool, error) {
		if key[0] != keyTime {
			c.keys--
		}
		return true, nil
	})
	if err == nil && c.keys != 0 {
		err = fmt.Errorf("%w: %d keys too few, or too many if negative", store.ErrInconsistent, c.keys)
	}
	return err
}
