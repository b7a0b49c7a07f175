package classify

import (
	"slices"
	"strconv"
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
	h := uint64(offset64)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * prime64
		}
	}
	n, ok := r.features.of(feature(h))
	if !ok {
		if !r.learns {
			return to
		}
		n = r.learn(feature(h), parts)
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
	terse := terseness(texts)
	for i := range texts {
		out[i].text, out[i].terse = texts[i], terse
		out[i].hits = r.hits(&texts[i])
		var before *seen
		if i > 0 {
			before = &out[i-1]
			out[i].takesUp = r.lexer.takenUp(&texts[i-1], &texts[i])
		}
		r.turn(&out[i], before)
	}
	return out
}

// terseness tells how far a record leaves articles out, as notes taken in haste
// do: 0 where at least one word in twenty is "the", 1 where none is.
func terseness(texts []turnText) float64 {
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

// subject gives of whom the words at token i are said: the nearest person
// named before it in the clause.
func (t *turnText) subject(c clause, at int, form graph.Form) string {
	for i := min(at, c.end-1); i >= c.first; i-- {
		switch w := t.tokens[i].text; w {
		case "i", "we", "me", "us", "my", "our":
			return "us"
		case "you", "your":
			return "you"
		case "he", "she", "they", "his", "her", "their", "him", "them", nameToken:
			if form == graph.Narrated {
				return "the one reported"
			}
			return "others"
		case "it", "this", "that", "there", "which", "these", "what":
			return "it"
		}
	}
	return "nobody"
}

func (r *reader) turn(s *seen, before *seen) {
	t := &s.text
	whole := r.wholeTurn(s, before)
	all := make([]int32, 0, 2*len(t.tokens)+8*len(t.clauses)) // mostly enough
	s.features = make([][]int32, len(t.clauses))
	for i, c := range t.clauses {
		first := len(all)
		r.begin()
		all = r.ngrams(all, t, c)
		all = r.cueFeatures(all, s, c)
		all = r.frame(all, t, c)
		all = r.place(all, t, i)
		all = append(all, whole...)
		s.features[i] = all[first:len(all):len(all)]
	}
}

func (r *reader) ngrams(f []int32, t *turnText, c clause) []int32 {
	prev := "^"
	for _, w := range t.tokens[c.first:c.end] {
		text := w.text
		if text[0] >= '0' && text[0] <= '9' {
			text = "#"
		}
		f = r.add(f, "1:", text)
		f = r.add(f, "2:", prev, " ", text)
		prev = text
	}
	return r.add(f, "2:", prev, " $")
}

func (r *reader) cueFeatures(f []int32, s *seen, c clause) []int32 {
	for _, h := range s.hits {
		if h.first >= c.first && h.first < c.end {
			f = r.add(f, "cue:", r.cues.names[h.class])
			f = r.add(f, "line:", r.cues.label[h.pattern])
			f = r.add(f, "who:", r.cues.names[h.class], " by ", s.text.subject(c, h.first, r.form))
		}
	}
	return f
}

// frame adds the delexicalised n-grams: words by their class in the lexicon.
func (r *reader) frame(f []int32, t *turnText, c clause) []int32 {
	prev, prev2 := "^", ""
	for _, w := range t.tokens[c.first:c.end] {
		class := w.frame
		if class == "" {
			continue
		}
		f = r.add(f, "k2:", prev, " ", class)
		if prev2 != "" {
			f = r.add(f, "k3:", prev2, " ", prev, " ", class)
		}
		prev2, prev = prev, class
	}
	return f
}

var function = listedWords("function")

func (r *reader) place(f []int32, t *turnText, i int) []int32 {
	c := t.clauses[i]
	f = r.add(f, "length:", bucket(c.end-c.first))
	switch {
	case len(t.clauses) == 1:
		f = r.add(f, "place:only")
	case i == 0:
		f = r.add(f, "place:first")
	case i == len(t.clauses)-1:
		f = r.add(f, "place:last")
	}
	if t.tokens[t.sentences[c.sentence].end-1].text == "?" {
		f = r.add(f, "place:question")
	}
	return f
}

func bucket(n int) string {
	b := 0
	for n > 1 {
		n = n * 2 / 3
		b++
	}
	return strconv.Itoa(b)
}

// wholeTurn gives what is seen of all clauses of a turn alike.
func (r *reader) wholeTurn(s *seen, before *seen) []int32 {
	var f []int32
	form := string(r.form)
	r.begin()
	f = r.add(f, "form:", form)
	f = r.add(f, "turn:", bucket(len(s.text.tokens)), " ", form)
	if before != nil && before.asks() {
		f = r.add(f, "before:question")
	}
	return f
}
