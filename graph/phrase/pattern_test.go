package phrase_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/phrase"
)

func TestPatterns(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          []phrase.Match
	}{
		{"we cannot", "but we cannot now", []phrase.Match{{Start: 1, End: 3}}},
		{"(i | my government) accept", "my government accept", []phrase.Match{{Start: 0, End: 3}}},
		{"we [really | just] want", "we just want", []phrase.Match{{Start: 0, End: 3}}},
		{"we [really | just] want", "we want", []phrase.Match{{Start: 0, End: 2}}},
		{"we (very | so)* glad", "we very very so glad", []phrase.Match{{Start: 0, End: 5}}},
		{"if ..2 then", "if a b then", []phrase.Match{{Start: 0, End: 4}}},
		{"if ..2 then", "if a b c then", nil},
		{"if ..2 then", "if . then", nil},
		{"must ..2 , then", "must a , then", []phrase.Match{{Start: 0, End: 4}}},
		{"if ..2 , then [, | x]", "if a , then ,", []phrase.Match{{Start: 0, End: 5}}},
		{"_ years", "25 years", []phrase.Match{{Start: 0, End: 2}}},
		{"# years", "ten years", nil},
		{"refus* to", "refused to", []phrase.Match{{Start: 0, End: 2}}},
		{"*ing on", "insisting on", []phrase.Match{{Start: 0, End: 2}}},
		{"^ no", "^ no", []phrase.Match{{Start: 0, End: 2}}},
		{"{self} agree", "i agree", []phrase.Match{{Start: 0, End: 2}}},
		{"a [b]", "a b", []phrase.Match{{Start: 0, End: 2}}},
	}
	for _, tt := range tests {
		var g phrase.Grammar
		if err := g.Define("self", "i | we"); err != nil {
			t.Fatal(err)
		}
		if err := g.Add(tt.pattern, 0); err != nil {
			t.Fatalf("%q: %v", tt.pattern, err)
		}
		got := phrase.NewScanner(g.Compile()).Scan(strings.Fields(tt.text), nil)
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q in %q: %s", tt.pattern, tt.text, d)
		}
	}
}

func TestBadPatterns(t *testing.T) {
	for _, p := range []string{"", "(a", "a )", "[ | a]", "{nobody}", "..x", "..99", "( )"} {
		var g phrase.Grammar
		if err := g.Add(p, 0); err == nil {
			t.Errorf("Add(%q) is accepted", p)
		}
	}
}

func FuzzPattern(f *testing.F) {
	f.Add("we (can | may)* [not] ..3 agree*", "we can may agree")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 200 || len(text) > 2000 {
			t.Skip("long input shows nothing more")
		}
		var g phrase.Grammar
		if g.Add(pattern, 0) != nil {
			return
		}
		words := strings.Fields(text)
		for _, m := range phrase.NewScanner(g.Compile()).Scan(words, nil) {
			if m.Start < 0 || m.End <= m.Start || m.End > len(words) {
				t.Fatalf("bad match %+v in %d words", m, len(words))
			}
		}
	})
}
