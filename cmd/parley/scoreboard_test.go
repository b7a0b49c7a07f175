package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/extract"
	"parley/graph/score"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestScoreboard scores the shipped coder on every gold record at hand and
// holds the figures against fixtures/scoreboard.txt, so that each change of
// quality is seen in a diff. The coder has learnt from these records; what it
// reaches on records that it did not see is in fixtures/quality.txt.
func TestScoreboard(t *testing.T) {
	const golden = "../../fixtures/scoreboard.txt"
	if _, err := os.Stat("../../../shared/gold"); err != nil {
		t.Skip("the gold codings are not at hand:", err)
	}
	set, err := readGoldSet("../../../shared/gold", "../../../shared/corpus")
	if err != nil {
		t.Fatal(err)
	}
	got := scoreboard(t, set)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("the scores have changed; look at them and run go test ./cmd/parley -run Scoreboard -update\n%s", d)
	}
}

// boardColumns are the rows of a score that the board shows, and their heads.
var boardColumns = []struct{ row, head string }{
	{"turn segmentation", "turns"},
	{"mention (turn,entity)", "mention"},
	{"has stance (turn)", "any"},
	{"stance (turn,kind)", "kind"},
	{"stance macro", "macro"},
	{"stance+holder", "holder"},
	{"stance+target", "target"},
	{"term (turn,min,max,unit)", "term"},
	{"linkage turn", "linkage"},
}

func scoreboard(t *testing.T, set []*goldRecord) string {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s", "F1 of the shipped coder")
	for _, c := range boardColumns {
		fmt.Fprintf(&b, "%9s", c.head)
	}
	var tables []*score.Table
	for _, r := range set {
		doc, err := readOnly(r.path, x.Read)
		if err != nil {
			t.Fatal(err)
		}
		table := score.Score(r.Gold, score.FromDocument(doc), r.Units)
		tables = append(tables, table)
		fmt.Fprintf(&b, "\n%-28s%s", r.Name, boardLine(table))
	}
	fmt.Fprintf(&b, "\n%-28s%s\n", "all", boardLine(score.Sum(tables...)))
	return b.String()
}

func boardLine(t *score.Table) string {
	var b strings.Builder
	for _, c := range boardColumns {
		row, _ := t.Row(c.row)
		fmt.Fprintf(&b, "%9.3f", row.F1)
	}
	return b.String()
}
