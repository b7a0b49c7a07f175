package badger

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"sync"

	"parley/graph"
)

// Spread shows the rows of a selection, a part of them to each processor.
func (s *Store) Spread(ctx context.Context, sel graph.Selection, worker func() func(graph.Row) error) error {
	return s.view(ctx, func(v *snapshot) error {
		marks, err := s.marks.of(v, sel.Type)
		if err != nil {
			return err
		}
		parts, err := v.split(sel, marks)
		if err != nil {
			return err
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		var running sync.WaitGroup
		var failed sync.Once
		var fault any // of a panic, which nobody would catch in its own goroutine
		for _, part := range parts {
			each := worker()
			running.Go(func() {
				defer func() {
					if f := recover(); f != nil {
						failed.Do(func() { fault = f; cancel() })
					}
				}()
				if e := (&snapshot{ctx: ctx, txn: v.txn}).rows(part, each); e != nil {
					failed.Do(func() { err = e; cancel() })
				}
			})
		}
		running.Wait()
		if fault != nil {
			panic(fault)
		}
		return err
	})
}

// split cuts a selection at marks into parts of about as many tables each.
func (v *snapshot) split(sel graph.Selection, marks []segment) ([]graph.Selection, error) {
	b, ok, err := v.bounds(sel)
	if err != nil || !ok {
		return nil, err
	}
	place := func(l graph.Locus) int {
		n, _ := slices.BinarySearchFunc(marks, segmentOf(l), func(a, b segment) int { return bytes.Compare(a[:], b[:]) })
		return n
	}
	marks = marks[place(b.low):place(b.high)]
	parts := []graph.Selection{sel}
	for i, n := 1, min(runtime.GOMAXPROCS(0), len(marks)); i < n; i++ {
		cut := marks[len(marks)*i/n-1].first()
		before := cut
		before.Ordinal-- // After means behind
		parts[i-1].Before = &cut
		sel.After = &before
		parts = append(parts, sel)
	}
	return parts, nil
}

// markDistance is how many tables are worth a goroutine.
const markDistance = 32

// marks remembers, of the tables of each type, every one in markDistance, as of
// the version that was last looked at.
type marks struct {
	mu    sync.Mutex
	known map[graph.ItemType]versioned
}

type versioned struct {
	at       uint64
	segments []segment
}

// of gives the marks of a type in order.
func (m *marks) of(v *snapshot, t graph.ItemType) ([]segment, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known, ok := m.known[t]; ok && known.at == v.txn.ReadTs() {
		return known.segments, nil
	}
	var found []segment
	n := 0
	prefix := rowsKey(t)
	err := v.scan(prefix, func(key, _ []byte) (bool, error) {
		var s segment
		if n++; n%markDistance == 0 && copy(s[:], key[len(prefix):]) == len(s) {
			found = append(found, s)
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	if m.known == nil {
		m.known = map[graph.ItemType]versioned{}
	}
	m.known[t] = versioned{v.txn.ReadTs(), found}
	return found, nil
}
