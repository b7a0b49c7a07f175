package badger

import (
	"context"
	"errors"
	"fmt"

	"parley/graph"
	"parley/store"
)

// Nodes gives the node of each ID, nil where there is none.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	nodes := make([]graph.Node, len(ids))
	err := s.view(ctx, func(v *snapshot) error {
		for i, id := range ids {
			n, err := v.node(id)
			if err != nil {
				return fmt.Errorf("node %s: %w", id, err)
			}
			nodes[i] = n
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return nodes, nil
}

// node gives the node of id, or nil.
func (v *snapshot) node(id graph.ID) (graph.Node, error) {
	b, err := v.get(idKey(keyNode, id))
	if errors.Is(err, store.ErrNotFound) {
		e, err := v.entityItem(id)
		if e == nil {
			return nil, err
		}
		return e, err
	}
	if err != nil {
		return nil, err
	}
	if len(b) != 1+graph.LocusLen {
		return nil, errValue
	}
	l, err := graph.ParseLocus(b[1:])
	if err != nil {
		return nil, err
	}
	i, err := v.item(graph.ItemType(b[0]), l)
	if err != nil {
		return nil, err
	}
	return i.(graph.Node), nil
}

// entityItem gives an entity, or nil.
func (v *snapshot) entityItem(id graph.ID) (*graph.EntityItem, error) {
	var m merged
	err := v.decode(idKey(keyEntity, id), &m)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return &m.EntityItem, err
}

// Slugs gives the IDs, sorted, of the records with that slug.
func (s *Store) Slugs(ctx context.Context, slug string) ([]graph.ID, error) {
	return s.idsNamed(ctx, keySlug, slug)
}

// idsNamed gives the IDs that stand behind a letter and name.
func (s *Store) idsNamed(ctx context.Context, letter byte, name string) (ids []graph.ID, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		prefix := append(namePrefix(letter, name), 0)
		return v.scan(prefix, func(key, _ []byte) (bool, error) {
			if rest := key[len(prefix):]; len(rest) == idLen {
				ids = append(ids, graph.ID(rest))
			}
			return true, nil
		})
	})
	return ids, err
}

// Tally counts everything in the store.
func (s *Store) Tally(ctx context.Context) (t graph.Tally, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		t, err = v.tally()
		return err
	})
	return t, err
}

// tally reads the sum that each change brings up to date.
func (v *snapshot) tally() (t graph.Tally, err error) {
	if err = v.decode([]byte{keyTally}, &t); errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return t, err
}
