package classify

import (
	"os"
	"slices"
	"testing"

	"parley/graph"
)

func TestCover(t *testing.T) {
	if os.Getenv("COVER") == "" {
		t.Skip()
	}
	n := map[string]int{}
	kindsOf := map[graph.EntityKind]int{}
	for _, r := range goldRecords(t) {
		byUnit := map[int]map[string]graph.EntityKind{}
		_ = byUnit
		kind := map[string]graph.EntityKind{}
		for _, e := range r.Gold.Entities {
			kind[e.ID] = graph.EntityKind(e.Kind)
		}
		for _, u := range r.Gold.Turns {
			for _, s := range u.Stances {
				for _, x := range s.Targets {
					n["gold targets"]++
					kindsOf[kind[x]]++
				}
			}
		}
		for _, l := range r.Labels {
			if l.Optional {
				continue
			}
			n["placed stances"]++
			if l.Holder.IsZero() {
				n["no holder"]++
			}
			if len(l.Targets) == 0 {
				n["no target in doc"]++
				continue
			}
			x := l.Targets[0]
			in := func(sp graph.Span) bool {
				return slices.ContainsFunc(r.Doc.Mentions, func(m graph.Mention) bool { return m.Entity == x && sp.Contains(m.Span) })
			}
			turn := r.Doc.Turn(l.Turn)
			e := r.Doc.Entity(x)
			n["kind "+string(e.Kind)]++
			var topic []graph.ID
			for _, tp := range r.Doc.Topics {
				if tp.At > l.Quote.Start {
					break
				}
				topic = tp.Entities
			}
			switch {
			case in(l.Quote):
				n["in quote"]++
			case in(turn.Span):
				n["in turn"]++
			case len(topic) > 0 && topic[0] == x:
				n["topic first"]++
			case slices.Contains(topic, x):
				n["topic any"]++
			default:
				seen := false
				for _, m := range r.Doc.Mentions {
					if m.Entity == x && m.Start < l.Quote.Start {
						seen = true
					}
				}
				if seen {
					n["earlier"]++
				} else {
					n["later or never"]++
				}
			}
		}
	}
	t.Log(n)
	t.Log(kindsOf)
}
