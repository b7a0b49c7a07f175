package classify

import (
	"math"

	"parley/graph"
)

// mostNamed is up to which rank a matter named often is told of.
const mostNamed = 5

// Facts about how often a matter is named.
var (
	timesBefore     = newFact("times just before")
	timesLately     = newFact("times lately")
	timesSoon       = newFact("times soon after")
	timesInTurn     = newFact("times in turn")
	timesSoFar      = newFact("times so far")
	timesInRecord   = newFact("times in record")
	timesForm       = newByForm("times in record, ")
	timesSort       = newBySort("times in record, ")
	shareOfNames    = newFact("share of names")
	shareSort       = newBySort("share of names, ")
	shareOfTurns    = newFact("share of turns")
	isNamedMost     = newCounted("named ", mostNamed, ". most")
	firstNamedHere  = newFact("first named here")
	severalWords    = newFact("name of several words")
	lastByOtherSide = newFact("named last by the other side")
	lastByOwnSide   = newFact("named last by the own side")
)

// counts appends how often m, whose spots near by are given, is named.
func (v *view) counts(f []fact, m *matter, near []spot) []fact {
	f = v.timesAround(f, near)
	soFar := after(m.spots, v.turn+1, 0)
	times := math.Log1p(float64(len(m.spots))) / 2
	names := 3 * math.Sqrt(float64(len(m.spots))/float64(1+len(v.places)))
	turns := 2 * math.Sqrt(float64(m.turns)/float64(len(v.texts)))
	f = append(f, fact{timesSoFar, math.Log1p(float64(soFar)) / 2},
		fact{timesInRecord, times}, fact{timesForm[v.doc.Form], times}, fact{timesSort[m.sort], times},
		fact{shareOfNames, names}, fact{shareSort[m.sort], names}, fact{shareOfTurns, turns})
	if m.rank > 0 && m.rank <= mostNamed {
		f = yes(f, isNamedMost[m.rank])
	}
	if len(m.spots) > 0 && m.spots[0].turn == v.turn {
		f = yes(f, firstNamedHere)
	}
	if m.several {
		f = yes(f, severalWords)
	}
	return v.lastNamer(f, near)
}

// timesAround appends how often the spots near by lie around the position, the
// far ones fading.
func (v *view) timesAround(f []fact, near []spot) []fact {
	const soonFade, justFade, lateFade = 3, 2, 10 // turns
	var before, lately, soon, turn float64
	for _, p := range near {
		switch back := float64(v.turn - p.turn); {
		case back == 0:
			turn++
		case back > 0:
			before += math.Exp(-back / justFade)
			lately += math.Exp(-back / lateFade)
		default:
			soon += math.Exp(back / soonFade)
		}
	}
	return append(f, fact{timesBefore, math.Log1p(before)}, fact{timesLately, math.Log1p(lately)},
		fact{timesSoon, math.Log1p(soon)}, fact{timesInTurn, math.Log1p(turn)})
}

// lastNamer appends which side named the matter last, in a turn before.
func (v *view) lastNamer(f []fact, near []spot) []fact {
	n := after(near, v.turn, v.end)
	if v.doc.Form != graph.Labelled || n == 0 || near[n-1].turn == v.turn {
		return f
	}
	if v.sideOf(v.doc.Turns[near[n-1].turn].Speaker) == v.side {
		return yes(f, lastByOwnSide)
	}
	return yes(f, lastByOtherSide)
}
