package graph

import "unicode/utf8"

// A Span is a stretch of Document.Text: byte offsets, Start included, End not,
// both on rune boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Quote is a span made ready to be shown and cited: the exact words, with
// some words around them, after the W3C's TextQuoteSelector. Start and End
// count Unicode code points in the turn's text.
type Quote struct {
	Text   string `json:"text"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// quoteContext is how many code points a Quote shows on each side.
const quoteContext = 40

// Quote gives the quote of a span that lies within turn t.
func (d *Document) Quote(t *Turn, s Span) Quote {
	before, after := d.Text[t.Span.Start:s.Start], d.Text[s.End:t.Span.End]
	text := d.Text[s.Start:s.End]
	start := utf8.RuneCountInString(before)
	return Quote{
		Text:   text,
		Start:  start,
		End:    start + utf8.RuneCountInString(text),
		Prefix: lastRunes(before, quoteContext),
		Suffix: firstRunes(after, quoteContext),
	}
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
