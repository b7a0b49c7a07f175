package classify

import (
	"math"

	"parley/graph"
)

// judged is a turn with what the clause model makes of it.
type judged struct {
	*seen
	clauses []scores // log-odds by clause
	best    scores   // the highest of a clause
	at      [kinds]int
}

// noClause is the log-odds of a turn without words.
const noClause = -8

func (m *Model) judge(s *seen) judged {
	j := judged{seen: s}
	for k := range j.best {
		j.best[k] = noClause
	}
	for c, f := range s.features {
		z := m.clauses.score(f)
		j.clauses = append(j.clauses, z)
		for k := range z {
			if z[k] > j.best[k] {
				j.best[k], j.at[k] = z[k], c
			}
		}
	}
	return j
}

// A fact is something seen of a whole turn, with its amount.
type fact struct {
	name  string
	value float64
}

// facts tells of turn i what decides, after its clauses were judged, which
// kinds it holds: its clauses' log-odds, its length, and its neighbours.
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
	for k, kind := range graph.StanceKinds {
		f = append(f, clauseFacts(t, k, string(kind), n, labelled)...)
	}
	f = append(f, neighbour(turns, i-1, "before: ")...)
	f = append(f, neighbour(turns, i+1, "after: ")...)
	return append(f, neighbour(turns, i-2, "two before: ")...)
}

func clauseFacts(t *judged, k int, kind string, n, labelled float64) []fact {
	second, sum := float64(noClause), 0.0
	for c, z := range t.clauses {
		if c != t.at[k] {
			second = max(second, z[k])
		}
		sum += sigmoid(z[k])
	}
	p := sigmoid(t.best[k])
	return []fact{
		{kind + " clause, log-odds", max(t.best[k], -6)},
		{kind + " clause", p},
		{kind + " second clause", sigmoid(second)},
		{kind + " clauses", min(sum, 3)},
		{kind + " clause by length", p * n},
		{kind + " clause if labelled", p * labelled},
	}
}

func neighbour(turns []judged, i int, which string) []fact {
	var f []fact
	if i < 0 || i >= len(turns) {
		return nil
	}
	for k, kind := range graph.StanceKinds {
		f = append(f, fact{which + string(kind), sigmoid(turns[i].best[k])})
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
