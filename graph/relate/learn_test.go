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
	names, rows, holds := index(prior, examples, without)
	start, w, sum := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for i, name := range names {
		start[i], w[i] = prior[name], prior[name]
	}
	for range rounds {
		grad := make([]float64, len(names))
		for i, row := range rows {
			z := 0.0
			for _, f := range row {
				z += w[f]
			}
			g := sigmoid(z)
			if holds[i] {
				g = missed * (g - 1)
			}
			for _, f := range row {
				grad[f] += g
			}
		}
		for f, g := range grad {
			g /= float64(len(rows))
			if f > 0 { // the first feature, which all have, is not held back
				g += decay * (w[f] - start[f])
			}
			sum[f] += g * g
			w[f] -= rate * g / math.Sqrt(sum[f]+1e-8)
		}
	}
	learnt := map[string]float64{}
	for i, name := range names {
		learnt[name] = w[i]
	}
	return learnt
}

// index numbers the features, the one that all examples have first.
func index(prior map[string]float64, examples []example, without int) (names []string, rows [][]int, holds []bool) {
	number := map[string]int{"any": 0}
	names = []string{"any"}
	add := func(f string) int {
		n, ok := number[f]
		if !ok {
			n = len(names)
			number[f] = n
			names = append(names, f)
		}
		return n
	}
	for _, f := range slices.Sorted(maps.Keys(prior)) {
		add(f)
	}
	for _, e := range examples {
		if e.record == without {
			continue
		}
		row := []int{0}
		for _, f := range e.features {
			row = append(row, add(f))
		}
		rows, holds = append(rows, row), append(holds, e.holds)
	}
	return names, rows, holds
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
