package link

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// How likely it must be that a matter is one of the negotiation. Fitted to gold
// codings: lower ones find more of what positions are about, and more that none
// is about.
const (
	dealtWith = 0.45 // in its best place
	spokenOf  = 0.35 // in each place that is a mention
)

// A fact is something that speaks for or against a matter, or a place where it
// is spoken of, being one of the negotiation.
type fact struct{ name, value string }

func (f fact) String() string {
	if f.value == "" {
		return f.name
	}
	return f.name + ": " + f.value
}

// weights are the log-odds of facts, learnt from gold codings.
type weights map[fact]float64

// readWeights reads data/issues.weights.txt: a weight, the fact's name and,
// behind a colon, its value.
func readWeights() (weights, error) {
	const path = "data/issues.weights.txt"
	data, err := files.ReadFile(path)
	if err != nil {
		return nil, err
	}
	w := weights{}
	for s, n := bufio.NewScanner(bytes.NewReader(data)), 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), "# ") {
			continue
		}
		number, name, _ := strings.Cut(s.Text(), " ")
		name, value, _ := strings.Cut(name, ": ")
		if w[fact{name, value}], err = strconv.ParseFloat(number, 64); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return w, nil
}

func (w weights) sum(facts []fact) float64 {
	z := 0.0
	for _, f := range facts {
		z += w[f]
	}
	return z
}

// judge gives how likely each sighting of m speaks of a matter of the
// negotiation, and the best of these.
func (f *finder) judge(m *matter) (shares []float64, best float64) {
	base := f.weights.sum(f.factsOf(m))
	for i := range m.at {
		share := 1 / (1 + math.Exp(-base-f.weights.sum(f.factsAt(&m.at[i]))))
		shares, best = append(shares, share), max(best, share)
	}
	return shares, best
}

// factsOf tells what speaks for m as a whole.
func (f *finder) factsOf(m *matter) []fact {
	rank, grouped := "plain", "noun"
	if m.at[0].common {
		rank = "common"
	}
	if m.phrase != "" {
		grouped = "phrase"
	}
	n, all := f.turns(m), len(f.d.Turns)
	turns := step(n, 1, 2, 3, 6)
	share := step(100*n/all, 1, 4, 9, 19)
	facts := []fact{
		{"any", ""}, {"rank", rank}, {"grouped by", grouped}, {"noun", m.at[0].head},
		{"turns", turns}, {"turns, " + rank, turns}, {"percent of turns", share}, {"percent of turns, " + rank, share},
		{"form", string(f.d.Form)}, {"form, " + rank, string(f.d.Form)}, {"turns of the record", step(all, 40, 120)},
	}
	if f.headed(m.name) {
		facts = append(facts, fact{"named in the title", ""})
	}
	for i, name := range markNames {
		count := 0
		for _, s := range m.at {
			count += int(s.marks >> i & 1)
		}
		if count > 0 {
			facts = append(facts, fact{"somewhere", name})
		}
		if 2*count >= len(m.at) {
			facts = append(facts, fact{"mostly", name})
		}
	}
	return facts
}

// step names the step of a stair that n stands on: "up to 3", "more than 6".
func step(n int, tops ...int) string {
	for _, top := range tops {
		if n <= top {
			return "up to " + strconv.Itoa(top)
		}
	}
	return "more than " + strconv.Itoa(tops[len(tops)-1])
}

// factsAt tells what speaks for a place where a matter is spoken of.
func (f *finder) factsAt(s *sighting) []fact {
	facts := []fact{
		{"word before", f.around(s.from-1, s)}, {"word before that", f.around(s.from-2, s)},
		{"word behind", f.around(s.to, s)}, {"word behind that", f.around(s.to+1, s)},
	}
	for i, name := range markNames {
		if s.marks>>i&1 != 0 {
			facts = append(facts, fact{"here", name})
		}
	}
	return facts
}

// around gives word i near s; of a name, its kind.
func (f *finder) around(i int, s *sighting) string {
	turn := f.words[s.from].turn
	switch {
	case i < f.turnAt[turn-1] || i >= f.turnEnd(turn):
		return "none"
	case f.taken[i] >= 0:
		return string(f.hits[f.taken[i]].thing.kind)
	case f.folds[i] == dot:
		return "."
	}
	return f.folds[i]
}
