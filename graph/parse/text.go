package parse

import (
	"slices"
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
// Blank lines part paragraphs; so do labels, list items and short lines. Where
// lines are too long to be wrapped ones, each is a paragraph.
func (b *body) writeLines(s string, at int) {
	width, last := lineWidth(s), ""
	for line := range strings.Lines(s) {
		bare := strings.TrimSpace(line)
		if b.open && (bare == "" || width > wrapped || beginsParagraph(last, bare, width)) {
			b.end()
		}
		if bare != "" && !b.open && b.broken(bare) {
			b.rejoin()
		}
		b.write(line, at)
		last = bare
		at += len(line)
	}
	b.end()
}

// wrapped is the greatest width, in bytes, of lines that are wrapped.
const wrapped = 160

// lineWidth gives the length that but one in twenty lines of s keep to.
func lineWidth(s string) int {
	var widths []int
	for line := range strings.Lines(s) {
		if n := len(strings.TrimSpace(line)); n > 0 {
			widths = append(widths, n)
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)*19/20]
}

// beginsParagraph reports whether a line that follows another without a blank
// line begins a paragraph of its own, in a text of the given width.
func beginsParagraph(last, line string, width int) bool {
	short := len(last) < width*2/3
	if label, _ := labelOf(line); label > 0 && (endsSentence(last) || short) {
		return true
	}
	heading := strings.HasSuffix(last, ":") // "In favour:" and the list below it are one
	return endsSentence(last) && (isListItem(line) || short && !heading)
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
