package classify

import (
	"slices"
	"strconv"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// A feature is something seen of a clause: the hash of its name.
type feature uint64

// A feature's name is group, a colon, and what was seen.

// reader turns documents into features. Its scanner has a memory, so each
// goroutine uses a reader of its own.
type reader struct {
	cues    *cues
	scanner *phrase.Scanner
	names   map[feature]string // filled while training
	words   []string
	found   []phrase.Match
	form    graph.Form
}

func newReader(c *cues, training bool) *reader {
	r := &reader{cues: c, scanner: phrase.NewScanner(c.matcher)}
	if training {
		r.names = map[feature]string{}
	}
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
	hits     []hit
	features [][]feature // by clause
	whole    []feature   // of the turn
}

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

func hashText(s string) uint64 {
	h := uint64(offset64)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * prime64
	}
	return h
}

// featureOf gives the feature of a full name, such as "2:cannot accept".
func featureOf(name string) feature { return feature(hashText(name)) }

// add appends the feature whose name the parts make up. Features hold each
// name once.
func (r *reader) add(to []feature, parts ...string) []feature {
	h := uint64(offset64)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * prime64
		}
	}
	if slices.Contains(to, feature(h)) {
		return to
	}
	if r.names != nil {
		r.names[feature(h)] = strings.Join(parts, "")
	}
	return append(to, feature(h))
}

// read gives what is to be seen of every turn of d.
func (r *reader) read(d *graph.Document) []seen {
	texts := turnTexts(d)
	out := make([]seen, len(texts))
	for i := range texts {
		out[i].text = texts[i]
		out[i].hits = r.hits(&texts[i])
		var before *seen
		if i > 0 {
			before = &out[i-1]
		}
		r.turn(&out[i], before, d.Form)
	}
	return out
}

func (r *reader) hits(t *turnText) []hit {
	var hits []hit
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
	return hits
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

func (r *reader) turn(s *seen, before *seen, form graph.Form) {
	r.form = form
	t := &s.text
	s.whole = r.wholeTurn(s, before, form)
	for i, c := range t.clauses {
		var f []feature
		f = r.ngrams(f, t, c)
		f = r.cueFeatures(f, s, c)
		f = r.frame(f, t, c)
		f = r.place(f, t, i)
		f = append(f, s.whole...)
		s.features = append(s.features, f)
	}
}

func (r *reader) ngrams(f []feature, t *turnText, c clause) []feature {
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

func (r *reader) cueFeatures(f []feature, s *seen, c clause) []feature {
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
func (r *reader) frame(f []feature, t *turnText, c clause) []feature {
	prev, prev2 := "^", ""
	for _, w := range t.tokens[c.first:c.end] {
		class := w.text
		if k, ok := r.cues.classes[w.text]; ok {
			class = k
		} else if !function[w.text] {
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

var function = wordSet("i we you he she they it this that these those there not no never can could may might will would shall should must have has had do does did if but and or to of in on for with by about until before after only too very so what why how when which who our your my their his its <name> ? , ;")

func (r *reader) place(f []feature, t *turnText, i int) []feature {
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

func (r *reader) wholeTurn(s *seen, before *seen, form graph.Form) []feature {
	var f []feature
	f = r.add(f, "form:", string(form))
	f = r.add(f, "turn:", bucket(len(s.text.tokens)), " ", string(form))
	if before == nil || len(before.text.tokens) == 0 {
		return f
	}
	t := &before.text
	if t.tokens[len(t.tokens)-1].text == "?" {
		f = r.add(f, "before:question")
	}
	return f
}
