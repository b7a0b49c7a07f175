package parse_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/parse"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const formats = "../../fixtures/formats"

// TestFormats reads a short record of every format and compares all that was
// found with a golden file.
func TestFormats(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(formats, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures: ", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := shown(t, file)
			golden := filepath.Join("testdata", filepath.Base(file)+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown reads a file and writes down all that was found in it.
func shown(t *testing.T, file string) string {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	err = parse.Read(filepath.Base(file), f, func(d *graph.Document) error {
		if err := d.Check(); err != nil {
			t.Error(err)
		}
		show(&out, d)
		return nil
	})
	if err != nil {
		fmt.Fprintf(&out, "error: %v\n", err)
	}
	return out.String()
}

func show(out *strings.Builder, d *graph.Document) {
	h := d.Header
	fmt.Fprintf(out, "%s %s %q (%s)\n", h.Format, h.Form, h.Title, h.Slug)
	for _, f := range [][2]string{{"date", h.Date}, {"until", h.Until}, {"hours", h.Hours}, {"place", h.Place}, {"citation", h.Citation},
		{"archive", h.Archive}, {"collection", h.Collection}, {"box", h.Box}, {"folder", h.Folder}, {"contributor", h.Contributor},
		{"address", h.Address}, {"summary", h.Summary}, {"credits", h.Credits}, {"language", h.Language},
		{"classification", h.Classification}, {"volume", h.Volume}, {"subject", h.Subject}, {"sender", h.Sender},
		{"source", h.Source}} {
		if f[1] != "" {
			fmt.Fprintf(out, "  %s: %s\n", f[0], f[1])
		}
	}
	for _, p := range h.Participants {
		fmt.Fprintf(out, "  participant: %s | %s | %s | %s\n", p.Name, p.Role, p.Side, p.Ref)
	}
	for _, p := range d.Pages {
		fmt.Fprintf(out, "  page %s at %.20q\n", p.Label, d.Text[p.At:])
	}
	for _, n := range d.Notes {
		fmt.Fprintf(out, "  note %s after %q: %s\n", n.Label, lastWords(d.Text[:n.At]), n.Text)
	}
	for _, m := range d.Markup {
		fmt.Fprintf(out, "  marked %q %s\n", d.Text[m.Start:m.End], m.Ref)
	}
	showLists(out, d.Lists)
	for _, turn := range d.Turns {
		fmt.Fprintf(out, "%d %s [%s] %s\n", turn.Number, turn.Name, turn.Label, turn.Ref)
		for _, s := range d.Sentences {
			if s.Turn == turn.Number {
				fmt.Fprintf(out, "    %q\n", d.Text[s.Start:s.End])
			}
		}
		for _, a := range d.Asides {
			if a.Turn == turn.Number {
				fmt.Fprintf(out, "    %s %q\n", a.Kind, d.Text[a.Start:a.End])
			}
		}
	}
	out.WriteString("\n")
}

func lastWords(s string) string { return s[max(strings.LastIndexByte(s[:max(0, len(s)-8)], ' '), 0):] }

func showLists(out *strings.Builder, l *graph.Lists) {
	if l == nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(l.People)) {
		fmt.Fprintf(out, "  person %s: %s | %s\n", key, l.People[key].Name, l.People[key].Role)
	}
	for _, key := range slices.Sorted(maps.Keys(l.Abbreviations)) {
		fmt.Fprintf(out, "  abbreviation %s: %s\n", key, l.Abbreviations[key])
	}
}

// TestOrigin checks that every sentence's first word stands in the source where
// SourceOffset says.
func TestOrigin(t *testing.T) {
	for _, name := range []string{"transcript.txt", "narrated.txt", "wilson.txt", "council.txt", "sitting.xml", "parliament.xml",
		"parliament.ana.xml", "turns.csv", "turns.jsonl", "frus1901-05v99_d7.xml",
		"volume.xml", "plenary.md", "committee.md", "discussion.md"} {
		path := filepath.Join(formats, name)
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range read(t, path) {
			for _, s := range d.Sentences {
				word, _, _ := strings.Cut(strings.TrimLeft(d.Text[s.Start:s.End], "\""), " ")
				if word = strings.TrimRight(word, ".!?\"'s"); word == "" {
					continue
				}
				at := d.SourceOffset(s.Start + strings.Index(d.Text[s.Start:s.End], word))
				if unicode.IsLetter([]rune(word)[0]) && !strings.HasPrefix(string(source[at:]), word) {
					t.Errorf("%s: %q stands at %.20q", name, word, source[at:])
				}
			}
		}
	}
}
