package score_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/score"
)

// TestAgreesWithReference holds every row of every table against the reference
// scorer, on codings that differ from gold in all the ways that we can think of.
func TestAgreesWithReference(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the reference scorer")
	}
	records := goldRecords(t)
	dir := t.TempDir()
	args := []string{"-B", "-c", reference, goldDir}
	var want []map[string]score.Row
	var got []string
	for i, r := range records {
		rnd := rand.New(rand.NewPCG(1, uint64(i)))
		lenient(r.coding, rnd)
		gold, path := filepath.Join(dir, r.name+".gold"), filepath.Join(dir, r.name)
		write(t, gold, r.coding)
		write(t, path, perturb(r, rnd))
		args = append(args, gold, path, r.texts, gold, path, "")
		pred := open(t, path, score.Read)
		for _, units := range [][]score.Unit{r.units, nil} {
			b, err := json.Marshal(score.Score(open(t, gold, score.Read), pred, units))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(b))
		}
	}
	var stderr bytes.Buffer
	cmd := exec.Command(python, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("reference scorer: %v\n%s", err, &stderr)
	}
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != len(got) {
		t.Fatalf("the reference gave %d tables; want %d", len(want), len(got))
	}
	for i, w := range want {
		var g map[string]score.Row
		if err := json.Unmarshal([]byte(got[i]), &g); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(w, g); d != "" {
			t.Errorf("%s, table %d (-reference +ours): %s", records[i/2].name, i%2, d)
		}
	}
}

const reference = `
import sys, json
sys.path.insert(0, sys.argv[1])
from score import score
a = sys.argv[2:]
print(json.dumps([score(a[i], a[i + 1], a[i + 2] or None)[0] for i in range(0, len(a), 3)]))
`

func write(t *testing.T, path string, c *score.Coding) {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// lenient lets gold allow more than one answer, as the coding guide permits.
func lenient(c *score.Coding, rnd *rand.Rand) {
	entity := func() string { return c.Entities[rnd.IntN(len(c.Entities))].ID }
	for i := range c.Turns {
		t := &c.Turns[i]
		t.MentionsOk = []string{entity()}
		for j := range t.Stances {
			t.Stances[j].Holders = []string{entity()}
		}
		for j := range t.Terms {
			t.Terms[j].Optional = rnd.IntN(3) == 0
		}
	}
	in := map[int]int{} // the reference picks among several ends of a turn at random
	for _, l := range c.Linkages {
		in[l.Turn]++
	}
	for i := range c.Linkages {
		l := &c.Linkages[i]
		l.Optional = rnd.IntN(3) == 0
		if in[l.Turn] == 1 {
			l.AltEnds = [][2]string{{l.From, entity()}}
		}
	}
}

// perturb gives a coding as a careless coder would make it: entities under
// other ids and with fewer names, turns joined, split and dropped, marks lost,
// changed and added.
func perturb(r goldRecord, rnd *rand.Rand) *score.Coding {
	c := &score.Coding{Document: r.coding.Document, TurnCount: len(r.units)}
	id := map[string]string{}
	for i, e := range r.coding.Entities {
		id[e.ID] = e.ID + "-x"
		names := e.Names[rnd.IntN(len(e.Names)):]
		if rnd.IntN(8) == 0 {
			names = []string{"The Minister " + r.coding.Entities[max(0, i-1)].Names[0]}
		}
		c.Entities = append(c.Entities, score.Entity{ID: id[e.ID], Kind: e.Kind, Names: names})
	}
	coded := map[int]score.Turn{}
	for _, t := range r.coding.Turns {
		coded[t.N] = t
	}
	for _, u := range r.units {
		t := scramble(coded[u.N], id, r, rnd)
		t.N, t.Text = len(c.Turns)+1, u.Text
		switch x := rnd.IntN(20); {
		case x == 0 && len(c.Turns) > 0:
			join(&c.Turns[len(c.Turns)-1], t)
			continue
		case x == 1 && len(u.Text) > 60:
			head, tail, _ := strings.Cut(u.Text, ". ")
			t.Text = head
			c.Turns = append(c.Turns, score.Turn{N: t.N + 1, Text: tail})
			c.Turns[len(c.Turns)-1], t.N = t, t.N+1
			t.Text = tail
		case x == 2:
			continue
		}
		c.Turns = append(c.Turns, t)
	}
	for _, l := range r.coding.Linkages {
		if len(l.AltEnds) > 0 && rnd.IntN(2) == 0 {
			l.To = l.AltEnds[0][1]
		}
		l.Turn, l.From, l.To, l.AltEnds = l.Turn+rnd.IntN(8)/7, id[l.From], id[l.To], nil
		c.Linkages = append(c.Linkages, l)
	}
	return c
}

func join(to *score.Turn, t score.Turn) {
	to.Text += " " + t.Text
	to.Mentions = append(to.Mentions, t.Mentions...)
	to.Stances = append(to.Stances, t.Stances...)
	to.Terms = append(to.Terms, t.Terms...)
}

func scramble(t score.Turn, id map[string]string, r goldRecord, rnd *rand.Rand) score.Turn {
	kinds := []string{"DEMAND", "CONCESSION", "DEFERRAL", "REJECTION", "ACCEPTANCE"}
	entity := func(e string) string {
		if rnd.IntN(6) == 0 {
			return id[r.coding.Entities[rnd.IntN(len(r.coding.Entities))].ID]
		}
		return id[e]
	}
	out := score.Turn{Speaker: t.Speaker}
	for _, m := range t.Mentions {
		surface := []string{"", "Russians", strings.ReplaceAll(m.Entity, "-", " ")}[rnd.IntN(3)]
		out.Mentions = append(out.Mentions, score.Mention{Entity: entity(m.Entity), Text: surface})
	}
	for _, s := range t.Stances {
		if rnd.IntN(5) == 0 {
			s.Kind = kinds[rnd.IntN(len(kinds))]
		}
		targets := s.Targets
		s.Targets, s.Holder, s.Optional, s.AlsoOk = nil, entity(s.Holder), rnd.IntN(30) == 0, nil
		for _, e := range targets {
			s.Targets = append(s.Targets, entity(e))
		}
		out.Stances = append(out.Stances, s)
	}
	for _, x := range t.Terms {
		x.Min, x.Subject = x.Min-float64(rnd.IntN(2)), entity(x.Subject)
		out.Terms = append(out.Terms, x)
	}
	return out
}
