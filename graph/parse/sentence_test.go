package parse_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/parse"
)

// TestSentences reads each text as a speaker's words; sentences are parted by
// a bar.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"No.|Truman told us.",
		"See No. 5 of our note.|It is short.",
		"Mr. Holm met Dr. A. B. Lind in St. Anna.|They spoke.",
		"The U.S. Government paid.|So did the U.N.|And nobody else.",
		"It is for the U.S.|We cannot say.",
		"We met at 5 p.m. in the hall.|We met at 5 p.m.|It was late.",
		"15-20 years, she recovered.|15 were left.",
		"1. The harbour.|2) The ferry is old.",
		"What (?) did he say?|Nothing!",
		"\"Why not?\" he asked.|\"Because.\"|We left.",
		"Half and half.|(He laughs).|Good.",
		"Then we sell elsewhere.|[Laughter]",
		"He waited ... and went.|Then ...|Nothing came.",
		"It costs 3.5 million, i.e. too much.|Cf. p. 12 of the report.",
		"Gen. Marsh and Amb. Reyes agree, etc. and so on.",
		"That was in March.|We wait.",
		"I am he, and so am I.|You know.",
		"Term|Principles of operations|Aim: use rail",
		"the ferry; the ice: all of it",
	} {
		source := "Brandt: " + strings.ReplaceAll(strings.ReplaceAll(want, "|", " "), "Term Principles of operations ", "Term\n\nPrinciples of operations\n\n") +
			"\nCastell: a\nBrandt: b\nCastell: c\n"
		want := strings.ReplaceAll(want, "|(He laughs).", "|")
		want = strings.ReplaceAll(strings.ReplaceAll(want, "|[Laughter]", ""), "||", "|")
		var got []string
		err := parse.Read("x", strings.NewReader(source), func(d *graph.Document) error {
			for _, s := range d.Sentences {
				if s.Turn == 1 {
					got = append(got, d.Text[s.Start:s.End])
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Error(diff)
		}
	}
}

// TestLabels tells labels from what only looks like one.
func TestLabels(t *testing.T) {
	tests := map[string]string{ // the first line of a record of Mr. Ash and Mr. Elm, and the name it begins with
		"Mr. Ash: Yes.":                         "Mr. Ash",
		"[John] Ash: Yes.":                      "Ash",
		"THE SECRETARY: Yes.":                   "THE SECRETARY",
		"Ash.: Yes.":                            "Ash",
		"VM Ch'iao: Yes.":                       "VM Ch'iao",
		"Interpreter (Chi): Yes.":               "Interpreter",
		"Prime Minister of the Interior: Yes.":  "Prime Minister of the Interior",
		"Sir Mark Lyall Grant (Orm): Yes.":      "Sir Mark Lyall Grant",
		"The Minister of State (Mr. Oak): Yes.": "The Minister of State",
		"Aim: an open harbour.":                 "",
		"Two considerations: ice and money.":    "",
		"Frankly: no.":                          "",
		"DATE: 3 March 1921":                    "",
		"Article 3: the ferry.":                 "",
		"At 10:15 they met.":                    "",
		"See http://example.org for more.":      "",
		"We said this: no.":                     "",
		"The following: ice, money.":            "",
	}
	for line, want := range tests {
		source := line + "\nMr. Ash: What of it?\nMr. Elm: Nothing.\nMr. Ash: Good.\nMr. Elm: So be it, Ash.\n"
		err := parse.Read("x", strings.NewReader(source), func(d *graph.Document) error {
			got := ""
			if len(d.Turns) == 5 {
				got = d.Turns[0].Name
			}
			if got != want {
				t.Errorf("%q: got %q, want %q", line, got, want)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// TestAsides finds what is in brackets and nobody's words.
func TestAsides(t *testing.T) {
	tests := map[string]string{ // a turn, and the kinds found in it
		"I go (shows map).":                     "DIRECTION",
		"(Pavlov reads the translation)":        "DIRECTION",
		"What (?) of it?":                       "DOUBT",
		"We met [garble] there.":                "DOUBT",
		"Dairen [Dalian] is a port.":            "GLOSS",
		"Is the language [the] same?":           "",
		"For long (10 - 15 years) nothing.":     "",
		"We renounced Poland (Warsaw).":         "",
		"[1 line not declassified]":             "OMISSION",
		"I said [matter omitted] that.":         "OMISSION",
		"He said (...) that.":                   "OMISSION",
		"Then (he laughs) we (with a smile) go": "DIRECTION DIRECTION",
		"I do not know () that.":                "",
		"Open ( and never closed.":              "",
	}
	for turn, want := range tests {
		source := "Brandt: " + turn + "\nCastell: a\nBrandt: b\n"
		err := parse.Read("x", strings.NewReader(source), func(d *graph.Document) error {
			var got []string
			for _, a := range d.Asides {
				got = append(got, string(a.Kind))
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%q: got %q, want %q", turn, got, want)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%q: %v", turn, err)
		}
	}
}
