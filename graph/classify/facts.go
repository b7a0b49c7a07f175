package classify

import (
	"math"

	"parley/graph"
)

// A fact is something known of a whole turn, or of what a position could be
// about, with its amount.
type fact struct {
	name  factName
	value float64
}

var (
	ifLabelled      = newFact("labelled")
	lengthFact      = newFact("length")
	lengthSquared   = newFact("length squared")
	clauseCount     = newFact("clauses")
	lengthLabelled  = newFact("length if labelled")
	terse           = newFact("terse")
	lengthTerse     = newFact("length if terse")
	clauseOdds      = newFacts("", " clause, log-odds")
	clauseChance    = newFacts("", " clause")
	secondClause    = newFacts("", " second clause")
	clauseSum       = newFacts("", " clauses")
	clauseByLength  = newFacts("", " clause by length")
	clauseLabelled  = newFacts("", " clause if labelled")
	clauseTerse     = newFacts("", " clause if terse")
	clauseLongTerse = newFacts("", " clause by length if terse")
	sentenceOdds    = newFacts("", " sentence, log-odds")
	sentenceChance  = newFacts("", " sentence")
	turnOdds        = newFacts("", " turn, log-odds")
	turnChance      = newFacts("", " turn")
	turnBefore      = newNeighbour("before: ")
	turnAfter       = newNeighbour("after: ")
	turnTwoBefore   = newNeighbour("two before: ")
	climateAround   = newClimate("around: ")
	climateOfRecord = newClimate("record: ")
)

// talk is a record's judged turns, as facts are told of them.
type talk struct {
	form  graph.Form
	turns []judged
	total air // of all turns
}

func newTalk(form graph.Form, turns []judged) *talk {
	t := &talk{form: form, turns: turns}
	for i := range turns {
		t.total.breathe(&turns[i])
	}
	return t
}

// facts appends what decides, after the words of turn i were judged, which
// kinds it holds: its judgements, its length, what it answers, its neighbours.
func (r *talk) facts(f []fact, i int) []fact {
	t := &r.turns[i]
	labelled := 0.0
	if r.form == graph.Labelled {
		labelled = 1
	}
	n := math.Log(float64(len(t.text.tokens) + 1))
	f = append(f,
		fact{ifLabelled, labelled},
		fact{lengthFact, n},
		fact{lengthSquared, n * n / 5},
		fact{clauseCount, math.Log(float64(len(t.clauses) + 1))},
		fact{lengthLabelled, labelled * n},
		fact{terse, t.terse},
		fact{lengthTerse, t.terse * n},
	)
	for k := range kinds {
		f = t.judgementFacts(f, k, n, labelled)
	}
	f = r.neighbour(f, i-1, &turnBefore)
	f = r.neighbour(f, i+1, &turnAfter)
	f = r.neighbour(f, i-2, &turnTwoBefore)
	f = r.exchange(f, i)
	f = r.answering(f, i)
	f = r.around(i).facts(f, &climateAround)
	return r.elsewhere(i).facts(f, &climateOfRecord)
}

// judgementFacts tells what the words say of one judgement.
func (t *judged) judgementFacts(f []fact, k int, n, labelled float64) []fact {
	second, sum := float64(silence), 0.0
	for c := range t.clauses {
		z := t.clauses[c][k]
		if c != t.at[k] {
			second = max(second, z)
		}
		sum += sigmoid(z)
	}
	clause, sentence, turn := t.best[clauseGrain][k], t.best[sentenceGrain][k], t.best[turnGrain][k]
	p := t.likely[k]
	return append(f,
		fact{clauseOdds[k], max(clause, -6)},
		fact{clauseChance[k], p},
		fact{secondClause[k], sigmoid(second)},
		fact{clauseSum[k], min(sum, 3)},
		fact{clauseByLength[k], p * n},
		fact{clauseLabelled[k], p * labelled},
		fact{clauseTerse[k], p * t.terse},
		fact{clauseLongTerse[k], p * n * t.terse},
		fact{sentenceOdds[k], max(sentence, -6)},
		fact{sentenceChance[k], sigmoid(sentence)},
		fact{turnOdds[k], max(turn, -6)},
		fact{turnChance[k], sigmoid(turn)},
	)
}

// neighbourFacts are what can be told of a turn near by.
type neighbourFacts struct {
	likely [kinds]factName
	asks   factName
}

func newNeighbour(which string) neighbourFacts {
	return neighbourFacts{newFacts(which, ""), newFact(which + "question")}
}

func (r *talk) neighbour(f []fact, i int, names *neighbourFacts) []fact {
	if i < 0 || i >= len(r.turns) {
		return f
	}
	for k, p := range r.turns[i].likely {
		f = append(f, fact{names.likely[k], p})
	}
	if r.turns[i].asks() {
		f = append(f, fact{names.asks, 1})
	}
	return f
}

// asks reports whether the turn ends in a question.
func (s *seen) asks() bool {
	t := s.text.tokens
	return len(t) > 0 && t[len(t)-1].text == "?"
}
