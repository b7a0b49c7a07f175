package link_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/graph"
)

const (
	shared    = "../../../shared"
	customers = "1945-07-02-soong-stalin" // the customer's record
)

// A goldRecord is what this test reads of a gold coding, by the guide's section 6.
type goldRecord struct {
	Entities []struct {
		ID, Kind string
		Names    []string
	}
	Turns []struct {
		N                    int
		Mentions, MentionsOk []string
		Stances              []struct {
			Kind, Holder, Quote string
			Targets, AlsoOk     []string
			Optional            bool
		}
	}
}

var titles = regexp.MustCompile(`^(the|mr|mrs|dr|gen|general|amb|ambassador|generalissimo|president|marshal|chairman|premier|prime minister|secretary|foreign minister|minister|vice minister|vm|pm|sir|col|colonel|senator|under secretary) `)
var signs = regexp.MustCompile(`[^\p{L}\p{N}_]+`)

var numbers = regexp.MustCompile(`\b\d+\b`)

// body gives a text without signs and bare numbers, which footnotes leave behind.
func body(s string) string { return norm(numbers.ReplaceAllString(s, " ")) }

func norm(s string) string {
	return strings.TrimSpace(signs.ReplaceAllString(strings.ToLower(s), " "))
}

func fold(s string) string {
	for s = norm(s); ; {
		t := titles.ReplaceAllString(s, "")
		if t == s {
			return s
		}
		s = t
	}
}

// names gives the folded names of every gold entity.
func (g *goldRecord) names() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, e := range g.Entities {
		m[e.ID] = map[string]bool{fold(e.ID): true}
		for _, n := range e.Names {
			m[e.ID][fold(n)] = true
		}
	}
	return m
}

// align gives the gold id of each entity of d, or its own name.
func (g *goldRecord) align(d *graph.Document) map[graph.ID]string {
	gold, out := g.names(), map[graph.ID]string{}
	ids := slices.Sorted(maps.Keys(gold))
	for _, e := range d.Entities {
		best, most := "?"+e.Name, 0
		for _, id := range ids {
			n := 0
			seen := map[string]bool{}
			for _, name := range append([]string{e.Name}, e.Aliases...) {
				if f := fold(name); gold[id][f] && !seen[f] {
					seen[f] = true
					n++
				}
			}
			if n > 0 && n >= most {
				best, most = id, n
			}
		}
		out[e.ID] = best
	}
	return out
}

type pair struct {
	n  int
	id string
}

// A score counts what was found.
type score struct{ tp, fp, fn int }

func (s score) f1() float64 {
	if s.tp == 0 {
		return 0
	}
	return 2 * float64(s.tp) / float64(2*s.tp+s.fp+s.fn)
}

func (s *score) add(o score) { s.tp, s.fp, s.fn = s.tp+o.tp, s.fp+o.fp, s.fn+o.fn }

// A unit is one numbered unit of a gold record.
type unit struct {
	N             int
	Speaker, Text string
}

// readGold reads a gold coding and its units, or skips the test.
func readGold(t testing.TB, name string) (*goldRecord, []unit) {
	t.Helper()
	g, us := &goldRecord{}, []unit{}
	for path, v := range map[string]any{"gold/" + name + ".gold.json": g, "gold/units/" + name + ".json": &us} {
		data, err := os.ReadFile(filepath.Join(shared, path))
		if err != nil {
			t.Skip("no gold records beside the repository:", err)
		}
		if err := json.Unmarshal(data, v); err != nil {
			t.Fatal(err)
		}
	}
	return g, us
}

// recordFile finds the source of a gold record.
func recordFile(name string) string {
	for _, p := range []string{"frus/" + name + ".xml", "wilson/" + name + ".txt"} {
		if _, err := os.Stat(filepath.Join(shared, "corpus", p)); err == nil {
			return filepath.Join(shared, "corpus", p)
		}
	}
	if m, _ := filepath.Glob(filepath.Join(shared, "corpus/dfat", strings.TrimPrefix(name, "dfat_")+"-*.md")); len(m) == 1 {
		return m[0]
	}
	return ""
}

// places gives for each span of d's turns the gold unit that holds it.
func places(d *graph.Document, us []unit) func(turn int, s graph.Span) int {
	texts := make([]string, len(us))
	for i, u := range us {
		texts[i] = body(u.Text)
	}
	cover := make([][]int, len(d.Turns)+1)
	next := 0
	for i := range d.Turns {
		p := body(d.TurnText(&d.Turns[i]))
		for k := next; k < len(us) && k < next+6; k++ {
			if texts[k] == p {
				cover[i+1] = []int{k}
				next = k + 1
				break
			}
		}
		if cover[i+1] != nil || p == "" {
			continue
		}
		for k := max(0, next-1); k < len(us) && k < next+40; k++ {
			tail := texts[k][min(len(texts[k]), 40):] // a label may stand before
			if texts[k] != "" && (strings.Contains(texts[k], p) || len(texts[k]) > 20 && strings.Contains(p, texts[k]) || len(tail) > 20 && strings.Contains(p, tail)) {
				cover[i+1] = append(cover[i+1], k)
			}
		}
		if c := cover[i+1]; c != nil {
			next = c[len(c)-1] + 1
		}
	}
	return func(turn int, s graph.Span) int {
		c := cover[turn]
		q := body(d.Text[s.Start:s.End])
		for _, k := range c {
			if len(c) == 1 || strings.Contains(texts[k], q) {
				return us[k].N
			}
		}
		return 0
	}
}

// mentions scores the mentions of d as (unit, entity).
func mentions(g *goldRecord, d *graph.Document, place func(int, graph.Span) int) (score, []string) {
	al, names := g.align(d), g.names()
	states := map[string]bool{}
	for _, e := range g.Entities {
		states[e.ID] = e.Kind == "STATE"
	}
	want, ok, got, named := map[pair]bool{}, map[pair]bool{}, map[pair]bool{}, map[pair]bool{}
	for _, t := range g.Turns {
		for _, m := range t.Mentions {
			want[pair{t.N, m}] = true
		}
		for _, m := range t.MentionsOk {
			ok[pair{t.N, m}] = true
		}
	}
	surface := map[pair][]string{}
	for _, m := range d.Mentions {
		p := pair{place(m.Turn, m.Span), al[m.Entity]}
		if p.n == 0 {
			continue
		}
		got[p] = true
		text := d.Text[m.Start:m.End]
		surface[p] = append(surface[p], text)
		named[p] = named[p] || names[p.id][fold(text)]
	}
	var s score
	var misses []string
	for p := range got {
		switch {
		case want[p]:
			s.tp++
		case ok[p] || states[p.id] && !named[p]:
		default:
			s.fp++
			misses = append(misses, fmt.Sprintf("%4d + %s %q", p.n, p.id, surface[p]))
		}
	}
	for p := range want {
		if !got[p] {
			s.fn++
			misses = append(misses, fmt.Sprintf("%4d - %s %q", p.n, p.id, slices.Sorted(maps.Keys(names[p.id]))))
		}
	}
	slices.Sort(misses)
	return s, misses
}

// goldNames lists the gold records.
func goldNames(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(shared, "gold/*.gold.json"))
	if len(files) == 0 {
		t.Skip("no gold records beside the repository")
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".gold.json")
	}
	return files
}

// A linkedRecord is a gold record and what this room makes of it.
type linkedRecord struct {
	name  string
	gold  *goldRecord
	units []unit
	doc   *graph.Document
}

var goldOnce struct {
	sync.Once
	records []linkedRecord
}

// goldRecords parses and links every gold record, once for all tests.
func goldRecords(t testing.TB) []linkedRecord {
	t.Helper()
	names := goldNames(t)
	goldOnce.Do(func() {
		l := newLinker(t)
		for _, name := range names {
			g, us := readGold(t, name)
			d := goldDocument(t, name)
			if err := l.Link(d); err != nil {
				t.Fatal(err)
			}
			goldOnce.records = append(goldOnce.records, linkedRecord{name, g, us, d})
		}
	})
	return goldOnce.records
}
