package phrase_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/phrase"
)

func TestWords(t *testing.T) {
	tests := map[string][]string{
		"":                           nil,
		"No news.":                   {"No", "news", "."},
		"The U.S. communicated":      {"The", "U.S.", "communicated"},
		"don't, vis à vis Lüshunkou": {"don't", ",", "vis", "à", "vis", "Lüshunkou"},
		"Chang Tso-lin":              {"Chang", "Tso", "-", "lin"},
		"10 - 15 years":              {"10", "-", "15", "years"},
		"T.V. Soong":                 {"T.V.", "Soong"},
		"end of it. A new one":       {"end", "of", "it", ".", "A", "new", "one"},
		"Chiang’s views":             {"Chiang’s", "views"},
	}
	for text, want := range tests {
		var got []string
		for w := range phrase.Words(text) {
			if text[w.Start:w.End] != w.Text {
				t.Errorf("Words(%q): %q is not at %d–%d", text, w.Text, w.Start, w.End)
			}
			got = append(got, w.Text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("Words(%q): %s", text, d)
		}
	}
}

func TestSetFindsTheLongest(t *testing.T) {
	var s phrase.Set[string]
	s.Add("Port Arthur", "port")
	s.Add("Port", "any")
	s.Add("U.S.", "america")
	tests := []struct {
		words []string
		value string
		n     int
	}{
		{[]string{"port", "arthur", "lease"}, "port", 2},
		{[]string{"port", "of"}, "any", 1},
		{[]string{"us"}, "america", 1},
		{[]string{"arthur"}, "", 0},
		{nil, "", 0},
	}
	for _, tt := range tests {
		if v, n := s.Longest(tt.words); v != tt.value || n != tt.n {
			t.Errorf("Longest(%q) = %q, %d; want %q, %d", tt.words, v, n, tt.value, tt.n)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The U.S. don't (?) [Lüshunkou]")
	f.Add("a\xffb.c.")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for w := range phrase.Words(text) {
			if w.Start < end || w.End <= w.Start || text[w.Start:w.End] != w.Text {
				t.Fatalf("bad word %+v after %d", w, end)
			}
			end = w.End
		}
	})
}
