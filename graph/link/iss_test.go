package link_test

import (
	"fmt"
	"os"
	"parley/graph"
	"sort"
	"strings"
	"testing"
)

func TestIss(t *testing.T) {
	l := newLinker(t)
	type c struct {
		tp, fp int
		where  map[string]bool
	}
	m := map[string]*c{}
	for _, n := range goldNames(t) {
		g, us := readGold(t, n)
		d := goldDocument(t, n)
		l.Link(d)
		pl := places(d, us)
		al := g.align(d)
		want := map[pair]bool{}
		for _, x := range g.Turns {
			for _, k := range x.Mentions {
				want[pair{x.N, k}] = true
			}
			for _, k := range x.MentionsOk {
				want[pair{x.N, k}] = true
			}
		}
		seen := map[pair]bool{}
		for _, x := range d.Mentions {
			e := d.Entity(x.Entity)
			k := string(e.Kind) + " " + e.Name
			if os.Getenv("SURF") != "" {
				k = string(e.Kind) + " " + strings.ToLower(d.Text[x.Start:x.End])
			}
			if e.Kind != graph.Issue && os.Getenv("ALL") == "" {
				continue
			}
			p := pair{pl(x.Turn, x.Span), al[x.Entity]}
			if p.n == 0 || seen[p] {
				continue
			}
			seen[p] = true
			if m[k] == nil {
				m[k] = &c{where: map[string]bool{}}
			}
			if want[p] {
				m[k].tp++
			} else {
				m[k].fp++
			}
			m[k].where[n] = true
		}
	}
	var ks []string
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool {
		a, b := m[ks[i]], m[ks[j]]
		return a.fp-a.tp > b.fp-b.tp || a.fp-a.tp == b.fp-b.tp && ks[i] < ks[j]
	})
	var out []string
	for _, k := range ks {
		w := ""
		for x := range m[k].where {
			w += " " + strings.TrimPrefix(x, "frus19")
		}
		out = append(out, fmt.Sprintf("%d %d %s |%s", m[k].tp, m[k].fp, k, w[:min(len(w), 60)]))
	}
	os.WriteFile("/tmp/iss.txt", []byte(strings.Join(out, "\n")), 0o644)
}
