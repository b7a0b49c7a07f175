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
	"testing"

	"parley/graph"
)

const shared = "../../../shared"

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

func TestGoldMentions(t *testing.T) {
	l := newLinker(t)
	var all score
	var detail []string
	for _, name := range goldNames(t) {
		g, us := readGold(t, name)
		d := goldDocument(t, name)
		if err := l.Link(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		s, misses := mentions(g, d, places(d, us))
		all.add(s)
		t.Logf("%-28s mentions F1 %.3f  +%d -%d of %d", name, s.f1(), s.fp, s.fn, s.tp+s.fn)
		detail = append(detail, "## "+name)
		detail = append(detail, misses...)
	}
	t.Logf("all: mentions F1 %.3f P %d/%d R %d/%d", all.f1(), all.tp, all.tp+all.fp, all.tp, all.tp+all.fn)
	if f := os.Getenv("DETAIL"); f != "" {
		os.WriteFile(f, []byte(strings.Join(detail, "\n")), 0o644)
	}
}

// TestGoldReports measures how often the innermost report around a gold quote,
// or else the speaker, names the stance's holder.
func TestGoldReports(t *testing.T) {
	l := newLinker(t)
	var right, all int
	for _, name := range goldNames(t) {
		g, us := readGold(t, name)
		d := goldDocument(t, name)
		if err := l.Link(d); err != nil {
			t.Fatal(err)
		}
		r, n := holders(t, g, us, d)
		t.Logf("%-28s holder %d of %d = %.2f", name, r, n, float64(r)/float64(max(n, 1)))
		right, all = right+r, all+n
	}
	t.Logf("all: holder %d of %d = %.3f", right, all, float64(right)/float64(all))
}

func holders(t testing.TB, g *goldRecord, us []unit, d *graph.Document) (right, all int) {
	al := g.align(d)
	for _, turn := range g.Turns {
		for _, s := range turn.Stances {
			n, at := locate(d, us, turn.N, s.Quote)
			if n == 0 {
				continue
			}
			all++
			got := al[d.Turns[n-1].Speaker]
			inner := -1
			for _, r := range d.Reports {
				if r.Turn == n && r.Start <= at.Start+8 && at.Start < r.End && r.Start >= inner {
					inner, got = r.Start, al[r.Holder]
				}
			}
			if got == s.Holder {
				right++
			} else if os.Getenv("DETAIL") != "" {
				t.Logf("   %d want %s got %s: %.120s", turn.N, s.Holder, got, s.Quote)
			}
		}
	}
	return right, all
}

// locate finds a gold quote of unit n in d: its turn and span.
func locate(d *graph.Document, us []unit, n int, quote string) (int, graph.Span) {
	var text string
	for _, u := range us {
		if u.N == n {
			text = body(u.Text)
		}
	}
	for i := range d.Turns {
		turn := &d.Turns[i]
		own := d.TurnText(turn)
		k := strings.Index(own, quote)
		if k < 0 {
			continue
		}
		if b := body(own); strings.Contains(text, b) || strings.Contains(b, text) || len(b) > 40 && strings.Contains(text, b[:40]) {
			return i + 1, graph.Span{Start: turn.Span.Start + k, End: turn.Span.Start + k + len(quote)}
		}
	}
	return 0, graph.Span{}
}

// TestGoldTopics measures how often the first entity of the topic at a gold
// quote is one of the stance's targets.
func TestGoldTopics(t *testing.T) {
	l := newLinker(t)
	var all, bare score
	for _, name := range goldNames(t) {
		g, us := readGold(t, name)
		d := goldDocument(t, name)
		if err := l.Link(d); err != nil {
			t.Fatal(err)
		}
		a, b := targets(t, g, us, d)
		t.Logf("%-28s topic %d of %d = %.2f; clause without a name %d of %d = %.2f", name,
			a.tp, a.tp+a.fn, float64(a.tp)/float64(max(a.tp+a.fn, 1)), b.tp, b.tp+b.fn, float64(b.tp)/float64(max(b.tp+b.fn, 1)))
		all.add(a)
		bare.add(b)
	}
	t.Logf("all: topic %d of %d = %.3f; clause without a name %d of %d = %.3f", all.tp, all.tp+all.fn,
		float64(all.tp)/float64(all.tp+all.fn), bare.tp, bare.tp+bare.fn, float64(bare.tp)/float64(bare.tp+bare.fn))
}

func targets(t testing.TB, g *goldRecord, us []unit, d *graph.Document) (all, bare score) {
	al := g.align(d)
	for _, turn := range g.Turns {
		for _, s := range turn.Stances {
			n, at := locate(d, us, turn.N, s.Quote)
			if n == 0 {
				continue
			}
			want := append(slices.Clone(s.Targets), s.AlsoOk...)
			got := ""
			for _, topic := range d.Topics {
				if topic.At > at.Start {
					break
				}
				got = ""
				for _, id := range topic.Entities {
					if al[id] != s.Holder {
						got = al[id]
						break
					}
				}
			}
			named := slices.ContainsFunc(d.Mentions, func(m graph.Mention) bool { return at.Contains(m.Span) && al[m.Entity] != s.Holder })
			var sc score
			if sc.fn = 1; slices.Contains(want, got) {
				sc = score{tp: 1}
			} else if os.Getenv("DETAIL") != "" {
				t.Logf("   %d want %s got %s: %.120s", turn.N, s.Targets, got, s.Quote)
			}
			all.add(sc)
			if !named {
				bare.add(sc)
			}
		}
	}
	return all, bare
}
