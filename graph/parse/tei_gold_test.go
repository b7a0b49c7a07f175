package parse_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"parley/graph"
	"parley/graph/parse"
)

// TestGoldUnits compares the turns of every FRUS and DFAT record that has a
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
		d := read(t, source)[0]
		a := compare(d, units)
		t.Logf("%-24s %-9s %s", name, d.Form, a)
		switch labelled := units[0].Speaker != ""; {
		case labelled != (d.Form == graph.Labelled):
			// The coder may cut by paragraph what has labels, never the reverse.
			if labelled || a.kept != a.units {
				t.Errorf("%s: read as %s", name, d.Form)
			}
		case labelled:
			sum[0].add(a)
		default:
			sum[1].add(a)
		}
	}
	for k, form := range []graph.Form{graph.Labelled, graph.Narrated} {
		t.Logf("%-24s %-9s %s", "all", form, sum[k])
		if sum[k].f1() < 0.98 || sum[k].speakers < sum[k].same*99/100 || sum[k].kept < sum[k].units*99/100 {
			t.Errorf("%s records: %s", form, sum[k])
		}
	}
}

// recordFile finds the record of a gold coding among those of the formats
// tested here.
func recordFile(name string) string {
	for _, pattern := range []string{"/corpus/frus/" + name + ".xml", "/corpus/dfat/" + strings.TrimPrefix(name, "dfat_") + "-*.md"} {
		if found, _ := filepath.Glob(shared + pattern); len(found) == 1 {
			return found[0]
		}
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

// An agreement counts turns that are the same in text as a unit of the gold,
// and units that the record kept, be it as part of a turn or as a note.
type agreement struct{ same, turns, units, speakers, kept int }

func (a *agreement) add(o agreement) {
	a.same, a.turns, a.units = a.same+o.same, a.turns+o.turns, a.units+o.units
	a.speakers, a.kept = a.speakers+o.speakers, a.kept+o.kept
}

func (a agreement) f1() float64 { return 2 * float64(a.same) / float64(a.turns+a.units) }

func (a agreement) String() string {
	return fmt.Sprintf("F1 %.3f (%d turns, %d units of which %d kept, %d same in text, %d of them in speaker)",
		a.f1(), a.turns, a.units, a.kept, a.same, a.speakers)
}

// compare matches turns with units, in order, as many as can be.
func compare(d *graph.Document, units []unit) agreement {
	a := agreement{turns: len(d.Turns), units: len(units)}
	turns, gold := make([]string, len(d.Turns)), make([]string, len(units))
	for i := range d.Turns {
		turns[i] = fold(d.TurnText(&d.Turns[i]))
	}
	all := fold(keptText(d))
	for i := range units {
		gold[i] = fold(noteMark.ReplaceAllString(units[i].Text, ""))
		if strings.Contains(all, strings.TrimPrefix(gold[i], "aa ")) {
			a.kept++
		}
	}
	for _, m := range common(turns, gold) {
		a.same++
		if fold(units[m[1]].Speaker) == fold(d.Turns[m[0]].Name) {
			a.speakers++
		}
	}
	return a
}

// keptText gives all that a record says: its text, notes and shelf mark.
func keptText(d *graph.Document) string {
	text := []string{d.Text, d.Archive, d.Collection, d.Date}
	for _, n := range d.Notes {
		text = append(text, n.Label+" "+n.Text)
	}
	return strings.Join(text, "\n")
}

// noteMark is the number of a note, which the units hold on to.
var noteMark = regexp.MustCompile(`\[\d+\]`)

// common gives the places of a longest common subsequence.
func common(a, b []string) (same [][2]int) {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if length[i][j] = max(length[i+1][j], length[i][j+1]); a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			same = append(same, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return same
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
