package relate_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// An example is a candidate with what gold says of it.
type example struct {
	record   int
	features []string
	holds    bool
	weight   float64
}

// learn fits log-odds for each feature by gradient descent, held back toward
// prior, on the examples of all records but one (-1: all).
func learn(prior map[string]float64, examples []example, without int) map[string]float64 {
	const rounds, rate, decay, missed = 150, 0.3, 0.02, 1.6 // a missed one weighs more than a false one
	w, step := maps.Clone(prior), map[string]float64{}
	n := 0.0
	for _, e := range examples {
		if e.record != without {
			n++
		}
	}
	for range rounds {
		grad := map[string]float64{}
		for _, e := range examples {
			if e.record == without {
				continue
			}
			g := sigmoid(dot(w, e.features))
			if e.holds {
				g = missed * (g - 1)
			}
			grad["any"] += g
			for _, f := range e.features {
				grad[f] += g
			}
		}
		for f, g := range grad {
			g = g/n + decay*(w[f]-prior[f])
			if f == "any" {
				g = grad[f] / n
			}
			step[f] += g * g
			w[f] -= rate * g / math.Sqrt(step[f]+1e-8)
		}
	}
	return w
}

func dot(w map[string]float64, features []string) float64 {
	z := w["any"]
	for _, f := range features {
		z += w[f]
	}
	return z
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// writeWeights keeps the weights as a data file, the heaviest first.
func writeWeights(t *testing.T, path, head string, w map[string]float64) {
	t.Helper()
	names := slices.SortedFunc(maps.Keys(w), func(a, b string) int {
		if c := round(math.Abs(w[b])) - round(math.Abs(w[a])); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	b.WriteString(head)
	for _, n := range names {
		fmt.Fprintf(&b, "%+.2f %s\n", w[n], n)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func round(x float64) int { return int(math.Round(100 * x)) }
