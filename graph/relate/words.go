package relate

import (
	"unicode/utf8"

	"parley/graph"
	"parley/graph/phrase"
)

// A row is the words of one sentence, with their folded forms.
type row struct {
	turn   int
	at     graph.Span // the sentence
	words  []phrase.Word
	folded []string
}

// newRows gives the rows of all sentences; offsets are those of Document.Text.
func newRows(d *graph.Document) []row {
	rows := make([]row, len(d.Sentences))
	for i, s := range d.Sentences {
		rows[i].fill(d, s)
	}
	return rows
}

// longest is how many bytes of a sentence are read; what is longer is a list or
// a table, and no sentence.
const longest = 16 << 10

// wholeRunes gives the last place up to end where a character begins.
func wholeRunes(text string, end int) int {
	for end = min(end, len(text)); end > 0 && end < len(text) && !utf8.RuneStart(text[end]); {
		end--
	}
	return end
}

func (r *row) fill(d *graph.Document, s graph.Sentence) {
	const perWord = 5 // bytes, at least, of most words with the blank after them
	s.End = min(s.End, wholeRunes(d.Text, s.Start+longest))
	r.turn, r.at = s.Turn, s.Span
	r.words, r.folded = make([]phrase.Word, 0, s.Len()/perWord+1), make([]string, 0, s.Len()/perWord+1)
	for w := range phrase.Words(d.Text[s.Start:s.End]) {
		w.Start += s.Start
		w.End += s.Start
		r.words = append(r.words, w)
		if w.IsPunct() { // folding would lose the dot
			r.folded = append(r.folded, w.Text)
			continue
		}
		r.folded = append(r.folded, phrase.Fold(w.Text))
	}
}

// word gives the folded word i, or "" outside the row.
func (r *row) word(i int) string {
	if i < 0 || i >= len(r.folded) {
		return ""
	}
	return r.folded[i]
}

// span is that of words from up to, not with, to.
func (r *row) span(from, to int) graph.Span {
	return graph.Span{Start: r.words[from].Start, End: r.words[to-1].End}
}

// joined reports whether nothing stands between word i-1 and word i.
func (r *row) joined(i int) bool {
	return i > 0 && i < len(r.words) && r.words[i-1].End == r.words[i].Start
}
