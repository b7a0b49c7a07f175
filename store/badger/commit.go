package badger

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/dgraph-io/badger/v4"

	"parley/graph"
	"parley/store"
)

// A change is what one Put or Delete does to the keys.
type change struct {
	set    kvs      // no key twice
	remove [][]byte // none of which is set

	entities int // how many become known, less those of which nothing is known any more

	known map[graph.ID]merged // entities as they are, as far as the store remembers
	after map[graph.ID]merged // entities that change, as they will be
}

// commit makes a change, whole or not at all; the caller holds s.writing.
func (s *Store) commit(ctx context.Context, c change) error {
	if s.broken != nil {
		return s.broken
	}
	at := s.now + 1
	err := s.write(ctx, at, c)
	if err == nil {
		err = s.publish(at)
	}
	if err == nil {
		s.remember(c.after)
		return nil
	}
	if undo := s.recover(); undo != nil {
		s.broken = fmt.Errorf("store needs to be opened anew: %w", undo)
		return errors.Join(err, s.broken)
	}
	return err
}

// write brings all of a change to disk under a version that nobody sees yet.
func (s *Store) write(ctx context.Context, at uint64, c change) error {
	batch := s.db.NewWriteBatchAt(at)
	defer batch.Cancel()
	for i, e := range c.set {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := batch.Set(e.key, e.value); err != nil {
			return err
		}
	}
	for _, key := range c.remove {
		if err := batch.Delete(key); err != nil {
			return err
		}
	}
	if err := batch.Flush(); err != nil {
		return err
	}
	return ctx.Err()
}

// publish makes version at what readers see.
func (s *Store) publish(at uint64) error {
	txn := s.db.NewTransactionAt(at, true)
	defer txn.Discard()
	if err := txn.Set([]byte{keyTime}, binary.BigEndian.AppendUint64(nil, at)); err != nil {
		return err
	}
	if err := txn.CommitAt(at, nil); err != nil {
		return err
	}
	s.setNow(at)
	return nil
}

func (s *Store) setNow(at uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = at
	s.discard()
}

// recover finds the last complete change, and undoes what a later one left.
func (s *Store) recover() error {
	now, err := s.published()
	if err != nil {
		return fmt.Errorf("find last change: %w", err)
	}
	s.setNow(now)
	top := s.db.MaxVersion()
	if top <= now {
		return nil
	}
	if err := s.undo(now, top); err != nil {
		return fmt.Errorf("undo unfinished change: %w", err)
	}
	return s.publish(top + 1)
}

func (s *Store) published() (uint64, error) {
	txn := s.db.NewTransactionAt(math.MaxUint64, false)
	defer txn.Discard()
	b, err := (&snapshot{ctx: context.Background(), txn: txn}).raw([]byte{keyTime})
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	if err != nil || len(b) != 8 {
		return 0, errors.Join(err, errValue)
	}
	return binary.BigEndian.Uint64(b), nil
}

// undo gives every key that has a version above now, up to top, the value that
// it had at now, under a version above top.
func (s *Store) undo(now, top uint64) error {
	before, after := s.db.NewTransactionAt(now, false), s.db.NewTransactionAt(top, false)
	defer before.Discard()
	defer after.Discard()
	batch := s.db.NewWriteBatchAt(top + 1)
	defer batch.Cancel()
	it := after.NewIterator(badger.IteratorOptions{AllVersions: true, SinceTs: now})
	defer it.Close()
	var last []byte
	for it.Rewind(); it.Valid(); it.Next() {
		if key := it.Item().Key(); !bytes.Equal(key, last) {
			last = it.Item().KeyCopy(nil)
			if err := restore(batch, before, last); err != nil {
				return err
			}
		}
	}
	return batch.Flush()
}

func restore(batch *badger.WriteBatch, before *badger.Txn, key []byte) error {
	item, err := before.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return batch.Delete(key)
	}
	if err != nil {
		return err
	}
	value, err := item.ValueCopy(nil)
	if err != nil {
		return err
	}
	return batch.Set(key, value)
}
