package relate

// pivot gives the word in a match that begins the condition.
func (l *lexicon) pivot(r *row, from, to int) int {
	for i := from; i < to && i < len(r.folded); i++ {
		if l.in("opens a condition", r.folded[i]) {
			return i
		}
	}
	return min(from, len(r.folded)-1)
}

// condition gives the words of the clause that begins at word at: up to the
// comma or "then" after it where it opens the sentence, else up to the end.
func (l *lexicon) condition(r *row, at int) (from, to int) {
	const opening, least = 4, 3 // words
	if at >= opening {
		return at, len(r.words)
	}
	for i := at + least; i < len(r.words)-1; i++ {
		if w := r.folded[i]; w == "," || w == "then" || w == ";" || l.opensClause(r, i) {
			return 0, i
		}
	}
	if at > 1 {
		return at, len(r.words)
	}
	return 0, len(r.words)
}

// opensClause reports whether a subject and its verb stand at word i.
func (l *lexicon) opensClause(r *row, i int) bool {
	return l.in("pronoun", r.word(i)) && l.in("modal", r.word(i+1))
}
