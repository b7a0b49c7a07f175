package badger

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"parley/graph"
	"parley/store"
)

// A snapshot is the store at one moment, for one goroutine.
type snapshot struct {
	ctx  context.Context
	txn  *badger.Txn
	turn *graph.TurnItem // the last that mentions were read of
}

// view lets do look at the store as it is now.
func (s *Store) view(ctx context.Context, do func(*snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	at := s.look()
	defer s.leave(at)
	txn := s.db.NewTransactionAt(at, false)
	defer txn.Discard()
	return do(&snapshot{ctx: ctx, txn: txn})
}

// look notes that somebody looks at the present version, so that compaction
// keeps it.
func (s *Store) look() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.views[s.now]++
	return s.now
}

func (s *Store) leave(at uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.views[at]--; s.views[at] == 0 {
		delete(s.views, at)
		s.discard()
	}
}

// discard lets compaction drop what nobody can see any more.
func (s *Store) discard() {
	oldest := s.now
	for at := range s.views {
		oldest = min(oldest, at)
	}
	s.db.SetDiscardTs(oldest)
}

// raw gives the stored bytes of key, or store.ErrNotFound.
func (v *snapshot) raw(key []byte) ([]byte, error) {
	item, err := v.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, store.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read key %x: %w", key, err)
	}
	return item.ValueCopy(nil)
}

// get gives the value of key, or store.ErrNotFound.
func (v *snapshot) get(key []byte) ([]byte, error) {
	b, err := v.raw(key)
	if err != nil {
		return nil, err
	}
	return v.unpack(key, b)
}

func (v *snapshot) unpack(key, b []byte) ([]byte, error) {
	value, err := unpack(key, b, v.raw)
	if err != nil {
		return nil, fmt.Errorf("read key %x: %w", key, err)
	}
	return value, nil
}

// decode reads the value of key into x, or gives store.ErrNotFound.
func (v *snapshot) decode(key []byte, x any) error {
	b, err := v.get(key)
	if err != nil {
		return err
	}
	if err := decoder.Unmarshal(b, x); err != nil {
		return fmt.Errorf("read key %x: %w", key, err)
	}
	return nil
}

// scan shows every key that begins with prefix, in order, with its stored
// bytes, until each gives false or an error. Both are valid only during the call.
func (v *snapshot) scan(prefix []byte, each func(key, raw []byte) (bool, error)) error {
	return v.scanFrom(prefix, prefix, false, each)
}

// scanFrom is scan from a key on, which need not exist, and perhaps backward.
func (v *snapshot) scanFrom(prefix, from []byte, backward bool, each func(key, raw []byte) (bool, error)) error {
	it := v.txn.NewIterator(badger.IteratorOptions{Prefix: prefix, Reverse: backward})
	defer it.Close()
	n := 0
	for it.Seek(from); it.Valid(); it.Next() {
		if n++; n%1024 == 0 && v.ctx.Err() != nil {
			return v.ctx.Err()
		}
		more := false
		err := it.Item().Value(func(raw []byte) (err error) {
			more, err = each(it.Item().Key(), raw)
			return err
		})
		if err != nil || !more {
			return err
		}
	}
	return nil
}
