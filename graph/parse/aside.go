package parse

import (
	"strings"
	"unicode"

	"parley/graph"
)

// asides finds what stands in brackets within turns and is nobody's words, and
// takes over the paragraphs that the source's reader knew to be asides.
func (b *body) asides(d *graph.Document) {
	p := 0
	for i := range d.Turns {
		t := &d.Turns[i]
		for ; p < len(b.paras) && b.paras[p].Start < t.Span.End; p++ {
			x := &b.paras[p]
			span := graph.Span{Start: max(x.words, t.Span.Start), End: x.End}
			if x.kind != "" {
				addAside(d, t.Number, x.kind, span)
				continue
			}
			b.brackets(d, t, span)
		}
	}
}

// addAside adds an aside, unless it stands within the one before it.
func addAside(d *graph.Document, turn int, kind graph.AsideKind, s graph.Span) {
	if n := len(d.Asides); s.Len() > 0 && (n == 0 || d.Asides[n-1].End <= s.Start) {
		d.Asides = append(d.Asides, graph.Aside{Turn: turn, Kind: kind, Span: s})
	}
}

// brackets finds the asides of one paragraph of turn t.
func (b *body) brackets(d *graph.Document, t *graph.Turn, s graph.Span) {
	for at := s.Start; at < s.End; {
		i := strings.IndexAny(d.Text[at:s.End], "([")
		if i < 0 {
			return
		}
		at += i
		end := bracketEnd(d.Text[:s.End], at)
		if end < 0 && at == s.Start {
			end = bracketEnd(d.Text[:t.Span.End], at)
		}
		if end < 0 {
			at++
			continue
		}
		x := graph.Span{Start: at, End: end}
		if kind := asideKind(d.Text, x, s); kind != "" {
			addAside(d, t.Number, kind, x)
			at = end
			continue
		}
		at++
	}
}

// maxAside is how many bytes a bracket may hold.
const maxAside = 4000

// bracketEnd gives the offset after the bracket that closes the one at i, or -1.
func bracketEnd(s string, i int) int {
	depth := 0
	for n := i; n < len(s) && n < i+maxAside; n++ {
		switch s[n] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return n + 1
			}
		}
	}
	return -1
}

// asideKind tells what the bracket x in paragraph s is; "" is the speaker's
// own words.
func asideKind(text string, x, s graph.Span) graph.AsideKind {
	inner := strings.ToLower(strings.Trim(text[x.Start+1:x.End-1], " .,…—-:\n"))
	whole := x.Start == s.Start && strings.Trim(text[min(x.End, s.End):s.End], " .\n") == ""
	square := text[x.Start] == '['
	switch {
	case asideDoubts[inner]:
		return graph.Doubt
	case inner == "" && strings.ContainsAny(text[x.Start:x.End], ".…—-"), square && hasPhrase(inner, asideOmissions):
		return graph.Omission
	case whole, beginsDirection(inner):
		return graph.Direction
	case square && glosses(text[:x.Start], text[x.Start+1:x.End-1]):
		return graph.Gloss
	}
	return ""
}

// hasPhrase reports whether one of the phrases stands in s as whole words.
func hasPhrase(s string, phrases wordlist) bool {
	for i := 0; i < len(s); {
		two, n := "", 0
		for w := range strings.FieldsSeq(s[i:]) {
			if two += " " + strings.Trim(w, ".,;:()[]—"); phrases[two[1:]] {
				return true
			}
			if n++; n == 2 {
				break
			}
		}
		next := strings.IndexByte(s[i:], ' ')
		if next < 0 {
			return false
		}
		i += next + 1
	}
	return false
}

// beginsDirection reports whether a bracket tells what somebody does: its first
// words, after who does it, are those of a stage direction.
func beginsDirection(inner string) bool {
	words := strings.Fields(inner)
	for skip := 0; skip < 3 && skip < len(words); skip++ {
		for n := min(3, len(words)-skip); n > 0; n-- {
			if asideDirections[strings.Trim(strings.Join(words[skip:skip+n], " "), ".,;:")] && (skip == 0 || isActor(words[:skip])) {
				return true
			}
		}
	}
	return false
}

// isActor reports whether words, in lower case, may name who acts in a stage
// direction; names cannot be told here, so at most two words are taken.
func isActor(words []string) bool {
	return len(words) == 1 || labelTitles[foldWord(words[0])] || words[0] == "the" || words[0] == "both" || words[0] == "all"
}

// glosses reports whether a bracket with a capital letter follows a name at
// once: "Dairen [Dalian]", "Chiang [Kai-shek]".
func glosses(before, inner string) bool {
	before = strings.TrimRight(before, " \"”’'")
	name := before[strings.LastIndexAny(before, " \n(")+1:]
	return unicode.IsUpper(firstRune(name)) && unicode.IsUpper(firstRune(inner)) && len(strings.Fields(inner)) <= 5
}
