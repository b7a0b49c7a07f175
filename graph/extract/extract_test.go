package extract_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/extract"
	"parley/graph/parse"
)

const record = "../../fixtures/1945-07-02-soong-stalin.txt"

func newExtractor(t *testing.T) *extract.Extractor {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestSameTextSameGraph extracts a record twice, by extractors of their own.
func TestSameTextSameGraph(t *testing.T) {
	var got []string
	for range 2 {
		text, err := os.Open(record)
		if err != nil {
			t.Fatal(err)
		}
		defer text.Close()
		err = newExtractor(t).Read("record.txt", text, func(d *graph.Document) error {
			b, err := json.Marshal(d)
			got = append(got, string(b))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(got) != 2 || got[0] != got[1] {
		t.Errorf("%d documents; want two that are the same", len(got))
	}
}

// shelf is a sink in memory.
type shelf struct {
	mu      sync.Mutex
	known   string // source of a record that is there already
	put     []string
	skipped []string
	failed  map[string]error
}

func (s *shelf) Known(_ context.Context, d *graph.Document) (bool, error) {
	return d.Source == s.known, nil
}

func (s *shelf) Put(_ context.Context, d *graph.Document) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put = append(s.put, d.Source)
	return d.Check()
}

func (s *shelf) Done(r extract.Result) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case r.Err != nil:
		s.failed[r.Source] = r.Err
	case r.Known:
		s.skipped = append(s.skipped, r.Source)
	}
}

// TestRun reads every short record, one that is known, and two bad files.
func TestRun(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/formats/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	var sources []extract.Source
	for _, f := range files {
		sources = append(sources, extract.Source{Name: filepath.Base(f), Open: func() (io.ReadCloser, error) { return os.Open(f) }})
	}
	gone := errors.New("gone")
	sources = append(sources,
		extract.Source{Name: "essay.txt", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("Nobody speaks here. It is an essay, and a short one at that.")), nil
		}},
		extract.Source{Name: "gone.txt", Open: func() (io.ReadCloser, error) { return nil, gone }})
	s := &shelf{known: "transcript.txt", failed: map[string]error{}}
	if err := newExtractor(t).Run(t.Context(), sources, s); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"transcript.txt"}, s.skipped); d != "" {
		t.Errorf("skipped: %s", d)
	}
	if !slices.Contains(s.put, "meeting.txt") || slices.Contains(s.put, "transcript.txt") {
		t.Errorf("put %q; want the meeting and not the known transcript", s.put)
	}
	if !errors.Is(s.failed["essay.txt"], parse.ErrNoTurns) || !errors.Is(s.failed["gone.txt"], gone) {
		t.Errorf("failed: %v", s.failed)
	}
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := newExtractor(t).Run(ctx, []extract.Source{{Name: "a.txt", Open: func() (io.ReadCloser, error) { return os.Open(record) }}}, &shelf{failed: map[string]error{}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run = %v; want that it was cancelled", err)
	}
}

// TestRounded wants every number of a judgement to have four decimals at most.
func TestRounded(t *testing.T) {
	text, err := os.Open(record)
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	numbers := 0
	check := func(x float64) {
		numbers++
		if x != graph.Rounded(x) {
			t.Errorf("%v has more than four decimals", x)
		}
	}
	err = newExtractor(t).Read("record.txt", text, func(d *graph.Document) error {
		for _, s := range d.Stances {
			check(s.Confidence)
			for _, c := range s.Because {
				check(c.Weight)
			}
		}
		for _, l := range d.Linkages {
			check(l.Confidence)
		}
		return nil
	})
	if err != nil || numbers == 0 {
		t.Errorf("%d numbers, error %v", numbers, err)
	}
}
