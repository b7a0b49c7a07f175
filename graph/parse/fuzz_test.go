package parse_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/parse"
)

// fuzz feeds the readers of files that begin like the named ones.
func fuzz(f *testing.F, names ...string) {
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, source string) {
		err := parse.Read("fuzzed", strings.NewReader(source), func(d *graph.Document) error {
			if len(d.Turns) == 0 {
				t.Error("a record without turns was handed on")
			}
			return d.Check()
		})
		if errors.Is(err, graph.ErrInvalid) {
			t.Fatal(err)
		}
		var unreadable *parse.Error
		if err != nil && !errors.As(err, &unreadable) && !errors.Is(err, parse.ErrNoTurns) {
			t.Fatalf("an error of no known kind: %v", err)
		}
	})
}

func FuzzWilson(f *testing.F) { fuzz(f, filepath.Join(formats, "wilson.txt"), record) }
func FuzzText(f *testing.F) {
	fuzz(f, filepath.Join(formats, "transcript.txt"), filepath.Join(formats, "narrated.txt"))
}
func FuzzUN(f *testing.F) { fuzz(f, filepath.Join(formats, "council.txt")) }
func FuzzCSV(f *testing.F) {
	fuzz(f, filepath.Join(formats, "turns.csv"), filepath.Join(ugly, "broken.csv"))
}
func FuzzJSONL(f *testing.F) {
	fuzz(f, filepath.Join(formats, "turns.jsonl"), filepath.Join(ugly, "broken.jsonl"))
}
func FuzzHansard(f *testing.F) {
	fuzz(f, filepath.Join(formats, "sitting.xml"), filepath.Join(ugly, "bomb.xml"))
}
func FuzzParlaMint(f *testing.F) {
	fuzz(f, filepath.Join(formats, "parliament.xml"), filepath.Join(formats, "parliament.ana.xml"))
}
func FuzzFRUS(f *testing.F) {
	fuzz(f, filepath.Join(formats, "frus1901-05v99_d7.xml"), filepath.Join(formats, "volume.xml"))
}
func FuzzDFAT(f *testing.F) {
	fuzz(f, filepath.Join(formats, "plenary.md"), filepath.Join(formats, "committee.md"), filepath.Join(formats, "discussion.md"))
}
func FuzzEncoding(f *testing.F) {
	fuzz(f, filepath.Join(ugly, "utf16le.txt"), filepath.Join(ugly, "latin1.txt"), filepath.Join(ugly, "koi8.xml"))
}
