package parse

import (
	"strings"
	"unicode"

	"parley/graph"
)

// isText takes whatever is no markup.
func isText(head string) bool { return !strings.HasPrefix(strings.TrimSpace(head), "<") }

// readText reads a plain transcript, or narrated minutes, as one record.
func readText(in *input, out *output) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	b, h := &body{}, graph.Header{}
	b.writeRecord(&h, string(raw), 0)
	return out.put(h, b, "", raw)
}

// writeLines writes plain text, which begins in the source at byte offset at.
// Blank lines part paragraphs; so do labels, list items and short lines.
func (b *body) writeLines(s string, at int) {
	last := ""
	for s != "" {
		line := s
		if end := strings.IndexByte(s, '\n'); end >= 0 {
			line = s[:end+1]
		}
		switch bare := strings.TrimSpace(line); {
		case bare == "":
			b.end()
		case !b.open && b.broken(bare):
			b.rejoin()
		case b.open && beginsParagraph(last, bare):
			b.end()
		}
		b.write(line, at)
		last = strings.TrimSpace(line)
		s, at = s[len(line):], at+len(line)
	}
	b.end()
}

// beginsParagraph reports whether a line that follows another without a blank
// line begins a paragraph of its own.
func beginsParagraph(last, line string) bool {
	if label, _ := labelOf(line); label > 0 && (endsSentence(last) || len(last) < 40) {
		return true
	}
	heading := strings.HasSuffix(last, ":") // "In favour:" and the list below it are one
	return len(last) > 0 && endsSentence(last) && (isListItem(line) || !heading && (len(last) < 45 || len(last) > 120))
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)] ")
	return s == "" || strings.IndexByte(".!?:", s[len(s)-1]) >= 0
}

// isListItem reports whether a line begins with "1)", "(a)", "-" or the like.
func isListItem(s string) bool {
	if s[0] == '-' || s[0] == '*' || strings.HasPrefix(s, "•") {
		return true
	}
	if s[0] == '(' && strings.IndexByte(s[:min(len(s), len("(iii) "))], ')') > 0 {
		return true
	}
	i := 0
	for i < len(s) && i < 3 && (s[i] >= '0' && s[i] <= '9' || i == 0 && isLetterByte(s[i])) {
		i++
	}
	return i > 0 && i+1 < len(s) && (s[i] == ')' || s[i] == '.') && s[i+1] == ' '
}

// broken reports whether the last paragraph was cut by a page break, so that
// line, which follows it after a blank line, goes on in the same sentence.
func (b *body) broken(line string) bool {
	if len(b.paras) == 0 {
		return false
	}
	p := b.last()
	last := string(b.text[p.Start:p.End])
	end := last[len(last)-1]
	if !isLetterByte(end) && end != ',' || isListItem(line) {
		return false
	}
	if unicode.IsLower(firstRune(line)) {
		return true
	}
	label, _ := labelOf(line)
	const proseLine = 60 // a shorter one without a full stop is a heading or a list's item
	return label == 0 && len(last) > proseLine && isLetterByte(line[0]) && strings.ToUpper(last) != last
}
