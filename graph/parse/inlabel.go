package parse

import (
	"strings"
	"unicode"

	"parley/graph"
)

// splitLabels parts the paragraphs in which a second speaker's label stands.
// Only what is beyond doubt is split: a label that begins a paragraph elsewhere,
// after the end of a sentence, or in the capitals of the record's other labels.
func (s *speakers) splitLabels(b *body) {
	labels := wordlist{}
	for _, p := range b.paras {
		if p.sure {
			labels[letters(p.name)] = true
		}
	}
	if len(labels) < 2 {
		return
	}
	var paras []para
	for _, p := range b.paras {
		for {
			rest, ok := s.inner(p, labels)
			if !ok {
				break
			}
			p.End = p.Start + len(strings.TrimRight(s.text[p.Start:rest.Start], " "))
			paras = append(paras, p)
			p = rest
		}
		paras = append(paras, p)
	}
	b.paras = paras
}

// inner finds the first label inside paragraph p and gives the paragraph that
// begins there.
func (s *speakers) inner(p para, labels wordlist) (rest para, ok bool) {
	text := s.text[:p.End]
	for colon := p.words; ; colon++ {
		i := strings.IndexByte(text[colon:], ':')
		if i < 0 || p.kind != "" {
			return p, false
		}
		colon += i
		for at := max(p.words+1, colon-maxLabel); at < colon; at++ {
			if text[at-1] != ' ' || !startsName(text[at:]) {
				continue
			}
			n, words := labelOf(text[at:])
			if at+n > colon || at+words <= colon || !s.certain(text[:at], text[at:at+n], labels) {
				continue
			}
			return para{Span: graph.Span{Start: at, End: p.End}, label: graph.Span{Start: at, End: at + n},
				words: at + words, name: bareName(text[at : at+n]), sure: true}, true
		}
	}
}

// certain reports whether a label that follows before is one without doubt.
func (s *speakers) certain(before, label string, labels wordlist) bool {
	name := bareName(label)
	capitals := s.caps && name == strings.ToUpper(name)
	if capitals && s.isKnown(strings.Fields(strings.ToLower(name))) {
		return true
	}
	return labels[letters(name)] && (capitals || endsSentence(strings.TrimRight(before, " ")))
}

// letters folds a label to its letters, so that "DR.EVATT" is "Dr. Evatt".
func letters(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, label)
}
