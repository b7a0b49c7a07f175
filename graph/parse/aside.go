package parse

import (
	"slices"
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
	if s.Len() <= 0 {
		return
	}
	if end := s.Start + opensParagraph(d.Text[s.Start:min(t.Span.End, s.Start+maxAside)], s.Len()); end > s.Start {
		addAside(d, t.Number, graph.Direction, graph.Span{Start: s.Start, End: end})
		return
	}
	for _, x := range pairs(d.Text[s.Start:s.End]) {
		x := graph.Span{Start: s.Start + x.Start, End: s.Start + x.End}
		if kind := asideKind(d.Text, x, s); kind != "" {
			addAside(d, t.Number, kind, x)
		}
	}
}

const (
	maxAside   = 4000 // bytes of a bracket
	maxNesting = 3    // brackets within each other that are looked at
)

// opensParagraph gives the length of a bracket that s begins with and that is
// closed only in a later paragraph, at its end; the first paragraph of s has n
// bytes. It gives 0 where there is none.
func opensParagraph(s string, n int) int {
	if s[0] != '[' && s[0] != '(' || n >= len(s) || strings.IndexByte(s[:n], closing(s[0])) >= 0 {
		return 0
	}
	end := strings.IndexAny(s[n:], "[(])")
	if end < 0 || s[n+end] != closing(s[0]) {
		return 0
	}
	end += n + 1
	if rest := strings.TrimLeft(s[end:], ". "); rest != "" && rest[0] != '\n' {
		return 0
	}
	return end
}

// pairs gives the brackets of s, each from its opening to after its closing,
// in the order of their openings.
func pairs(s string) (found []graph.Span) {
	var open []int // of the brackets now open, their places in found; -1 beyond maxNesting
	for i := strings.IndexAny(s, "([)]"); i >= 0 && i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			at := -1
			if len(open) < maxNesting {
				at = len(found)
				found = append(found, graph.Span{Start: i, End: i})
			}
			open = append(open, at)
		case ')', ']':
			if len(open) > 0 {
				if at := open[len(open)-1]; at >= 0 {
					found[at].End = i + 1
				}
				open = open[:len(open)-1]
			}
		}
	}
	return slices.DeleteFunc(found, func(x graph.Span) bool { return x.Len() == 0 || x.Len() > maxAside })
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
