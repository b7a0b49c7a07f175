package classify_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"parley/graph/classify"
)

// TestModelFile proves that a model that was read is written as it was,
// but for what rounds to zero.
func TestModelFile(t *testing.T) {
	want, err := os.ReadFile("data/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, err := classify.ReadModel(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if _, err := m.WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	zero := strings.NewReplacer("\t0.000", "\t", "\t-0.000", "\t")
	if zero.Replace(got.String()) != zero.Replace(string(want)) {
		t.Error("weights.txt, read and written, is not the same")
	}
}

func TestReadModelNamesTheLine(t *testing.T) {
	const good = "words\t1:no\t0.5\n"
	for name, row := range map[string]string{
		"unknown row":      "colour\tred\t1",
		"empty line":       "",
		"no number":        "words\t1:yes\tmuch",
		"not a number":     "words\t1:yes\tNaN",
		"infinite":         "turns\tlength\t1\t-Inf",
		"too many of word": "words\t1:yes" + strings.Repeat("\t1", 25),
		"too many of turn": "turns\tlength" + strings.Repeat("\t1", 9),
		"bad bias":         "targets\tbias\tx",
		"bad threshold":    "threshold\tturns\tlow",
		"bad provenance":   "trained\tlast week",
	} {
		_, err := classify.ReadModel(strings.NewReader(good + row + "\n"))
		if err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func TestReadModelWithoutWeights(t *testing.T) {
	for _, text := range []string{"", "words\tbias\t1\n", strings.Repeat("x", 1<<17)} {
		if _, err := classify.ReadModel(strings.NewReader(text)); err == nil {
			t.Errorf("%.20q is read as a model", text)
		}
	}
}

// FuzzReadModel proves that whatever is read as a model can code.
func FuzzReadModel(f *testing.F) {
	f.Add("threshold\tturns\t-9\nwords\t1:no\t0.5\nturns\tlength\t1\n")
	f.Add("trained\tlast week\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := classify.ReadModel(strings.NewReader(text))
		if err != nil {
			return
		}
		c, err := classify.NewWith(m)
		if err != nil {
			t.Fatal(err)
		}
		d := talk("May we use the port?", "No. We cannot agree to this.")
		if err := c.Code(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Error(err)
		}
	})
}
