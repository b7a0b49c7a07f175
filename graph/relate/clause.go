package relate

import (
	"slices"
)

// pivots begin the clause of a condition.
var pivots = []string{"if", "unless", "provided", "providing", "until", "till", "before", "once", "when", "after", "as", "without", "subject", "should", "in", "on", "upon", "otherwise", "only"}

// pivot gives the word in a match that begins the condition.
func pivot(r *row, from, to int) int {
	for i := from; i < to && i < len(r.folded); i++ {
		if slices.Contains(pivots, r.folded[i]) {
			return i
		}
	}
	return min(from, len(r.folded)-1)
}

// condition gives the words of the clause that begins at word at: up to the
// comma or "then" after it where it opens the sentence, else up to the end.
func condition(r *row, at int) (from, to int) {
	const opening, least = 4, 3 // words
	if at >= opening {
		return at, len(r.words)
	}
	for i := at + least; i < len(r.words)-1; i++ {
		if w := r.folded[i]; w == "," || w == "then" || w == ";" || opensClause(r, i) {
			return 0, i
		}
	}
	if at > 1 {
		return at, len(r.words)
	}
	return 0, len(r.words)
}

var (
	pronouns = []string{"i", "we", "you", "he", "she", "it", "they", "there"}
	modals   = []string{"will", "would", "can", "could", "shall", "should", "must", "may", "might", "cannot", "am", "are", "is"}
)

// opensClause reports whether a subject and its verb stand at word i.
func opensClause(r *row, i int) bool {
	return slices.Contains(pronouns, r.word(i)) && slices.Contains(modals, r.word(i+1))
}
