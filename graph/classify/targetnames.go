package classify

import (
	"strconv"
	"strings"

	"parley/graph"
)

// mostOpened is up to how many turns back it is told when a matter was opened.
const mostOpened = 5

// mostTopics is up to which rank a matter under discussion is told of.
const mostTopics = 8

// Facts about where a matter is named, finely.
var (
	namedElsewhere   = newFact("named elsewhere")
	namedAfter       = newFact("named in turn after")
	namedAfter3      = newFact("named 2 to 3 turns after")
	namedAfter6      = newFact("named 4 to 6 turns after")
	namedLongBefore  = newFact("named long before")
	namedWithin12    = newFact("named 7 to 12 turns before")
	namedWithin6     = newFact("named 4 to 6 turns before")
	namedTurnsBefore = newCounted("named ", 3, " turns before")
	namedInQuote     = newFact("named in quote")
	namedBefore      = newFact("named before in sentence")
	namedBehind      = newFact("named after in sentence")
	sentencesBefore  = newCounted("named ", 4, " sentences before")
	sentencesAfter   = newCounted("named ", 3, " sentences after")
)

// A region tells roughly where a matter is named.
type region struct {
	ofKind   []factName // by sort of matter
	ofForm   map[graph.Form]factName
	nameless factName // where the quote has no name
}

var (
	elsewhere   = newRegion("elsewhere")
	turnAfterIt = newRegion("turn after")
	longBefore  = newRegion("long before")
	turnsBefore = newRegion("turns before")
	inQuote     = newRegion("quote")
	inSentence  = newRegion("sentence")
	inTurn      = newRegion("turn")
	restOfTurn  = newRegion("rest of turn")
)

// sorts are the sorts of matter: each kind of entity, then each that takes part.
var sorts = sortNames()

func sortNames() (names []string) {
	for _, part := range []string{"", " that takes part"} {
		for _, k := range append([]graph.EntityKind{""}, graph.EntityKinds...) {
			names = append(names, "is "+string(k)+part)
		}
	}
	return names
}

var (
	isSort     = newBySort("")
	isSortKind = newSortKinds()

	inTitle      = newFact("in title")
	isOpened     = newCounted("opened last, turn ", mostOpened+1, " counted back")
	isTopic      = newCounted("topic ", mostTopics, "")
	isTopicAlone = newCounted("topic ", mostTopics, ", quote without a name")
	isDraft      = newFact("draft words, is TREATY")

	namedThere = [2]grammarFacts{newGrammar(" in sentence"), newGrammar(" in quote")}

	noMatter         = newFact("nothing named")
	noMatterKind     = newByKind("nothing named, ")
	noMatterForm     = newByForm("nothing named, ")
	noMatterNameless = newFact("nothing named, quote without a name")
)

// isCalled holds, by word of data/words.txt, that a name has the word.
var isCalled = newCalled()

func newCalled() map[string]factName {
	facts := map[string]factName{}
	for _, w := range strings.Fields(listed("callings")) {
		facts[w] = newFact("called " + w)
	}
	return facts
}

// mostGuessed is up to which rank a matter of the first choice is told of.
const mostGuessed = 4

// Facts about what seemed likely when targets were first chosen.
var (
	guessedHere    = newFact("guessed")
	guessedHereLog = newFact("guessed, logarithm")
	guessedNothing = newFact("guessed nothing")
	guessedBefore  = newFact("guessed before")
	guessedAfter   = newFact("guessed after")
	guessedInTurn  = newFact("guessed in turn")
	guessedAround  = newFact("guessed around")
	guessedRecord  = newFact("guessed in record")
	guessedForm    = newByForm("guessed in record, ")
	guessedSort    = newBySort("guessed in record, ")
	guessedRank    = newCounted("guessed ", mostGuessed, ". most")
)

// grammarFacts tell how a matter's name stands in the sentence.
type grammarFacts struct {
	first, only, subject, possessive factName
	possessiveSort                   []factName
}

func newGrammar(in string) grammarFacts {
	return grammarFacts{
		newFact("first name" + in), newFact("only name" + in), newFact("subject" + in),
		newFact("possessive" + in), newBySort("possessive" + in + ", "),
	}
}

// stayers tell who stays with the matter of the position before.
type stayers struct {
	stays factName
	kinds [][]factName // by the kind before, and the kind
}

// stay holds the facts of staying.
var (
	stays        = newFact("stays")
	staysForm    = newByForm("stays, ")
	staysBetween = newFact("stays, turns between")
	staysNamed   = newFact("stays, quote with a name")
	staysPoints  = newFact("stays, quote points")
	staysShort   = newFact("stays, short quote")
	staysUnnamed = newFact("stays, nothing named since")
	otherStays   = [2]stayers{newStayers("stays, other side"), newStayers("stays, other side, same turn")}
	ownStays     = [2]stayers{newStayers("stays, own side"), newStayers("stays, own side, same turn")}
)

func newStayers(who string) stayers {
	s := stayers{stays: newFact(who)}
	for _, before := range graph.StanceKinds {
		s.kinds = append(s.kinds, newByKind(who+", "+string(before)+" then "))
	}
	return s
}

func newRegion(where string) *region {
	return &region{newBySort(where + ", "), newByForm(where + ", "), newFact(where + ", quote without a name")}
}

func newSortKinds() (out [][]factName) {
	for _, sort := range sorts {
		out = append(out, newByKind(sort+", "))
	}
	return out
}

func newBySort(before string) (out []factName) {
	for _, sort := range sorts {
		out = append(out, newFact(before+sort))
	}
	return out
}

func newByKind(before string) (out []factName) {
	for _, kind := range graph.StanceKinds {
		out = append(out, newFact(before+string(kind)))
	}
	return out
}

func newByForm(before string) map[graph.Form]factName {
	return map[graph.Form]factName{
		graph.Labelled: newFact(before + string(graph.Labelled)),
		graph.Narrated: newFact(before + string(graph.Narrated)),
	}
}

// newCounted numbers facts that count from 1 to most; none counts 0.
func newCounted(before string, most int, after string) []factName {
	out := []factName{0}
	for n := 1; n <= most; n++ {
		out = append(out, newFact(before+strconv.Itoa(n)+after))
	}
	return out
}
