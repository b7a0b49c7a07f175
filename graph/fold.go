package graph

import (
	"strings"
	"unicode"
)

// FoldName gives the form in which names are compared: lower case, without the
// marks of Latin letters, one space for whatever stands between words, and
// initials drawn together: "T. V. Soong" and "t.v. soong" give "tv soong",
// "Lüshunkou" gives "lushunkou".
func FoldName(name string) string {
	words := indexFields(name)
	var b strings.Builder
	for i, w := range words {
		initials := i > 0 && len(w) == 1 && len(words[i-1]) == 1
		if i > 0 && !initials {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// IndexWords gives the words of text as an index lists them: folded, in order,
// with repetitions. Longer words are cut to 40 bytes.
func IndexWords(text string) []string {
	const longest = 40
	words := indexFields(text)
	for i, w := range words {
		if len(w) > longest {
			words[i] = strings.ToValidUTF8(w[:longest], "")
		}
	}
	return words
}

func indexFields(text string) []string {
	return strings.FieldsFunc(strings.Map(foldRune, text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// plainLetters gives the letter without its mark for each letter of markedLetters.
const (
	markedLetters = "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłñńňòóôõöøōőřśšşșťţțùúûüūůűýÿźżž"
	plainLetters  = "aaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssstttuuuuuuuyyzzz"
)

var plain = func() map[rune]rune {
	m, to := map[rune]rune{}, []rune(plainLetters)
	for i, r := range []rune(markedLetters) {
		m[r] = to[i]
	}
	return m
}()

// foldRune drops apostrophes and combining marks.
func foldRune(r rune) rune {
	if r < 'A' && r != '\'' || 'a' <= r && r <= 'z' {
		return r // most of any text
	}
	if r == '\'' || r == '’' || unicode.Is(unicode.Mn, r) {
		return -1
	}
	r = unicode.ToLower(r)
	if p, ok := plain[r]; ok {
		return p
	}
	return r
}
