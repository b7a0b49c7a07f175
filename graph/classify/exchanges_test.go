package classify_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/classify"
)

func TestReadExchanges(t *testing.T) {
	const text = "== Port | subject: the port | sides: A / B\nBerg: We want the port. Now.\n> DEMAND | We want the port. | the port\n>? DEMAND @Holm | Now. | the port; dues\n- Mr. Holm left.\n"
	got, err := classify.ReadExchanges("x.txt", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	d := got[0].Doc
	if err := d.Check(); err != nil {
		t.Error(err)
	}
	l := got[0].Labels
	if len(l) != 2 || l[0].Kind != graph.Demand || d.Text[l[0].Quote.Start:l[0].Quote.End] != "We want the port." || l[0].Holder != d.Turns[0].Speaker {
		t.Errorf("labels are %+v", l)
	}
	if !l[1].Optional || len(l[1].Targets) != 2 || l[1].Holder != graph.EntityID(graph.Person, "Holm") {
		t.Errorf("second label is %+v", l[1])
	}
	if len(d.Sentences) != 3 || d.Form != graph.Narrated {
		t.Errorf("%d sentences, form %s", len(d.Sentences), d.Form)
	}
}

func TestReadExchangesNamesTheLine(t *testing.T) {
	for _, text := range []string{
		"Berg: No.\n",
		"== T\nBerg: No.\n> NO | No. | x\n",
		"== T\nBerg: No.\n> REJECTION | Never. | x\n",
		"== T\nBerg: No.\n> REJECTION | No.\n",
		"== T\n> REJECTION | No. | x\n",
		"== T | colour: red\n",
		"== T\nno label here\n",
	} {
		_, err := classify.ReadExchanges("x.txt", strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), "x.txt line ") {
			t.Errorf("%q: error is %v", text, err)
		}
	}
}

// TestExchangeFiles holds the files that come with Parley to their format.
func TestExchangeFiles(t *testing.T) {
	files, _ := filepath.Glob("data/exchanges/*.txt")
	if len(files) == 0 {
		t.Fatal("no exchanges in data/exchanges")
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		examples, err := classify.ReadExchanges(name, f)
		if err != nil {
			t.Error(err)
		}
		for _, x := range examples {
			if err := x.Doc.Check(); err != nil {
				t.Errorf("%s: %s: %v", name, x.Doc.Title, err)
			}
		}
	}
}

func FuzzReadExchanges(f *testing.F) {
	f.Add("== T | sides: A / B\nBerg: No.\n> REJECTION | No. | the port\n")
	f.Fuzz(func(t *testing.T, text string) {
		examples, err := classify.ReadExchanges("x.txt", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, x := range examples {
			if err := x.Doc.Check(); err != nil && strings.ToValidUTF8(text, "") == text {
				t.Fatal(err)
			}
		}
	})
}
