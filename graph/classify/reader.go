package classify

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// reader turns documents into features. Its lexer and scanner have a memory, so
// each goroutine uses a reader of its own.
type reader struct {
	cues     *cues
	lexer    *lexer
	scanner  *phrase.Scanner
	features *numbering // that count; a learning reader numbers all that it meets
	names    []string   // of the features, where the reader learns
	learns   bool
	marks    []uint32 // by feature: the last list that holds it
	list     uint32   // the list in the making
	union    union
	words    []string
	found    []phrase.Match
	hit      []hit
	form     graph.Form
}

// newReader gives a reader that sees the features that count.
func newReader(c *cues, features *numbering) *reader {
	return &reader{cues: c, lexer: newLexer(c.classes), scanner: phrase.NewScanner(c.matcher), features: features, marks: make([]uint32, features.used)}
}

// newLearner gives a reader that sees all features.
func newLearner(c *cues) *reader {
	r := newReader(c, &numbering{})
	r.learns = true
	return r
}

// A hit is a cue that was found.
type hit struct {
	class      int
	pattern    int
	first, end int // tokens of the turn
}

// seen is all that is known of one turn before judging it.
type seen struct {
	text     turnText
	takesUp  float64 // which part of its longer words stood in the turn before
	hits     []hit
	features [][]int32 // by clause
	terse    float64   // how far the record is written in note form, 0 to 1
}

// begin begins a list of features, which holds each once.
func (r *reader) begin() { r.list++ }

// add appends the feature whose name the parts make up.
func (r *reader) add(to []int32, parts ...string) []int32 {
	f := featureOf(parts...)
	n, ok := r.features.of(f)
	if !ok {
		if !r.learns {
			return to
		}
		n = r.learn(f, parts)
	}
	if r.marks[n] == r.list {
		return to
	}
	r.marks[n] = r.list
	return append(to, n)
}

func (r *reader) learn(f feature, parts []string) int32 {
	n := int32(len(r.names))
	r.features.set(f, n)
	r.names, r.marks = append(r.names, strings.Join(parts, "")), append(r.marks, 0)
	return n
}

// read gives what is to be seen of every turn of d.
func (r *reader) read(d *graph.Document) []seen {
	r.lexer.forget()
	texts := r.lexer.turnTexts(d)
	out := make([]seen, len(texts))
	r.form = d.Form
	for i := range texts {
		out[i].text = texts[i]
		out[i].hits = r.hits(&texts[i])
		var before *seen
		if i > 0 {
			before = &out[i-1]
			out[i].takesUp = r.lexer.takenUp(&texts[i-1], &texts[i])
		}
		r.turn(&out[i], before)
	}
	terse := terseness(textsOf(out))
	for i := range out {
		out[i].terse = terse
	}
	return out
}

// terseness tells how far a record leaves articles out, as notes taken in haste
// do: 0 where at least one word in twenty is "the", 1 where none is.
func terseness(texts []*turnText) float64 {
	const usual = 20
	words, the := 0, 0
	for _, t := range texts {
		words += len(t.tokens)
		for _, w := range t.tokens {
			if w.text == "the" {
				the++
			}
		}
	}
	return max(0, 1-float64(usual*the)/float64(max(words, 1)))
}

func (r *reader) hits(t *turnText) []hit {
	hits := r.hit[:0]
	for i, s := range t.sentences {
		r.words = r.words[:0]
		if i == 0 {
			r.words = append(r.words, "^^")
		}
		r.words = append(r.words, "^")
		shift := s.first - len(r.words)
		for _, w := range t.tokens[s.first:s.end] {
			r.words = append(r.words, w.text)
		}
		for n := len(r.words); n > 0 && (r.words[n-1] == "." || r.words[n-1] == "!"); n-- {
			r.words = r.words[:n-1]
		}
		r.words = append(r.words, "$")
		r.found = r.scanner.Scan(r.words, r.found[:0])
		for _, m := range r.found {
			h := hit{r.cues.class[m.Value], m.Value, max(m.Start+shift, s.first), min(m.End+shift, s.end)}
			if h.first < h.end {
				hits = append(hits, h)
			}
		}
	}
	r.hit = hits
	return slices.Clone(hits)
}
