package classify

import (
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// A token is a word as cues and features see it: folded, contractions undone
// ("don't" is "do", "not"), names of entities replaced by a placeholder.
type token struct {
	text       string
	start, end int // byte offsets in Document.Text
}

// nameToken stands for the name of any entity, so that what is learnt of one
// conference is not about its names.
const nameToken = "<name>"

// tokens appends the words of a span of the text.
func tokens(out []token, text string, span graph.Span, names []graph.Mention) []token {
	glued := -1
	for w := range phrase.Words(text[span.Start:span.End]) {
		start, end := w.Start+span.Start, w.End+span.Start
		for len(names) > 0 && names[0].End <= start {
			names = names[1:]
		}
		if len(names) > 0 && names[0].Start <= start {
			if len(out) == 0 || out[len(out)-1].end < names[0].End {
				out = append(out, token{nameToken, start, names[0].End})
			}
			continue
		}
		if hyphen(w.Text) && start == glued && end < span.End && text[end] != ' ' {
			continue
		}
		if w.IsPunct() {
			out = append(out, token{sign(w.Text), start, end})
			continue
		}
		out = appendWords(out, phrase.Fold(w.Text), start, end)
		glued = end
	}
	return out
}

// sign gives one form to the forms of a quotation mark.
func sign(s string) string {
	switch s {
	case "“", "”", "„", "«", "»":
		return "\""
	case "’", "‘":
		return "'"
	}
	return s
}

func hyphen(s string) bool { return s == "-" || s == "‑" }

// appendWords appends word with its contraction undone.
func appendWords(out []token, word string, start, end int) []token {
	if i := strings.IndexByte(word, '\''); i < 0 && word != "cannot" {
		return append(out, token{word, start, end})
	}
	for w := range strings.SplitSeq(uncontract(word), " ") {
		out = append(out, token{w, start, end})
	}
	return out
}

// endings are contracted words; the apostrophe's place parts them.
var endings = map[string]string{"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}

// isShort are the words after which 's is "is" and no possessive.
var isShort = map[string]bool{
	"it": true, "that": true, "this": true, "there": true, "what": true, "who": true, "where": true,
	"how": true, "he": true, "she": true, "here": true,
}

// uncontract writes "can't" as "can not"; a possessive loses its ending.
func uncontract(word string) string {
	switch word {
	case "cannot", "can't":
		return "can not"
	case "won't":
		return "will not"
	case "shan't":
		return "shall not"
	case "let's":
		return "let us"
	}
	if stem, ok := strings.CutSuffix(word, "n't"); ok {
		return stem + " not"
	}
	i := strings.LastIndexByte(word, '\'')
	if i < 0 {
		return word
	}
	stem, ending := word[:i], word[i+1:]
	if full, ok := endings[ending]; ok {
		return stem + " " + full
	}
	if ending == "s" && isShort[stem] {
		return stem + " is"
	}
	return stem
}
