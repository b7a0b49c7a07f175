// Package phrase finds words, and many phrases at once, in running text. It
// knows no language beyond what a word looks like; the stages bring the lists.
package phrase

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a stretch of letters and digits, with inner apostrophes and the
// dots of initials ("U.S.", "don't"), or one sign of punctuation.
type Word struct {
	Text       string // as written
	Start, End int    // byte offsets
}

// IsPunct reports whether w is a sign and no word.
func (w Word) IsPunct() bool {
	r, _ := utf8.DecodeRuneInString(w.Text)
	return !isWordRune(r)
}

// Words gives the words and signs of text in order; white space is left out.
// Hyphens part words: "Tso-lin" is three.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			end := i + size
			switch {
			case unicode.IsSpace(r):
				i = end
				continue
			case isWordRune(r):
				end = wordEnd(text, end)
			}
			if !yield(Word{text[i:end], i, end}) {
				return
			}
			i = end
		}
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd gives the end of the word that reaches at least to i.
func wordEnd(text string, i int) int {
	initial := true // still one letter a dot: "U.S."
	for run := 1; i < len(text); {
		if c := text[i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			run++
			initial = initial && run == 1
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWordRune(r):
			run++
			initial = initial && run == 1
			i += size
		case r == '.' && initial && run == 1 && nextIsInitial(text, i):
			run = 0
			i += size
		case (r == '\'' || r == '’') && letterAt(text, i+size):
			initial = false
			i += size
		default:
			return i
		}
	}
	return i
}

// nextIsInitial reports whether the dot at i belongs to initials: another
// single letter follows at once ("U.S"), or one stood before it ("U.S.").
func nextIsInitial(text string, i int) bool {
	if letterAt(text, i+1) {
		_, size := utf8.DecodeRuneInString(text[i+1:])
		return !letterAt(text, i+1+size)
	}
	return i >= 2 && text[i-2] == '.'
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// Fold gives the form in which words are compared: lower case, straight
// apostrophes, no dots.
func Fold(word string) string {
	if plain(word) {
		return word
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '.':
			return -1
		case '’':
			return '\''
		}
		return unicode.ToLower(r)
	}, word)
}

func plain(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
