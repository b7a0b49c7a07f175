package classify

// How far back an exchange is remembered, and how fast it fades.
const (
	remembered = 6
	fading     = 0.8
)

var (
	otherSide  = newFacts("other side: ", "")
	ownSide    = newFacts("own side: ", "")
	isTakenUp  = newFact("taken up")
	takesUp    = newFact("takes up")
	shortNo    = newAnswer("short no")
	shortYes   = newAnswer("short yes")
	shortI     = newAnswer("short i")
	shortWe    = newAnswer("short we")
	shortWords = newAnswer("short words")
)

// answerFacts are what can be told of a sort of short answer.
type answerFacts struct {
	toStatement, toQuestion factName
	to                      [kinds]factName
}

func newAnswer(sort string) *answerFacts {
	return &answerFacts{newFact(sort + " to a statement"), newFact(sort + " to a question"), newFacts(sort+" to ", "")}
}

// exchange tells what is open between the sides at turn i: what the other side
// and the own side did in the turns before, the nearer the more.
func (r *talk) exchange(f []fact, i int) []fact {
	turns := r.turns
	var other, own scores
	fade := 1.0
	for j := i - 1; j >= max(0, i-remembered); j-- {
		side := &other
		if turns[j].text.turn.Speaker == turns[i].text.turn.Speaker {
			side = &own
		}
		for k := range side {
			side[k] = max(side[k], fade*turns[j].likely[k])
		}
		fade *= fading
	}
	for k := range kinds {
		f = append(f, fact{otherSide[k], other[k]}, fact{ownSide[k], own[k]})
	}
	return f
}

// answering tells what the words of turn i take up from the turn before, and
// what a short answer answers.
func (r *talk) answering(f []fact, i int) []fact {
	turns := r.turns
	if i+1 < len(turns) {
		f = append(f, fact{isTakenUp, turns[i+1].takesUp})
	}
	if i == 0 {
		return f
	}
	f = append(f, fact{takesUp, turns[i].takesUp})
	a := shortAnswer(&turns[i])
	if a == nil {
		return f
	}
	to := a.toStatement
	if turns[i-1].asks() {
		to = a.toQuestion
	}
	f = append(f, fact{to, 1})
	for k, p := range turns[i-1].likely {
		f = append(f, fact{a.to[k], p})
	}
	return f
}

// shortTurn is how many tokens a short answer has at most.
const shortTurn = 14

var (
	yesWords = listedWords("yes")
	noWords  = listedWords("no")
)

// shortAnswer tells what sort of short answer a turn is, if it is one.
func shortAnswer(s *judged) *answerFacts {
	t := s.text.tokens
	switch {
	case len(t) > shortTurn || len(t) == 0:
		return nil
	case noWords[t[0].text]:
		return shortNo
	case yesWords[t[0].text]:
		return shortYes
	case t[0].text == "i":
		return shortI
	case t[0].text == "we":
		return shortWe
	}
	return shortWords
}

// takenUp gives which part of the longer words of b stood in a.
func (l *lexer) takenUp(a, b *turnText) float64 {
	const long, least = 4, 3
	l.turns++
	for _, w := range a.tokens {
		w.counted = l.turns
	}
	n, both := least, 0
	for _, w := range b.tokens {
		if len(w.text) >= long {
			n++
			if w.counted == l.turns {
				both++
			}
		}
	}
	return float64(both) / float64(n)
}
