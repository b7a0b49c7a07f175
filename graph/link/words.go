package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
	"parley/graph/phrase"
)

// A word is a word or sign of a turn, without a possessive 's.
type word struct {
	graph.Span
	turn    int32
	capital bool // begins with a capital
	upper   bool // has two letters or more, all of them capitals
	opens   bool // begins a sentence, a line or a quotation
	punct   bool
}

// dot is the folded form of a full stop.
const dot = ""

// split fills r.words and r.folds with the words of all turns.
func (r *record) split() {
	r.words = make([]word, 0, len(r.d.Text)/5)
	r.folds = make([]string, 0, len(r.d.Text)/5)
	r.turnAt = make([]int, 0, len(r.d.Turns)+1)
	for i := range r.d.Turns {
		r.turnAt = append(r.turnAt, len(r.words))
		r.splitTurn(&r.d.Turns[i])
	}
	r.turnAt = append(r.turnAt, len(r.words))
}

func (r *record) splitTurn(t *graph.Turn) {
	text := r.d.TurnText(t)
	opens, end := true, 0
	for w := range phrase.Words(text) {
		opens = opens || strings.Contains(text[end:w.Start], "\n")
		fold := phrase.Fold(w.Text)
		n := word{Span: graph.Span{Start: t.Span.Start + w.Start, End: t.Span.Start + w.End}, turn: int32(t.Number), opens: opens, punct: w.IsPunct()}
		if cut, ok := strings.CutSuffix(fold, "'s"); ok && cut != "" {
			fold = cut
			n.End = t.Span.Start + w.Start + strings.LastIndexAny(w.Text, "'’")
		}
		n.capital, n.upper = letters(r.d.Text[n.Start:n.End])
		if !n.capital && !n.punct {
			r.lower[fold] = true
		}
		r.words, r.folds = append(r.words, n), append(r.folds, fold)
		opens, end = r.opensNext(n, w.Text, opens), w.End
	}
}

// opensNext reports whether the word after w begins a sentence.
func (r *record) opensNext(w word, text string, opened bool) bool {
	if !w.punct {
		return opened && len(text) <= 2 && !w.capital // "1" and "a" of a list
	}
	return strings.ContainsAny(text, ".?!:\"“‘([—•*") || opened
}

// letters reports whether s begins with a capital, and whether it has several
// letters that are all capitals.
func letters(s string) (capital, upper bool) {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return false, false
	}
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return true, false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return true, n > 1
}

// turnEnd gives the index of the first word after turn n.
func (r *record) turnEnd(n int32) int { return r.turnAt[n] }

// text gives the words from i up to j as written.
func (r *record) text(i, j int) string {
	return r.d.Text[r.words[i].Start:r.words[j-1].End]
}
