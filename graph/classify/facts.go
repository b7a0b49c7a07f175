package classify

import (
	"math"

	"parley/graph"
)

// A fact is something known of a whole turn, with its amount.
type fact struct {
	name  string
	value float64
}

// facts tells of turn i what decides, after its words were judged, which kinds
// it holds: its judgements, its length, what it answers, and its neighbours.
func facts(turns []judged, i int, form graph.Form) []fact {
	t := &turns[i]
	labelled := 0.0
	if form == graph.Labelled {
		labelled = 1
	}
	n := math.Log(float64(len(t.text.tokens) + 1))
	f := []fact{
		{"labelled", labelled},
		{"length", n},
		{"length squared", n * n / 5},
		{"clauses", math.Log(float64(len(t.clauses) + 1))},
		{"length if labelled", labelled * n},
	}
	for k, name := range judgements {
		f = append(f, judgementFacts(t, k, name, n, labelled)...)
	}
	f = append(f, neighbour(turns, i-1, "before: ")...)
	f = append(f, neighbour(turns, i+1, "after: ")...)
	f = append(f, neighbour(turns, i-2, "two before: ")...)
	f = append(f, exchange(turns, i)...)
	f = append(f, answering(turns, i)...)
	f = append(f, climate(turns, i, 4, "around: ")...)
	return append(f, climate(turns, i, len(turns), "record: ")...)
}

// judgementFacts tells what the words say of one judgement.
func judgementFacts(t *judged, k int, name string, n, labelled float64) []fact {
	second, sum := float64(silence), 0.0
	for c, z := range t.clauses {
		if c != t.at[k] {
			second = max(second, z[k])
		}
		sum += sigmoid(z[k])
	}
	clause, sentence, turn := t.best[clauseGrain][k], t.best[sentenceGrain][k], t.best[turnGrain][k]
	p := sigmoid(clause)
	return []fact{
		{name + " clause, log-odds", max(clause, -6)},
		{name + " clause", p},
		{name + " second clause", sigmoid(second)},
		{name + " clauses", min(sum, 3)},
		{name + " clause by length", p * n},
		{name + " clause if labelled", p * labelled},
		{name + " sentence, log-odds", max(sentence, -6)},
		{name + " sentence", sigmoid(sentence)},
		{name + " turn, log-odds", max(turn, -6)},
		{name + " turn", sigmoid(turn)},
	}
}

// likely gives how likely judgement k of turn t is by its clauses alone.
func (t *judged) likely(k int) float64 { return sigmoid(t.best[clauseGrain][k]) }

func neighbour(turns []judged, i int, which string) []fact {
	if i < 0 || i >= len(turns) {
		return nil
	}
	var f []fact
	for k, name := range judgements {
		f = append(f, fact{which + name, turns[i].likely(k)})
	}
	if turns[i].asks() {
		f = append(f, fact{which + "question", 1})
	}
	return f
}

// asks reports whether the turn ends in a question.
func (s *seen) asks() bool {
	t := s.text.tokens
	return len(t) > 0 && t[len(t)-1].text == "?"
}

// climate gives how much of each judgement is in the air within reach of turn i.
func climate(turns []judged, i, reach int, which string) []fact {
	var sum scores
	tokens, n := 0, 0
	for j := max(0, i-reach); j < min(len(turns), i+reach+1); j++ {
		if j == i {
			continue
		}
		for k := range sum {
			sum[k] += turns[j].likely(k)
		}
		tokens += len(turns[j].text.tokens)
		n++
	}
	if n == 0 {
		return nil
	}
	var f []fact
	for k, name := range judgements {
		f = append(f, fact{which + name, sum[k] / float64(n)})
	}
	return append(f, fact{which + "length", math.Log(1 + float64(tokens)/float64(n))})
}
