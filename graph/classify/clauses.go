package classify

import "parley/graph"

// A clause is a stretch of a sentence that can carry a stance of its own.
type clause struct {
	first, end int // tokens of the turn
	sentence   int // index into turnText.sentences
}

// turnText is a turn cut into tokens, sentences and clauses.
type turnText struct {
	turn      *graph.Turn
	tokens    []token
	sentences []tokenRange
	clauses   []clause
}

type tokenRange struct{ first, end int }

// leastClause is how many tokens a clause has at least on both sides of a cut.
const leastClause = 3

// openers begin a new clause where a comma stands before them.
var openers = listedWords("openers")

// joiners begin a new clause even without a comma.
var joiners = listedWords("joiners")

func (t *turnText) cutClauses() {
	for s, r := range t.sentences {
		first := r.first
		for i := r.first + 1; i < r.end; i++ {
			if i-first >= leastClause && r.end-i >= leastClause && t.cutBefore(i) {
				t.clauses = append(t.clauses, clause{first, i, s})
				first = i
			}
		}
		t.clauses = append(t.clauses, clause{first, r.end, s})
	}
}

// cutBefore reports whether a clause ends before token i.
func (t *turnText) cutBefore(i int) bool {
	at := t.tokens[i]
	switch t.tokens[i-1].text {
	case ";", ":", "—", "–", "-", ")", "!", "?":
		return true
	case ",":
		return at.opens
	}
	return at.joins || at.text == "("
}
