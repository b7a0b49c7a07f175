package extract_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/extract"
)

// cited is a short record with a shelf mark as its citation.
func cited(title, words string) string {
	return fmt.Sprintf("Title: %s\nDate: 3 March 1921\nSource: Ministry papers, box 6\n\nVELD: %s\nHARLAN: We cannot accept that.\nVELD: Then we wait.\n", title, words)
}

// A cabinet is a sink that keeps the last of each ID.
type cabinet struct {
	mu     sync.Mutex
	kept   map[graph.ID]string
	known  int
	failed []error
}

func (c *cabinet) Known(context.Context, *graph.Document) (bool, error) { return false, nil }

func (c *cabinet) Put(_ context.Context, d *graph.Document) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept[d.ID] = d.Source
	return nil
}

func (c *cabinet) Done(r extract.Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Known {
		c.known++
	}
	if r.Err != nil {
		c.failed = append(c.failed, r.Err)
	}
}

// TestCitedAlike loads two records of one citation, each of them first.
func TestCitedAlike(t *testing.T) {
	for _, test := range []struct {
		name     string
		a, b     string
		kept     int
		known    int
		conflict bool
	}{
		{"other titles", cited("Talks on wool", "You must lower the tariff."), cited("Talks on coal", "You must lower the price."), 2, 0, false},
		{"a copy", cited("Talks on wool", "You must lower the tariff."), cited("Talks on wool", "You must lower the tariff."), 1, 1, false},
		{"other words", cited("Talks on wool", "You must lower the tariff."), cited("Talks on wool", "You must lower the price."), 1, 0, true},
	} {
		for _, names := range [][2]string{{"a.txt", "b.txt"}, {"b.txt", "a.txt"}} {
			c := &cabinet{kept: map[graph.ID]string{}}
			sources := []extract.Source{source(names[0], test.a), source(names[1], test.b)}
			if err := newExtractor(t).Run(t.Context(), sources, c); err != nil {
				t.Fatal(err)
			}
			if len(c.kept) != test.kept || c.known != test.known {
				t.Errorf("%s: kept %v, %d known; want %d and %d", test.name, c.kept, c.known, test.kept, test.known)
			}
			for _, from := range c.kept {
				if test.kept == 1 && from != "a.txt" {
					t.Errorf("%s: kept %s, which is second in order", test.name, from)
				}
			}
			checkConflict(t, test.name, c.failed, test.conflict)
		}
	}
}

func source(name, text string) extract.Source {
	return extract.Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func checkConflict(t *testing.T, name string, failed []error, want bool) {
	t.Helper()
	if !want {
		if len(failed) > 0 {
			t.Errorf("%s: %v", name, failed)
		}
		return
	}
	var got *extract.ConflictError
	if len(failed) != 1 || !errors.As(failed[0], &got) {
		t.Fatalf("%s: got %v, want one conflict", name, failed)
	}
	if d := cmp.Diff(extract.ConflictError{Kept: "a.txt", Left: "b.txt", Citation: "Ministry papers, box 6"}, *got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}
