package link_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

func TestGoldMentions(t *testing.T) {
	var all score
	var detail []string
	for _, x := range goldRecords(t) {
		name, g, us, d := x.name, x.gold, x.units, x.doc
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		s, misses := mentions(g, d, places(d, us))
		all.add(s)
		if name == customers && s.f1() < 0.92 {
			t.Errorf("%s: mentions F1 is %.3f; want 0.92 at least", name, s.f1())
		}
		t.Logf("%-28s mentions F1 %.3f  +%d -%d of %d", name, s.f1(), s.fp, s.fn, s.tp+s.fn)
		detail = append(detail, "## "+name)
		detail = append(detail, misses...)
	}
	if all.f1() < 0.86 {
		t.Errorf("mentions F1 over all records is %.3f; want 0.86 at least", all.f1())
	}
	t.Logf("all: mentions F1 %.3f P %d/%d R %d/%d", all.f1(), all.tp, all.tp+all.fp, all.tp, all.tp+all.fn)
	if f := os.Getenv("DETAIL"); f != "" {
		os.WriteFile(f, []byte(strings.Join(detail, "\n")), 0o644)
	}
}

// TestGoldReports measures how often the innermost report around a gold quote,
// or else the speaker, names the stance's holder.
func TestGoldReports(t *testing.T) {
	var right, all int
	for _, x := range goldRecords(t) {
		name, g, us, d := x.name, x.gold, x.units, x.doc
		r, n := holders(t, g, us, d)
		t.Logf("%-28s holder %d of %d = %.2f", name, r, n, float64(r)/float64(max(n, 1)))
		right, all = right+r, all+n
	}
	share := float64(right) / float64(all)
	t.Logf("all: holder %d of %d = %.3f", right, all, share)
	if share < 0.82 {
		t.Errorf("reports name %.3f of the holders; want 0.82 at least", share)
	}
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
	var all, bare score
	for _, x := range goldRecords(t) {
		name, g, us, d := x.name, x.gold, x.units, x.doc
		a, b := targets(t, g, us, d)
		t.Logf("%-28s topic %d of %d = %.2f; clause without a name %d of %d = %.2f", name,
			a.tp, a.tp+a.fn, float64(a.tp)/float64(max(a.tp+a.fn, 1)), b.tp, b.tp+b.fn, float64(b.tp)/float64(max(b.tp+b.fn, 1)))
		all.add(a)
		bare.add(b)
		if name == customers && a.tp*10 < (a.tp+a.fn)*8 {
			t.Errorf("%s: topics name %d of %d targets; want 8 of 10 at least", name, a.tp, a.tp+a.fn)
		}
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
