package classify

import (
	"strconv"

	"parley/graph"
)

// turn adds what is seen of each clause of a turn.
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
