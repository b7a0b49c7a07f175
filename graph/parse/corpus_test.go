package parse_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/parse"
)

// TestCorpus reads every file of the corpus: all must be known, and each record
// must keep the invariants.
func TestCorpus(t *testing.T) {
	root := filepath.Join(shared, "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus is not at hand: ", err)
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Dir(path) == root || strings.HasSuffix(filepath.Dir(path), "volumes") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		err = parse.Read(path, f, func(d *graph.Document) error { return d.Check() })
		if err != nil && !errors.Is(err, parse.ErrNoTurns) {
			t.Error(err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCorpusCounts holds what was counted by hand, or by the files' own marks.
func TestCorpusCounts(t *testing.T) {
	type counts struct{ Records, Turns, Votes int }
	tests := map[string]counts{
		"un/UNSC_2014_SPV.7138.concatenated.txt":               {1, 22, 4},
		"other/ParlaMint-ES-CT-en_2015-10-26-0101.ana.xml":     {1, 9, 0},
		"other/housecommons_1985-12-16_fixture.xml":            {40, 466, 6},
		"un/UNSC_2014_SPV.7138/UNSC_2014_SPV.7138_spch009.txt": {1, 1, 0},
		"un/UNSC_2014_SPV.7138/UNSC_2014_SPV.7138_spch003.txt": {1, 2, 4},
	}
	for name, want := range tests {
		path := filepath.Join(shared, "corpus", name)
		if _, err := os.Stat(path); err != nil {
			t.Skip("the corpus is not at hand: ", err)
		}
		var got counts
		for _, d := range read(t, path) {
			got.Records++
			got.Turns += len(d.Turns)
			for _, a := range d.Asides {
				if a.Kind == graph.Vote {
					got.Votes++
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestTokensRejoin looks for white space that marking word by word leaves
// before signs.
func TestTokensRejoin(t *testing.T) {
	path := filepath.Join(shared, "corpus/other/ParlaMint-ES-CT-en_2015-10-26-0101.ana.xml")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the corpus is not at hand: ", err)
	}
	text := read(t, path)[0].Text
	for _, stray := range []string{" ,", " .", "( ", " )", "  "} {
		if n := strings.Count(text, stray); n > 0 {
			i := strings.Index(text, stray)
			t.Errorf("%d × %q, the first in %q", n, stray, text[max(0, i-30):i+10])
		}
	}
}
