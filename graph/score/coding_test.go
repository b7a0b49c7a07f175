package score_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/score"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden holds got against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (run with -update if the change is meant): %s", path, d)
	}
}

func TestReadNamesTheLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "line 1:"},
		{"{\n \"entities\": [],\n \"turns\": [}", "line 3:"},
		{"{\n \"entities\": [],\n \"turns\": [\n{\"n\": \"one\"}]}", "line 4:"},
		{"Stalin: No news.", "line 1:"},
		{`{"title": "a record"}`, "still to be coded"},
	}
	for _, tt := range tests {
		_, err := score.Read(strings.NewReader(tt.in))
		if !errors.Is(err, score.ErrNotCoding) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Read(%q) = %v; want %q in it", tt.in, err, tt.want)
		}
	}
}

func TestCodingOfDocument(t *testing.T) {
	var b bytes.Buffer
	if err := score.FromDocument(treaty()).Write(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "treaty.json", b.String())
	c, err := score.Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(score.FromDocument(treaty()), c); d != "" {
		t.Errorf("read back (-written +read): %s", d)
	}
}

// treaty is a record of two turns with one of everything.
func treaty() *graph.Document {
	const text = "We must have the harbour for \"30 years\".\n\nIf you leave the fort, agreed: harbour, 30."
	d := &graph.Document{Header: graph.Header{Title: "A <small> treaty", Form: graph.Labelled}, Text: text}
	add := func(kind graph.EntityKind, name string, aliases ...string) graph.ID {
		id := graph.EntityID(kind, name)
		d.Entities = append(d.Entities, graph.Entity{ID: id, Kind: kind, Name: name, Aliases: aliases})
		return id
	}
	north, south := add(graph.Person, "Minister North"), add(graph.Person, "South")
	harbour, fort := add(graph.Port, "Harbour", "the port"), add(graph.Place, "harbour!")
	graph.SortEntities(d.Entities)
	at := func(words string, from int) graph.Span {
		i := from + strings.Index(text[from:], words)
		return graph.Span{Start: i, End: i + len(words)}
	}
	d.Turns = []graph.Turn{{Number: 1, Name: "North", Span: graph.Span{End: 40}, Speaker: north},
		{Number: 2, Name: "South", Span: graph.Span{Start: 42, End: len(text)}, Speaker: south}}
	d.Mentions = []graph.Mention{{Turn: 1, Entity: harbour, Span: at("harbour", 0)}, {Turn: 2, Entity: fort, Span: at("fort", 42)}}
	d.Stances = []graph.Stance{
		{Turn: 1, Kind: graph.Demand, Holder: north, Targets: []graph.ID{harbour}, Quote: at("We must have the harbour", 0), Confidence: 0.9,
			Because: []graph.Cue{{Name: "necessity", Text: "must have"}, {Name: "opens the turn"}}},
		{Turn: 2, Kind: graph.Concession, Holder: south, Targets: []graph.ID{harbour, fort}, Quote: at("agreed", 42), Confidence: 0.5, Reported: true}}
	d.Terms = []graph.Term{{Turn: 1, Subject: harbour, Holder: north, Min: 30, Max: 30, Unit: "years", Status: graph.Proposed, Quote: at(`"30 years"`, 0)}}
	d.Linkages = []graph.Linkage{{Turn: 2, Kind: graph.Condition, Holder: south, From: harbour, To: fort, Quote: at("If you leave the fort, agreed", 42)}}
	return d
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"document":"x","entities":[{"id":"a","names":["A"]}],"turns":[{"n":1,"mentions":["a",{"entity":"a","text":"A"}]}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		c, err := score.Read(bytes.NewReader(in))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := score.Read(&b)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, &b)
		}
		_ = score.Score(c, again, nil)
	})
}
