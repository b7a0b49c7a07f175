package relate

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parley/graph/phrase"
)

// A model judges candidates by the cues that their words hold. Cues are named
// patterns of a data file, weights the log-odds that each cue adds, learnt from
// coded records and kept in another data file.
type model struct {
	cues     []string // by the value of a pattern
	matcher  *phrase.Matcher
	prior    map[string]float64 // log-odds before anything is learnt
	weights  map[string]float64
	mu       sync.Mutex
	scanners []*phrase.Scanner // free ones; each remembers the states that it met
}

// bias is the name of the weight that every candidate has.
const bias = "any"

func readModel(cueFile, weightFile string) (*model, error) {
	m := &model{prior: map[string]float64{}, weights: map[string]float64{}}
	var g phrase.Grammar
	err := entries(cueFile, func(line string) error {
		name, pattern, ok := cutLast(line)
		if !ok {
			return fmt.Errorf("%q is not: cue: pattern", line)
		}
		if part, ok := strings.CutPrefix(name, "define "); ok {
			return g.Define(part, pattern)
		}
		if cue, ok := strings.CutPrefix(name, "weigh "); ok {
			return m.weigh(m.prior, cue, pattern)
		}
		return g.Add(pattern, m.cue(name))
	})
	if err != nil {
		return nil, err
	}
	m.matcher = g.Compile()
	return m, entries(weightFile, func(line string) error {
		weight, cue, _ := strings.Cut(line, " ")
		return m.weigh(m.weights, cue, weight)
	})
}

func (m *model) weigh(into map[string]float64, cue, weight string) error {
	w, err := strconv.ParseFloat(weight, 64)
	into[cue] = w
	return err
}

// cutLast parts a line at its last colon; a cue's name may hold one.
func cutLast(line string) (name, rest string, ok bool) {
	i := strings.LastIndex(line, ": ")
	if i < 0 {
		return line, "", false
	}
	return line[:i], line[i+2:], true
}

func (m *model) cue(name string) int {
	if i := slices.Index(m.cues, name); i >= 0 {
		return i
	}
	m.cues = append(m.cues, name)
	return len(m.cues) - 1
}

// scan finds the cues in a row of folded words.
func (m *model) scan(words []string, found []phrase.Match) []phrase.Match {
	s := m.scanner()
	defer m.free(s)
	return s.Scan(words, found)
}

func (m *model) scanner() *phrase.Scanner {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := len(m.scanners); n > 0 {
		s := m.scanners[n-1]
		m.scanners = m.scanners[:n-1]
		return s
	}
	return phrase.NewScanner(m.matcher)
}

func (m *model) free(s *phrase.Scanner) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.scanners = append(m.scanners, s)
}

// judge gives the probability that a candidate with these features holds. A
// feature given twice counts once.
func (m *model) judge(features []string) float64 {
	z := m.weights[bias]
	for i, f := range features {
		if !slices.Contains(features[:i], f) {
			z += m.weights[f]
		}
	}
	return 1 / (1 + math.Exp(-z))
}
