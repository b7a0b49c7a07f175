package api

import (
	"slices"
	"unicode"

	"parley/graph"
)

// maxMatches bounds how many places of a turn are shown for a search.
const maxMatches = 20

// Matches shows where the words of a search stand in the turn.
func (t *turn) Matches(a struct{ Text string }) []*quote {
	text, wanted := t.item.Text, graph.IndexWords(a.Text)
	whole := graph.Turn{Span: graph.Span{End: len(text)}}
	doc := graph.Document{Text: text}
	var quotes []*quote
	for _, word := range words(text) {
		isWanted := func(w string) bool { return slices.Contains(wanted, w) }
		if len(quotes) == maxMatches {
			break
		}
		if slices.ContainsFunc(graph.IndexWords(text[word.Start:word.End]), isWanted) {
			quotes = append(quotes, newQuote(doc.Quote(&whole, word)))
		}
	}
	return quotes
}

// words gives where the words of text stand: what an index lists as one word,
// with its apostrophes and marks.
func words(text string) []graph.Span {
	var spans []graph.Span
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’'
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			spans = append(spans, graph.Span{Start: start, End: i})
			start = -1
		}
	}
	return spans
}
