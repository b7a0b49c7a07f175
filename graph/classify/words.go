package classify

import (
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// A token is a word as cues and features see it, at a place of the text.
type token struct {
	*word
	start, end int // byte offsets in Document.Text
}

// A word is folded, its contractions undone ("don't" is "do", "not"), names of
// entities replaced by a placeholder.
type word struct {
	text    string
	frame   string // what stands for it in frames: its class in the lexicon, itself or nothing
	opens   bool   // a new clause where a comma stands before it
	joins   bool   // it begins a new clause
	counted int    // the last turn that it was counted for
}

// nameToken stands for the name of any entity, so that what is learnt of one
// conference is not about its names.
const nameToken = "<name>"

// lexer makes tokens. It remembers the words that it met, so each goroutine uses
// one of its own.
type lexer struct {
	classes map[string]string // word -> its class in the lexicon
	words   map[string]*word
	met     map[string][]*word // what a word as written is made of
	turns   int                // that were counted
}

func newLexer(classes map[string]string) *lexer {
	return &lexer{classes: classes, words: map[string]*word{}, met: map[string][]*word{}}
}

// tokens appends the words of a span of the text.
func (l *lexer) tokens(out []token, text string, span graph.Span, names []graph.Mention) []token {
	glued := -1
	for w := range phrase.Words(text[span.Start:span.End]) {
		start, end := w.Start+span.Start, w.End+span.Start
		for len(names) > 0 && names[0].End <= start {
			names = names[1:]
		}
		if len(names) > 0 && names[0].Start <= start {
			if len(out) == 0 || out[len(out)-1].end < names[0].End {
				out = append(out, token{l.word(nameToken), start, names[0].End})
			}
			continue
		}
		if hyphen(w.Text) && start == glued && end < span.End && text[end] != ' ' {
			continue
		}
		for _, part := range l.parts(w) {
			out = append(out, token{part, start, end})
		}
		if !w.IsPunct() {
			glued = end
		}
	}
	return out
}

// mostWords is how many words a lexer remembers.
const mostWords = 1 << 16

// forget clears the memory where it is full.
func (l *lexer) forget() {
	if len(l.met) > mostWords {
		*l = *newLexer(l.classes)
	}
}

// parts gives the words that a word or sign as written is made of.
func (l *lexer) parts(w phrase.Word) []*word {
	if parts, ok := l.met[w.Text]; ok {
		return parts
	}
	var parts []*word
	if w.IsPunct() {
		parts = append(parts, l.word(sign(w.Text)))
	} else {
		for part := range strings.SplitSeq(uncontract(phrase.Fold(w.Text)), " ") {
			parts = append(parts, l.word(part))
		}
	}
	l.met[strings.Clone(w.Text)] = parts
	return parts
}

func (l *lexer) word(text string) *word {
	w, ok := l.words[text]
	if !ok {
		w = &word{text: strings.Clone(text), opens: openers[text], joins: joiners[text]}
		if w.frame = l.classes[text]; w.frame == "" && function[text] {
			w.frame = w.text
		}
		l.words[w.text] = w
	}
	return w
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
