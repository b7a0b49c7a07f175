package badger_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	extern "github.com/dgraph-io/badger/v4"

	"parley/graph"
	"parley/store"
	"parley/store/badger"
	"parley/store/storetest"
)

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	mustPut(t, s, storetest.Record(1, 30), storetest.Record(2, 30))
	before := dump(t, s)
	mustClose(t, s)

	s = open(t, dir)
	defer mustClose(t, s)
	if got := dump(t, s); got != before {
		t.Error("the store differs after it was opened anew")
	}
	mustPut(t, s, storetest.Record(3, 30))
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestInUse(t *testing.T) {
	dir := t.TempDir()
	defer mustClose(t, open(t, dir))
	if _, err := badger.Open(dir); !errors.Is(err, store.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
}

func TestForeign(t *testing.T) {
	for _, test := range []struct {
		name string
		fill func(dir string) error
		want error
	}{
		{"other files", func(dir string) error { return os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("x"), 0o600) }, store.ErrForeign},
		{"another Badger", func(dir string) error { return makeBadger(dir, 0) }, store.ErrForeign},
		{"an older format", func(dir string) error { return makeBadger(dir, 'P'<<8|5) }, store.ErrOlder},
		{"a newer format", func(dir string) error { return makeBadger(dir, 'P'<<8|7) }, store.ErrNewer},
		{"a torn manifest", func(dir string) error { return os.WriteFile(filepath.Join(dir, "MANIFEST"), []byte("Bd"), 0o600) }, store.ErrForeign},
		{"only a lock", func(dir string) error { return os.WriteFile(filepath.Join(dir, "LOCK"), nil, 0o600) }, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := test.fill(dir); err != nil {
				t.Fatal(err)
			}
			before := list(t, dir)
			s, err := badger.Open(dir)
			if !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if err == nil {
				mustClose(t, s)
			} else if after := list(t, dir); after != before {
				t.Errorf("the folder was changed:\n%s\nbefore:\n%s", after, before)
			}
		})
	}
}

func makeBadger(dir string, magic uint16) error {
	db, err := extern.Open(extern.DefaultOptions(dir).WithExternalMagic(magic).WithLogger(nil))
	if err != nil {
		return err
	}
	return db.Close()
}

// list gives the names and sizes of a folder's files.
func list(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			info, err := e.Info()
			if err != nil {
				return err
			}
			b.WriteString(path + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCoding(t *testing.T) {
	dir := t.TempDir()
	d := storetest.Record(1, 5)
	s, err := badger.Open(dir, badger.Coding("rules 1"))
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, s, d)
	mustClose(t, s)
	for _, test := range []struct {
		coding string
		want   bool
	}{{"rules 1", true}, {"rules 2", false}} {
		s, err := badger.Open(dir, badger.Coding(test.coding))
		if err != nil {
			t.Fatal(err)
		}
		if known, err := s.Known(t.Context(), d); err != nil || known != test.want {
			t.Errorf("%s: known %v, error %v", test.coding, known, err)
		}
		mustClose(t, s)
	}
}

// snapping copies a folder when it is asked for the nth time whether it is
// cancelled: what is copied is what a killed process leaves.
type snapping struct {
	context.Context
	n        int
	from, to string
	err      error
}

func (c *snapping) Err() error {
	if c.n--; c.n == 0 {
		c.err = os.CopyFS(c.to, os.DirFS(c.from))
	}
	return nil
}

func TestHalfWritten(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	defer mustClose(t, s)
	mustPut(t, s, storetest.Record(1, 300), storetest.Record(2, 30))
	before := dump(t, s)
	version := storetest.Record(1, 6000) // more than fits into one transaction

	halves := 0
	for n := 15; n < 4000; n *= 3 {
		to := filepath.Join(t.TempDir(), "copy")
		c := &snapping{Context: t.Context(), n: n, from: dir, to: to}
		if _, err := s.Put(c, version); err != nil || c.err != nil {
			t.Fatal(err, c.err)
		}
		if c.n > 0 {
			break // the put was over before
		}
		halves++
		checkCopy(t, to, before)
		if err := s.Delete(t.Context(), version.ID); err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, storetest.Record(1, 300))
	}
	if halves < 2 {
		t.Errorf("only %d halves were looked at", halves)
	}
}

// checkCopy opens a copied store and wants it as it was before.
func checkCopy(t *testing.T, dir, before string) {
	t.Helper()
	s := open(t, dir)
	defer mustClose(t, s)
	if got := dump(t, s); got != before {
		t.Error("a half-written record is visible")
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
	mustPut(t, s, storetest.Record(3, 10), storetest.Record(1, 40))
	if err := s.Check(t.Context()); err != nil {
		t.Errorf("after the next put: %v", err)
	}
}

// TestKilled kills a process that loads, at whatever it does.
func TestKilled(t *testing.T) {
	const variable = "PARLEY_TEST_LOAD_INTO"
	if dir := os.Getenv(variable); dir != "" {
		loadForever(t, dir)
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), variable+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil { // the first record is there
		t.Error(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the process ended by itself")
	}
	s := open(t, dir)
	defer mustClose(t, s)
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if tally, err := s.Tally(t.Context()); err != nil || tally.Documents == 0 || tally.Turns%2000 != 0 {
		t.Errorf("got %+v, error %v, want whole records of 2000 turns", tally, err)
	}
}

func loadForever(t *testing.T, dir string) {
	s := open(t, dir)
	for n := 0; ; n++ {
		mustPut(t, s, storetest.Record(n, 2000))
		if n > 0 {
			os.Stdout.WriteString(".")
		}
	}
}

func mustPut(t testing.TB, s *badger.Store, docs ...*graph.Document) {
	t.Helper()
	for _, d := range docs {
		if _, err := s.Put(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
}

func mustClose(t testing.TB, s *badger.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func dump(t testing.TB, s *badger.Store) string {
	t.Helper()
	var b strings.Builder
	err := s.Walk(t.Context(), func(key, value []byte) error {
		return json.NewEncoder(&b).Encode([2][]byte{key, value})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
