package badger_test

import (
	"testing"

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
