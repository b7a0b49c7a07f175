package badger_test

import (
	"errors"
	"runtime"
	"testing"

	"parley/graph"
	"parley/graph/query"
	"parley/store"
	"parley/store/badger"
	"parley/store/storetest"
)

var _ query.Source = (*badger.Store)(nil)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openMemory(t) })
}

func TestFolder(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, t.TempDir()) })
}

func openMemory(t testing.TB) *badger.Store {
	t.Helper()
	s, err := badger.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t testing.TB, dir string) *badger.Store {
	t.Helper()
	s, err := badger.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSpread lets every processor work once there is enough for each, also where
// records came and went since the last time.
func TestSpread(t *testing.T) {
	s := openMemory(t)
	defer mustClose(t, s)
	for n := range 3 {
		for i := range 32 {
			mustPut(t, s, storetest.Record(32*n+i, 2))
		}
		workers := 0
		err := s.Spread(t.Context(), graph.Selection{Type: graph.TurnItems}, func() func(graph.Row) error {
			workers++
			return func(graph.Row) error { return nil }
		})
		if want := min(n+1, runtime.GOMAXPROCS(0)); err != nil || workers != want {
			t.Errorf("%d records: %d workers, error %v; want %d", 32*(n+1), workers, err, want)
		}
	}
}

// TestSpreadPanics hands a panic on to the caller, who may catch it.
func TestSpreadPanics(t *testing.T) {
	s := openMemory(t)
	defer mustClose(t, s)
	mustPut(t, s, storetest.Record(1, 2))
	defer func() {
		if got := recover(); got != "fault" {
			t.Errorf("caught %v, want the fault", got)
		}
	}()
	s.Spread(t.Context(), graph.Selection{Type: graph.TurnItems}, func() func(graph.Row) error {
		return func(graph.Row) error { panic("fault") }
	})
}

// TestCheck spoils every sort of key in turn: Check must notice.
func TestCheck(t *testing.T) {
	for _, letter := range "dbgnipfceawos" {
		for _, remove := range []bool{true, false} {
			s := openMemory(t)
			mustPut(t, s, storetest.Record(1, 10))
			if err := s.Check(t.Context()); err != nil {
				t.Errorf("a sound store: %v", err)
			}
			if err := badger.Spoil(s, byte(letter), remove); err != nil {
				t.Fatal(err)
			}
			if err := s.Check(t.Context()); err == nil {
				t.Errorf("key %c, removed %v: not noticed", letter, remove)
			}
			mustClose(t, s)
		}
	}
	s := openMemory(t)
	defer mustClose(t, s)
	if err := badger.AddStray(s); err != nil {
		t.Fatal(err)
	}
	if err := s.Check(t.Context()); !errors.Is(err, store.ErrInconsistent) {
		t.Errorf("a stray key: got %v, want ErrInconsistent", err)
	}
}
