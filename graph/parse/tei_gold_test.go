package parse_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"parley/graph"
	"parley/graph/parse"
)

// TestGoldUnits compares the turns of every FRUS record that has a
// gold coding with the units that its coder was given.
func TestGoldUnits(t *testing.T) {
	files, _ := filepath.Glob(shared + "/gold/units/*.json")
	if len(files) == 0 {
		t.Skip("the gold codings are not beside the repository")
	}
	var sum [2]agreement
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		source := recordFile(name)
		if source == "" {
			continue
		}
		units := readUnits(t, file)
		form := graph.Narrated
		if units[0].Speaker != "" {
			form = graph.Labelled
		}
		d := read(t, source)[0]
		a := compare(d, units)
		t.Logf("%-24s %-9s %s", name, d.Form, a)
		if d.Form != form {
			t.Errorf("%s: read as %s, want %s", name, d.Form, form)
		}
		k := 0
		if form == graph.Narrated {
			k = 1
		}
		sum[k].add(a)
	}
	for k, form := range []graph.Form{graph.Labelled, graph.Narrated} {
		t.Logf("%-24s %-9s %s", "all", form, sum[k])
		if sum[k].f1() < 0.98 || sum[k].speakers < sum[k].same*99/100 {
			t.Errorf("%s records: %s", form, sum[k])
		}
	}
}

// recordFile finds the record of a gold coding among those of the formats
// tested here.
func recordFile(name string) string {
	found, _ := filepath.Glob(shared + "/corpus/frus/" + name + ".xml")
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

func readUnits(t *testing.T, file string) (units []unit) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &units); err != nil {
		t.Fatal(err)
	}
	return units
}

// An agreement counts turns that are the same in text as a unit of the gold.
type agreement struct{ same, turns, units, speakers int }

func (a *agreement) add(o agreement) {
	a.same, a.turns, a.units, a.speakers = a.same+o.same, a.turns+o.turns, a.units+o.units, a.speakers+o.speakers
}

func (a agreement) f1() float64 { return 2 * float64(a.same) / float64(a.turns+a.units) }

func (a agreement) String() string {
	return fmt.Sprintf("F1 %.3f (%d turns, %d units, %d same in text, %d of them in speaker)", a.f1(), a.turns, a.units, a.same, a.speakers)
}

func compare(d *graph.Document, units []unit) agreement {
	a := agreement{turns: len(d.Turns), units: len(units)}
	next := 0
	for i := range d.Turns {
		text := fold(d.TurnText(&d.Turns[i]))
		for n := next; n < len(units); n++ {
			if fold(units[n].Text) != text {
				continue
			}
			next = n + 1
			a.same++
			if fold(units[n].Speaker) == fold(d.Turns[i].Name) {
				a.speakers++
			}
			break
		}
	}
	return a
}

// fold leaves only letters and digits, in lower case, with one space where
// anything else stood.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// TestVolumes reads whole volumes: nothing but records without turns may go
// wrong.
func TestVolumes(t *testing.T) {
	files, _ := filepath.Glob(shared + "/corpus/frus-volumes/*.xml")
	if len(files) == 0 {
		t.Skip("no volumes beside the repository")
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		forms, turns := map[graph.Form]int{}, 0
		err = parse.Read(filepath.Base(file), f, func(d *graph.Document) error {
			forms[d.Form]++
			turns += len(d.Turns)
			return d.Check()
		})
		f.Close()
		if !errors.Is(err, parse.ErrNoTurns) {
			t.Errorf("%s: %v", file, err)
		}
		t.Logf("%s: %d labelled and %d narrated records, %d turns; %v", filepath.Base(file), forms[graph.Labelled], forms[graph.Narrated], turns, err)
	}
}
