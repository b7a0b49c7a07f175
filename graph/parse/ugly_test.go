package parse_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/parse"
)

const ugly = "../../fixtures/ugly"

func TestBadInput(t *testing.T) {
	tests := []struct {
		file string
		is   error
		says string
	}{
		{"empty.txt", parse.ErrEmpty, "empty.txt: the file is empty"},
		{"blank.txt", parse.ErrEmpty, "empty"},
		{"binary.docx", parse.ErrEncoding, "export the text first"},
		{"paper.pdf", parse.ErrEncoding, "export the text first"},
		{"letter.rtf", parse.ErrEncoding, "export the text first"},
		{"truncated.xml", parse.ErrSyntax, "truncated.xml:4: "},
		{"bomb.xml", parse.ErrEntities, "bomb.xml:"},
		{"external.xml", parse.ErrEntities, "external.xml:"},
		{"unknown.xml", parse.ErrFormat, "unknown.xml: not a known format"},
		{"page.html", parse.ErrFormat, "page.html: not a known format"},
		{"broken.csv", parse.ErrSyntax, "broken.csv:2: "},
		{"broken.jsonl", parse.ErrSyntax, "broken.jsonl:2: "},
		{"essay.txt", parse.ErrNoTurns, "essay.txt: no turns found: of 5 paragraphs none"},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			f, err := os.Open(filepath.Join(ugly, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			err = parse.Read(tt.file, f, func(d *graph.Document) error {
				if len(d.Turns) == 0 {
					t.Error("a record without turns was handed on")
				}
				return nil
			})
			if !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %q", err, tt.says)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	want := []string{"The café at Orm is closed.", "“Quite” so.", "A pity."}
	for _, name := range []string{"latin1.txt", "utf16le.txt", "utf16be.txt", "bom.txt", "crlf.txt"} {
		d := read(t, filepath.Join(ugly, name))[0]
		var got []string
		for _, turn := range d.Turns {
			got = append(got, d.Text[turn.Span.Start:turn.Span.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestDeclaredEncoding(t *testing.T) {
	d := read(t, filepath.Join(ugly, "koi8.xml"))[0]
	if got := d.Title + " " + d.Text; got != "Лёд Mr. Ash: Нет." {
		t.Errorf("got %q", got)
	}
}

// endless is a source of one line that never ends; it counts what was taken.
type endless struct{ taken int }

func (e *endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	e.taken += len(b)
	return len(b), nil
}

func TestEndlessLine(t *testing.T) {
	const most = 80 << 20 // bytes
	for _, start := range []string{"", "speaker,text\nBrandt,", `{"speaker": "Brandt", "text": "`, "<housecommons><section><p>", "<housecommons ", "Brandt: "} {
		tail := &endless{}
		err := parse.Read("long", io.MultiReader(strings.NewReader(start), tail), nothing)
		if err == nil || tail.taken > most {
			t.Errorf("%q: read %d bytes, error %v", start, tail.taken, err)
		}
	}
}

func nothing(*graph.Document) error { return nil }

func TestDeepElements(t *testing.T) {
	err := parse.Read("deep.xml", strings.NewReader("<housecommons>"+strings.Repeat("<section>", 1e5)), nothing)
	if !errors.Is(err, parse.ErrSyntax) {
		t.Errorf("got %v", err)
	}
}

func TestEachStopsTheReading(t *testing.T) {
	stop := errors.New("enough")
	f, err := os.Open(record)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := parse.Read("record", f, func(*graph.Document) error { return stop }); err != stop {
		t.Errorf("got %v", err)
	}
}

func TestUnreadable(t *testing.T) {
	broken := errors.New("disk on fire")
	err := parse.Read("x", io.MultiReader(strings.NewReader("Brandt: Hello.\n"), failing{broken}), nothing)
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestHostile reads much of what would take hours if time grew with the
// square of the length.
func TestHostile(t *testing.T) {
	const size = 256 << 10
	for _, unit := range []string{"(", "( ", "[\n\n", "()", "((a))", "a. ", "A: b\n", "Mr. Ax%d: b (Ay)\n", "\"a\n", "a.a", "[a [b] ", "1) a.\n", " \u00a0", "&amp;"} {
		for _, start := range []string{"Brandt: a\nCastell: b\nBrandt: c\n", "speaker,text,country\n", "Mr. Ash (Norland): ", "Skip to content\n", "<housecommons><section><p><member>A</member><membercontribution>"} {
			var source strings.Builder
			for i := 0; source.Len() < size; i++ {
				source.WriteString(strings.ReplaceAll(unit, "%d", strconv.Itoa(i)))
			}
			if err := parse.Read("hostile", strings.NewReader(start+source.String()), nothing); errors.Is(err, graph.ErrInvalid) {
				t.Error(err)
			}
		}
	}
}
