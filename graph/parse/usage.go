package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A usage counts how a text writes some words within its sentences. It is
// keyed by the words in lower case.
type usage map[string]*uses

// uses are the times that a word stands within a sentence in lower case, and
// with a capital letter.
type uses struct{ lower, upper int }

// watch makes the last word of name one of those that are counted.
func (u usage) watch(name string) {
	if w := lastWord(name); u[w] == nil {
		u[w] = &uses{}
	}
}

// of gives the uses of the last word of name.
func (u usage) of(name string) uses {
	if n := u[lastWord(name)]; n != nil {
		return *n
	}
	return uses{}
}

func lastWord(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
}

// tally counts the uses of the watched words in text. Words that begin a
// sentence, whose capital tells nothing, are left out, and so are labels.
func (u usage) tally(text string) {
	if len(u) == 0 {
		return
	}
	for i := 0; i < len(text); {
		space := strings.IndexByte(text[i:], ' ')
		if space < 0 {
			return
		}
		i += space + 1
		if i < 2 || !isLetterByte(text[i-2]) && text[i-2] != ',' {
			continue
		}
		if w := wordAt(text[i:]); w != "" && !strings.HasPrefix(text[i+len(w):], ":") {
			u.count(w)
		}
	}
}

// wordAt gives the word that s begins with, without a genitive's ending.
func wordAt(s string) string {
	end := 0
	for end < len(s) && (isLetterByte(s[end]) || s[end] == '-' || s[end] == '\'') {
		end++
	}
	w := strings.TrimSuffix(s[:end], "'s")
	return strings.TrimSuffix(w, "’s")
}

func (u usage) count(w string) {
	if n := u[w]; n != nil {
		n.lower++
		return
	}
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
		if n := u[strings.ToLower(w)]; n != nil {
			n.upper++
		}
	}
}

func isLetterByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf
}
