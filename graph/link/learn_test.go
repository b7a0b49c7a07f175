package link_test

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph/link"
)

var update = flag.Bool("update", false, "learn the weights of matters anew")

// An example is a place where a matter is spoken of, with what gold says of it.
type example struct {
	record, matter, unit int
	id                   string // the gold entity that the matter is; empty for none
	facts                []string
	holds, open          bool // gold mentions it there; gold leaves it open
	share                float64
}

// TestIssues measures how well matters are told from other nouns, by weights
// learnt from other records.
func TestIssues(t *testing.T) {
	const parts = 4
	records := goldRecords(t)
	examples := matterExamples(t, records)
	for part := range parts {
		w := learn(examples, func(e *example) bool { return e.record%parts != part })
		for i := range examples {
			if e := &examples[i]; e.record%parts == part {
				e.share = share(w, e.facts)
			}
		}
	}
	s, known, stances, kept := chosen(t, examples, records)
	t.Logf("left out: %d matters kept, mentions P %d/%d of %d; target known %d of %d = %.3f", kept, s.tp, s.tp+s.fp, s.tp+s.fn, known, stances, float64(known)/float64(stances))
	if 100*s.tp < 38*(s.tp+s.fp) || 100*s.tp < 45*(s.tp+s.fn) {
		t.Error("of mentions kept want 38 of 100 right, and of those to find 45 of 100 kept")
	}
	if *update {
		writeWeights(t, learn(examples, func(*example) bool { return true }))
	}
}

// matterExamples labels every place where a matter is spoken of.
func matterExamples(t *testing.T, records []linkedRecord) []example {
	var out []example
	for i, x := range records {
		d := goldDocument(t, x.name)
		place, names := places(d, x.units), x.gold.names()
		want, open := x.gold.mentioned()
		for _, p := range newLinker(t).Places(d) {
			e := example{record: i, matter: p.Matter, id: sharing(names, p.Names), facts: p.Facts}
			if e.unit = place(p.Turn, p.Span); e.unit == 0 {
				continue
			}
			at := pair{e.unit, e.id}
			e.holds, e.open = want[at], open[at]
			out = append(out, e)
		}
	}
	return out
}

// mentioned gives the mentions of a gold record, and those that it leaves open.
func (g *goldRecord) mentioned() (want, open map[pair]bool) {
	want, open = map[pair]bool{}, map[pair]bool{}
	for _, t := range g.Turns {
		for _, m := range t.Mentions {
			want[pair{t.N, m}] = true
		}
		for _, m := range t.MentionsOk {
			open[pair{t.N, m}] = true
		}
	}
	return want, open
}

// sharing gives the gold entity that shares most of the names.
func sharing(gold map[string]map[string]bool, names []string) string {
	best, most := "", 0
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		shared := map[string]bool{}
		for _, n := range names {
			if f := fold(n); gold[id][f] {
				shared[f] = true
			}
		}
		if n := len(shared); n > 0 && n >= most {
			best, most = id, n
		}
	}
	return best
}

// chosen scores what the thresholds of the linker let through.
func chosen(t *testing.T, examples []example, records []linkedRecord) (s score, known, stances, kept int) {
	type key struct {
		record, n int
		id        string
	}
	best := map[key]float64{}
	for _, e := range examples {
		k := key{record: e.record, n: e.matter}
		best[k] = max(best[k], e.share)
	}
	right, wrong, all, matters := map[key]bool{}, map[key]bool{}, map[key]bool{}, map[key]bool{}
	about := map[key]bool{}
	for _, e := range examples {
		m, at := key{record: e.record, n: e.matter}, key{e.record, e.unit, e.id}
		all[at] = all[at] || e.holds
		if best[m] < link.DealtWith || e.share < link.SpokenOf {
			continue
		}
		matters[m] = true
		about[key{record: e.record, id: e.id}] = true
		if e.id == "" {
			at.id = fmt.Sprint(e.matter)
		}
		switch {
		case e.holds:
			right[at] = true
		case !e.open:
			wrong[at] = true
		}
	}
	for _, holds := range all {
		if holds {
			s.fn++
		}
	}
	for i, x := range records {
		d := goldDocument(t, x.name)
		newLinker(t).LinkNames(d)
		named := map[string]bool{}
		for _, id := range x.gold.align(d) {
			named[id] = true
		}
		for _, turn := range x.gold.Turns {
			for _, st := range turn.Stances {
				if st.Optional || len(st.Targets) == 0 {
					continue
				}
				stances++
				if slices.ContainsFunc(st.Targets, func(id string) bool { return named[id] || about[key{record: i, id: id}] }) {
					known++
				}
			}
		}
	}
	s.tp, s.fp = len(right), len(wrong)
	s.fn -= s.tp
	return s, known, stances, len(matters)
}

// learn fits log-odds for each fact by gradient descent.
func learn(examples []example, use func(*example) bool) map[string]float64 {
	const rounds, rate, decay = 80, 0.5, 1.0
	number := map[string]int{}
	var names []string
	var rows [][]int
	var holds []bool
	rare := rareFacts(examples, use)
	for i := range examples {
		e := &examples[i]
		if !use(e) {
			continue
		}
		var row []int
		for _, f := range e.facts {
			if rare[f] {
				continue
			}
			n, ok := number[f]
			if !ok {
				n = len(names)
				number[f], names = n, append(names, f)
			}
			row = append(row, n)
		}
		rows, holds = append(rows, row), append(holds, e.holds)
	}
	w, sum := make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		grad := make([]float64, len(names))
		for f := range grad {
			grad[f] = decay * w[f]
		}
		for i, row := range rows {
			z := 0.0
			for _, f := range row {
				z += w[f]
			}
			g := 1 / (1 + math.Exp(-z))
			if holds[i] {
				g--
			}
			for _, f := range row {
				grad[f] += g
			}
		}
		for f, g := range grad {
			sum[f] += g * g
			w[f] -= rate * g / math.Sqrt(sum[f]+1e-6)
		}
	}
	learnt := map[string]float64{}
	for i, name := range names {
		learnt[name] = w[i]
	}
	return learnt
}

// rareFacts gives the nouns and words that too few records have to learn from.
func rareFacts(examples []example, use func(*example) bool) map[string]bool {
	const nouns, words = 2, 3 // records at least
	seen := map[string]map[int]bool{}
	for i := range examples {
		if e := &examples[i]; use(e) {
			for _, f := range e.facts {
				if seen[f] == nil {
					seen[f] = map[int]bool{}
				}
				seen[f][e.record] = true
			}
		}
	}
	rare := map[string]bool{}
	for f, in := range seen {
		rare[f] = strings.HasPrefix(f, "noun") && len(in) < nouns || strings.HasPrefix(f, "word") && len(in) < words
	}
	return rare
}

func share(w map[string]float64, facts []string) float64 {
	z := 0.0
	for _, f := range facts {
		z += w[f]
	}
	return 1 / (1 + math.Exp(-z))
}

// writeWeights keeps the weights as a data file, the heaviest first.
func writeWeights(t *testing.T, w map[string]float64) {
	t.Helper()
	round := func(x float64) int { return int(math.Round(100 * x)) }
	names := slices.SortedFunc(maps.Keys(w), func(a, b string) int {
		if c := round(math.Abs(w[b])) - round(math.Abs(w[a])); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	b.WriteString("# Log-odds of what speaks for or against a noun being a matter of the negotiation,\n# learnt from coded records. Learn again: go test ./graph/link -run Issues -update\n")
	for _, n := range names {
		if round(w[n]) != 0 {
			fmt.Fprintf(&b, "%+.2f %s\n", w[n], n)
		}
	}
	if err := os.WriteFile("data/issues.weights.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
