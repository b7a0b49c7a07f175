package classify

import (
	"math"
	"slices"
	"strings"
)

// nearest tells which of the spots is nearest to the quote, finely and roughly.
func (v *view) nearest(near []spot) (fine factName, rough *region) {
	fine, rough = namedElsewhere, elsewhere
	best := math.MaxInt
	for _, p := range near {
		if far, f, r := v.distance(p); far < best {
			best, fine, rough = far, f, r
		}
	}
	return fine, rough
}

// distance tells how far p is from the quote.
func (v *view) distance(p spot) (far int, fine factName, rough *region) {
	const quote, turn, before, behind = 0, 10, 100, 1000
	back, sentences := v.turn-p.turn, v.sentence-p.sentence
	switch {
	case back < -3:
		return behind - back, namedAfter6, turnAfterIt
	case back < -1:
		return behind - back, namedAfter3, turnAfterIt
	case back < 0:
		return behind, namedAfter, turnAfterIt
	case back > 12:
		return before + back, namedLongBefore, longBefore
	case back > 6:
		return before + back, namedWithin12, turnsBefore
	case back > 3:
		return before + back, namedWithin6, turnsBefore
	case back > 0:
		return before + back, namedTurnsBefore[back], turnsBefore
	case p.token >= v.first && p.token < v.end:
		return quote, namedInQuote, inQuote
	case sentences == 0 && p.token < v.first:
		return quote + 1, namedBefore, inSentence
	case sentences == 0:
		return quote + 2, namedBehind, inSentence
	case sentences > 0:
		n := min(sentences, 4)
		return turn + 2*n, sentencesBefore[n], inTurn
	}
	n := min(-sentences, 3)
	return turn + 2*n + 1, sentencesAfter[n], restOfTurn
}

// grammar adds how m's first name in the position's sentence stands there.
func (v *view) grammar(f []fact, m *matter, near []spot) []fact {
	at := slices.IndexFunc(near, func(p spot) bool { return p.turn == v.turn && p.sentence == v.sentence })
	if at < 0 {
		return f
	}
	token, r := near[at].token, v.text.sentences[v.position.sentence]
	names := &namedThere[0]
	if token >= v.first && token < v.end {
		names = &namedThere[1]
	}
	if !hasName(v.text.tokens[r.first:token]) {
		f = yes(f, names.first)
		if !hasName(v.text.tokens[token+1 : r.end]) {
			f = yes(f, names.only)
		}
	}
	if token+1 < r.end && linking[v.text.tokens[token+1].text] {
		f = yes(f, names.subject)
	}
	if rest := v.doc.Text[v.text.tokens[token].end:]; strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
		f = yes(f, names.possessive, names.possessiveSort[m.sort])
	}
	return f
}

func hasName(ts []token) bool {
	for _, w := range ts {
		if w.text == nameToken {
			return true
		}
	}
	return false
}
