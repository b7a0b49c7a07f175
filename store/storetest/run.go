// Package storetest is the one suite that every backend passes.
package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"

	"parley/graph"
	"parley/store"
)

// Run proves that what open gives keeps the promises of store.Store. Each test
// opens a store of its own; after each the store's consistency is checked.
func Run(t *testing.T, open func(*testing.T) store.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, *suite)
	}{
		{"gives back what was put", giveBack},
		{"putting twice changes nothing", putTwice},
		{"a new version replaces the old", replace},
		{"delete leaves nothing", deleteAll},
		{"order of loading does not matter", anyOrder},
		{"knows records by digest", known},
		{"amends a record", amend},
		{"counts everything", counting},
		{"refuses what breaks an invariant", refuse},
		{"a cancelled put leaves nothing", cancelled},
		{"many may put at once", together},
		{"readers see a record wholly or not at all", wholeOrNot},
		{"selections", selections},
		{"rows are spread", spreading},
		{"pages", pages},
		{"selections of the unknown are empty", unknown},
		{"nodes", nodes},
		{"entities by name", named},
		{"entities in order", entityOrder},
		{"near names", nearNames},
		{"entities of several records merge", mergeEntities},
		{"a large record", large},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &suite{T: t, open: open}
			s.Store = s.another()
			test.run(t, s)
		})
	}
}

// A suite is a test with its store, and a way to open more.
type suite struct {
	*testing.T
	store.Store
	open func(*testing.T) store.Store
}

// another opens a store that is checked and closed when the test ends.
func (s *suite) another() store.Store {
	s.Helper()
	x := s.open(s.T)
	s.Cleanup(func() {
		if err := x.Check(context.Background()); err != nil {
			s.Errorf("after the test: %v", err)
		}
		if err := x.Close(); err != nil {
			s.Errorf("close: %v", err)
		}
	})
	return x
}

func (s *suite) put(docs ...*graph.Document) {
	s.Helper()
	put(s.T, s.Store, docs...)
}

func put(t *testing.T, x store.Store, docs ...*graph.Document) {
	t.Helper()
	for _, d := range docs {
		if changed, err := x.Put(t.Context(), d); err != nil || !changed {
			t.Fatalf("put %s: changed %v, error %v; want a change", d.Slug, changed, err)
		}
	}
}

// dump gives everything that a store keeps.
func dump(t *testing.T, x store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	err := x.Walk(t.Context(), func(key, value []byte) error {
		return json.NewEncoder(&b).Encode([2][]byte{key, value})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	a, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("%s: got\n%.2000s\nwant\n%.2000s", what, a, b)
	}
}

func giveBack(t *testing.T, s *suite) {
	d := Record(1, 30)
	AddCoding(d, "Ada")
	s.put(d)
	got, err := s.Document(t.Context(), d.ID)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "document", got, d)
	if _, err := s.Document(t.Context(), graph.DocumentID("none")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown document: got %v, want ErrNotFound", err)
	}
}

func putTwice(t *testing.T, s *suite) {
	s.put(Record(1, 30), Record(2, 30))
	before := dump(t, s)
	changed, err := s.Put(t.Context(), Record(1, 30))
	if err != nil || changed {
		t.Errorf("second put: changed %v, error %v", changed, err)
	}
	if !bytes.Equal(dump(t, s), before) {
		t.Error("second put left a trace")
	}
}

// shorter is a new version of record n.
func shorter(n int) *graph.Document { return version(n, n+3, 12) }

func replace(t *testing.T, s *suite) {
	coded := Record(1, 40)
	AddCoding(coded, "Ada")
	s.put(coded, Record(2, 20), shorter(1))
	other := s.another()
	put(t, other, Record(2, 20), shorter(1))
	if !bytes.Equal(dump(t, s), dump(t, other)) {
		t.Error("the old version left a trace")
	}
	if n := s.count(t, graph.Selection{Type: graph.TurnItems}); n != 32 {
		t.Errorf("got %d turns, want 32", n)
	}
}

func deleteAll(t *testing.T, s *suite) {
	d := Record(1, 40)
	AddCoding(d, "Ada")
	s.put(d, Record(2, 20))
	for _, id := range []graph.ID{d.ID, Record(2, 1).ID} {
		if err := s.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if b := dump(t, s); len(b) > 0 {
		t.Errorf("left after delete:\n%.2000s", b)
	}
	if err := s.Delete(t.Context(), d.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("second delete: got %v, want ErrNotFound", err)
	}
}

func anyOrder(t *testing.T, s *suite) {
	var docs []*graph.Document
	for n := range 12 {
		docs = append(docs, Record(n, 10))
	}
	AddCoding(docs[3], "Ada")
	docs[3].Entities[0].PartOf = docs[3].Entities[1].ID
	docs[9].Entities[0].At = &graph.Coordinates{Latitude: 38.8, Longitude: 121.2}
	s.put(docs...)
	slices.Reverse(docs)
	other := s.another()
	put(t, other, shorter(5))
	put(t, other, docs...)
	if !bytes.Equal(dump(t, s), dump(t, other)) {
		t.Error("the stores differ")
	}
}

func known(t *testing.T, s *suite) {
	d := Record(1, 5)
	is := func(want bool) {
		t.Helper()
		if got, err := s.Known(t.Context(), d); err != nil || got != want {
			t.Errorf("known: got %v, %v, want %v", got, err, want)
		}
	}
	is(false)
	s.put(d)
	is(true)
	d.Digest = "another"
	is(false)
	d.Source = "copy.txt"
	is(true)
	d.Text += " And more."
	is(false)
}

func amend(t *testing.T, s *suite) {
	d := Record(1, 9)
	s.put(d)
	code := func(d *graph.Document) error { AddCoding(d, "Ada"); return nil }
	if err := s.Amend(t.Context(), d.ID, code); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	if known, err := s.Known(t.Context(), d); err != nil || !known {
		t.Errorf("amended, it is known: %v, error %v", known, err)
	}
	if n := s.count(t, graph.Selection{Type: graph.CodedStanceItems}); n == 0 {
		t.Error("Ada's stances are not found")
	}
	wrong := errors.New("wrong")
	for _, test := range []struct {
		id     graph.ID
		change func(*graph.Document) error
		want   error
	}{
		{graph.DocumentID("none"), code, store.ErrNotFound},
		{d.ID, func(d *graph.Document) error { d.Stances = nil; return wrong }, wrong},
		{d.ID, code, graph.ErrInvalid}, // Ada twice
	} {
		if err := s.Amend(t.Context(), test.id, test.change); !errors.Is(err, test.want) {
			t.Errorf("got %v, want %v", err, test.want)
		}
	}
	if !bytes.Equal(dump(t, s), before) {
		t.Error("what failed left a trace")
	}
}

func refuse(t *testing.T, s *suite) {
	for what, spoil := range map[string]func(*graph.Document){
		"a mention of no turn":    func(d *graph.Document) { d.Mentions[0].Turn = 77 },
		"mentions out of order":   func(d *graph.Document) { slices.Reverse(d.Mentions) },
		"a person like a machine": func(d *graph.Document) { AddCoding(d, graph.MachineCoder) },
		"a person twice":          func(d *graph.Document) { AddCoding(d, "Ada"); AddCoding(d, "Ada") },
		"another's stance":        func(d *graph.Document) { AddCoding(d, "Ada"); d.Codings[0].Coder = "Ben" },
	} {
		d := Record(1, 9)
		spoil(d)
		if _, err := s.Put(t.Context(), d); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", what, err)
		}
	}
	if b := dump(t, s); len(b) > 0 {
		t.Errorf("left after a refused put:\n%.2000s", b)
	}
}

// A tiring context is cancelled once it has been asked n times.
type tiring struct {
	context.Context
	mu sync.Mutex
	n  int
}

func (c *tiring) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n--; c.n < 0 {
		return context.Canceled
	}
	return nil
}

func cancelled(t *testing.T, s *suite) {
	s.put(Record(1, 100), Record(2, 100))
	before := dump(t, s)
	d, ended := shorter(1), false
	for n := 0; !ended; n++ {
		_, err := s.Put(&tiring{Context: t.Context(), n: n}, d)
		if ended = err == nil; ended {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at check %d: %v", n, err)
		}
		if !bytes.Equal(dump(t, s), before) {
			t.Fatalf("a put cancelled at check %d left a trace", n)
		}
	}
}

func together(t *testing.T, s *suite) {
	const each = 6
	var wg sync.WaitGroup
	for from := range 4 {
		wg.Go(func() {
			for n := range each {
				if _, err := s.Put(context.Background(), Record(from*each+n, 10)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	other := s.another()
	for n := range 4 * each {
		put(t, other, Record(n, 10))
	}
	if !bytes.Equal(dump(t, s), dump(t, other)) {
		t.Error("the stores differ")
	}
}

func wholeOrNot(t *testing.T, s *suite) {
	long, short := Record(1, 300), shorter(1)
	s.put(long)
	sel := graph.Selection{Type: graph.StanceItems, Document: long.ID}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 6 {
			if _, err := s.Put(context.Background(), []*graph.Document{short, long}[n%2]); err != nil {
				t.Error(err)
			}
		}
	}()
	for busy := true; busy; {
		select {
		case <-done:
			busy = false
		default:
		}
		items, err := s.Select(t.Context(), sel)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(items); n != len(long.Stances) && n != len(short.Stances) {
			t.Fatalf("saw %d stances, want %d or %d", n, len(long.Stances), len(short.Stances))
		}
	}
}
