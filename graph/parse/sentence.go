package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// sentences cuts every turn into sentences. The end of a paragraph ends a
// sentence, whatever its last sign; what is wholly an aside is none.
func (b *body) sentences(d *graph.Document) {
	p, a := 0, 0
	for i := range d.Turns {
		t := &d.Turns[i]
		for ; p < len(b.paras) && b.paras[p].Start < t.Span.End; p++ {
			span := graph.Span{Start: max(b.paras[p].words, t.Span.Start), End: b.paras[p].End}
			for span.Len() > 0 {
				s := graph.Span{Start: span.Start, End: span.Start + sentenceEnd(d.Text[span.Start:span.End])}
				span.Start = s.End + leadingSpace(d.Text[s.End:span.End])
				for a < len(d.Asides) && d.Asides[a].End <= s.Start {
					a++
				}
				if !wholeAside(d, a, s) {
					d.Sentences = append(d.Sentences, graph.Sentence{Turn: t.Number, Span: s})
				}
			}
		}
	}
}

// wholeAside reports whether s holds nothing but the direction, omission or
// vote that is aside a, with its dot.
func wholeAside(d *graph.Document, a int, s graph.Span) bool {
	if a >= len(d.Asides) {
		return false
	}
	x := d.Asides[a]
	if x.Kind == graph.Doubt || x.Kind == graph.Gloss || x.Start > s.Start {
		return false
	}
	return x.End >= s.End || strings.Trim(d.Text[x.End:s.End], ". ") == ""
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeft(s, " \n")) }

// sentenceEnd gives the length of the first sentence of s, a paragraph or the
// rest of one.
func sentenceEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > '?' && c < utf8.RuneSelf:
		case c == '.' || c == '!' || c == '?':
			end := signsEnd(s, i+1)
			if next := end + leadingSpace(s[end:]); next == len(s) || next > end && endsAt(s, i, next) {
				return end
			}
			i = end - 1
		}
	}
	return len(s)
}

// signsEnd gives the end of the signs that belong to a sentence's end at i:
// further dots, closing quotes and brackets.
func signsEnd(s string, i int) int {
	for i < len(s) {
		switch {
		case strings.IndexByte(".!?)]'\"", s[i]) >= 0:
			i++
		case strings.HasPrefix(s[i:], "”"), strings.HasPrefix(s[i:], "’"):
			i += len("”")
		default:
			return i
		}
	}
	return i
}

// endsAt reports whether the sign at i ends its sentence, given what begins at
// next.
func endsAt(s string, i, next int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[next:], "\"'“‘([—"))
	bracket := s[next] == '(' || s[next] == '['
	if unicode.IsLower(r) && !bracket || strings.HasPrefix(s[next:], "—") || strings.HasPrefix(s[next:], "- ") {
		return false
	}
	if s[i] != '.' {
		return i == 0 || s[i-1] != '(' && s[i-1] != '['
	}
	word := wordBefore(s, i)
	if i+1 < len(s) && s[i+1] == '.' || word == "" {
		return true
	}
	if bracket && abbreviated(word+".") {
		return false
	}
	return !goesOn(word, s, i-len(word), next, r)
}

// goesOn reports whether the word before a dot, which begins at start, is an
// abbreviation, initial or list number after which the sentence goes on with r.
func goesOn(word, s string, start, next int, r rune) bool {
	if start == 0 && isNumber(word) {
		return true
	}
	if len(word) <= 3 && utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) && word != "I" {
		return unicode.IsUpper(r)
	}
	switch fold := strings.ToLower(word); {
	case abbreviationsOfTitles[fold]:
		return unicode.IsUpper(r)
	case abbreviationsInside[fold]:
		return true
	case abbreviationsOfNumbers[fold]:
		return r >= '0' && r <= '9'
	case abbreviationsAtEnd[fold], initials(word):
		return !sentenceStarters[firstWord(s[next:])]
	}
	return false
}

// wordBefore gives the word, with inner dots, that ends before the dot at i.
func wordBefore(s string, i int) string {
	start := i
	for start > 0 && (isLetterByte(s[start-1]) || s[start-1] == '.' || s[start-1] >= '0' && s[start-1] <= '9') {
		start--
	}
	return s[start:i]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func firstWord(s string) string {
	s = strings.TrimLeft(s, "\"'“‘([")
	if end := strings.IndexAny(s, " \n,.;:!?’'"); end >= 0 {
		s = s[:end]
	}
	return strings.ToLower(s)
}

// initials reports whether w is letters with dots between them: "T.V", "N.A.T.O".
func initials(w string) bool {
	for i := 1; i < len(w); i += 2 {
		if w[i] != '.' {
			return false
		}
	}
	return len(w) > 2
}

func isNumber(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}
