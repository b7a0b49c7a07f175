package parse_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/parse"
)

// shared is where the corpus and its gold codings stand, if they are at hand.
const shared = "../../../shared"

// record is the customer's record of 2 July 1945.
const record = "../../fixtures/1945-07-02-soong-stalin.txt"

// read reads a file and gives its records.
func read(t testing.TB, path string) []*graph.Document {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var docs []*graph.Document
	err = parse.Read(filepath.Base(path), f, func(d *graph.Document) error {
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		docs = append(docs, d)
		return nil
	})
	if err != nil && !(errors.Is(err, parse.ErrNoTurns) && len(docs) > 0) {
		t.Fatal(err)
	}
	return docs
}

// folded leaves only letters and figures, in which two readings must agree.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

type unit struct {
	Speaker, Text string
}

func TestCustomersRecord(t *testing.T) {
	d := read(t, record)[0]
	count := map[string]int{}
	for _, turn := range d.Turns {
		count[turn.Name]++
	}
	want := map[string]int{"Stalin": 92, "Soong": 91, "Molotov": 5}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("speakers: %s", diff)
	}
	header := d.Header
	header.Digest = ""
	if diff := cmp.Diff(graph.Header{
		Title:       "Record of a Meeting between T.V. Soong and Stalin",
		Slug:        "1945-07-02-soong-stalin",
		Date:        "1945-07-02",
		Hours:       "8:00 - 10:30 p.m.",
		Place:       "Moscow",
		Citation:    `"Record of a Meeting between T.V. Soong and Stalin", July 2, 1945, Wilson Center Digital Archive, Victor Hoo Collection, box 6, folder 9, Hoover Institution Archives. Contributed by David Wolff. <https://wilson-center.drivingcreative.com/document/122505>`,
		Archive:     "Hoover Institution Archives",
		Collection:  "Victor Hoo Collection",
		Box:         "6",
		Folder:      "9",
		Contributor: "David Wolff",
		Address:     "https://wilson-center.drivingcreative.com/document/122505",
		Summary:     "Notes taken during meetings between the Chinese nationalist government and the Soviet Union in Moscow during Sino-Soviet treaty negotiations.",
		Credits:     "This document was made possible with support from Chun & Jane Chiu Family Foundation",
		Language:    "English",
		Source:      "1945-07-02-soong-stalin.txt",
		Format:      "wilson",
		Form:        graph.Labelled,
	}, header); diff != "" {
		t.Errorf("header: %s", diff)
	}
}

func TestCustomersRecordAgreesWithGold(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(shared, "gold/units/1945-07-02-soong-stalin.json"))
	if err != nil {
		t.Skip("the gold units are not at hand: ", err)
	}
	var units []unit
	if err := json.Unmarshal(b, &units); err != nil {
		t.Fatal(err)
	}
	d := read(t, record)[0]
	if len(d.Turns) != len(units) {
		t.Fatalf("%d turns, gold has %d", len(d.Turns), len(units))
	}
	for i, turn := range d.Turns {
		got := unit{turn.Name, folded(d.Text[turn.Span.Start:turn.Span.End])}
		want := unit{units[i].Speaker, folded(units[i].Text)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("turn %d: %s", i+1, diff)
		}
	}
}

// TestWebPage reads the customer's record as it is copied from the archive's
// page: navigation, more blank lines, and no headings above the text.
func TestWebPage(t *testing.T) {
	file, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	_, transcript, _ := strings.Cut(string(file), "Transcript - English\n")
	page := "Skip to content\n\n\nMenu\n\n\nJuly 2, 1945\n\n\nRecord of a Meeting between T.V. Soong and Stalin\n\n\n" +
		"This document was made possible with support from the Fund\n" + strings.ReplaceAll(transcript, "\n\n", "\n\n\n\n") +
		"\n\n\n\nDocument Information\n\nSource\n\nVictor Hoo Collection, box 6, folder 9, Hoover Institution Archives\n\nRecord ID\n\n122505\n"
	want := read(t, record)[0]
	err = parse.Read("page.txt", strings.NewReader(page), func(d *graph.Document) error {
		if diff := cmp.Diff(turnsOf(want), turnsOf(d)); diff != "" {
			t.Error(diff)
		}
		got := []string{d.Title, d.Date, d.Hours, d.Place, d.Archive, d.Collection, d.Box, d.Folder}
		if diff := cmp.Diff([]string{want.Title, want.Date, want.Hours, want.Place, want.Archive, want.Collection, want.Box, want.Folder}, got); diff != "" {
			t.Error(diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func turnsOf(d *graph.Document) (turns []unit) {
	for _, turn := range d.Turns {
		turns = append(turns, unit{turn.Name, d.Text[turn.Span.Start:turn.Span.End]})
	}
	return turns
}
