package classify_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/classify"
)

// coded is a record, and a coding of its first two turns.
const (
	codedRecord = "Berg: We want the port.\nHolm: Not now.\nBerg: Then when?\n"
	codedLines  = "# a comment\n== talk.txt\n1 d83ae4f3\n> DEMAND | 0-17 | the Port; dues\n2 23c8827c\n>? DEFERRAL @Berg | 0-8 | port\n2 end\n"
)

// readTalk reads lines "Name: words" as a record that has an entity called port.
func readTalk(name string, r io.Reader, each func(*graph.Document) error) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	d := &graph.Document{ID: graph.DocumentID(name), Header: graph.Header{Source: name}, Text: string(text)}
	at := 0
	for line := range strings.SplitAfterSeq(string(text), "\n") {
		if speaker, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": "); ok {
			id := graph.EntityID(graph.Person, speaker)
			start := at + len(speaker) + 2
			d.Entities = append(d.Entities, graph.Entity{ID: id, Kind: graph.Person, Name: speaker})
			n := len(d.Turns) + 1
			d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, n), Number: n, Label: speaker, Speaker: id, Span: graph.Span{Start: start, End: start + len(words)}})
		}
		at += len(line)
	}
	d.Entities = append(d.Entities, graph.Entity{ID: graph.EntityID(graph.Port, "Port Arthur"), Kind: graph.Port, Name: "Port Arthur", Aliases: []string{"port"}})
	return each(d)
}

func lay(t *testing.T, lines, record string) ([]classify.Example, error) {
	t.Helper()
	codings, err := classify.ReadCodings("x.txt", strings.NewReader(lines))
	if err != nil {
		return nil, err
	}
	open := func(file string) (io.ReadCloser, error) {
		if file != "talk.txt" {
			return nil, fmt.Errorf("open %s: %w", file, os.ErrNotExist)
		}
		return io.NopCloser(strings.NewReader(record)), nil
	}
	return classify.LayCodings(codings, open, readTalk)
}

func TestLayCodings(t *testing.T) {
	got, err := lay(t, codedLines, codedRecord)
	if err != nil {
		t.Fatal(err)
	}
	x := got[0]
	if len(x.Doc.Turns) != 2 || !x.Coded || len(x.Labels) != 2 {
		t.Fatalf("%d turns, %d labels; want 2 and 2", len(x.Doc.Turns), len(x.Labels))
	}
	port := graph.EntityID(graph.Port, "Port Arthur")
	demand, deferral := x.Labels[0], x.Labels[1]
	if q := x.Doc.Text[demand.Quote.Start:demand.Quote.End]; q != "We want the port." || demand.Holder != x.Doc.Turns[0].Speaker {
		t.Errorf("demand %q is held by %v", q, demand.Holder)
	}
	if len(demand.Targets) != 1 || demand.Targets[0] != port {
		t.Errorf("targets are %v; want the port alone, for dues are nothing here", demand.Targets)
	}
	if !deferral.Optional || deferral.Turn != 2 || deferral.Holder != x.Doc.Turns[0].Speaker {
		t.Errorf("deferral is %+v", deferral)
	}
}

func TestLayCodingsRefuses(t *testing.T) {
	for _, c := range []struct{ name, lines, record, want string }{
		{"other words", codedLines, strings.Replace(codedRecord, "want", "need", 1), "talk.txt: turn 1 has other words"},
		{"fewer turns", codedLines, "Berg: We want the port.\n", "turn 2 has other words"},
		{"no record", strings.Replace(codedLines, "talk.txt", "walk.txt", 1), codedRecord, "walk.txt"},
		{"no key", strings.Replace(codedLines, "talk.txt", "talk.txt#d9", 1), codedRecord, "talk.txt#d9 is not among the records"},
		{"quote too long", strings.Replace(codedLines, "0-17", "0-18", 1), codedRecord, "turn 1 is shorter than the quote 0-18"},
		{"no quote", strings.Replace(codedLines, "0-17", "17-0", 1), codedRecord, "x.txt line 4: want the quote's first and last byte"},
		{"no head", "1 d83ae4f3\n", codedRecord, "x.txt line 1: a line stands before the first == record"},
		{"no turn", "== talk.txt\n> DEMAND | 0-2 | port\n", codedRecord, "a stance stands before the first turn"},
		{"turns back", "== talk.txt\n2 23c8827c\n1 d83ae4f3\n", codedRecord, "want a turn's number above 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := lay(t, c.lines, c.record); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v; want %q", err, c.want)
			}
		})
	}
	if _, err := lay(t, strings.Replace(codedLines, "talk.txt", "walk.txt", 1), ""); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v; want that the file is not there", err)
	}
}

// FuzzReadCodings lays whatever was read onto a record, without a panic.
func FuzzReadCodings(f *testing.F) {
	f.Add(codedLines)
	f.Add("== talk.txt\n1 d83ae4f3\n> DEMAND | 0-9223372036854775807 | x\n")
	f.Fuzz(func(t *testing.T, lines string) {
		examples, err := lay(t, lines, codedRecord)
		if err != nil {
			return
		}
		for _, x := range examples {
			for _, l := range x.Labels {
				if !x.Doc.Turns[l.Turn-1].Span.Contains(l.Quote) {
					t.Errorf("quote %v is not within turn %d", l.Quote, l.Turn)
				}
			}
		}
	})
}
