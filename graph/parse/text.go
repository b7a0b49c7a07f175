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
	layout, last := layoutOf(s), ""
	for line := range strings.Lines(s) {
		bare := strings.TrimSpace(line)
		if b.open && (bare == "" || layout.parts(last, bare)) {
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

// A layout is how a text's lines lie.
type layout struct {
	width  int            // bytes that all but one in twenty lines keep to
	labels map[string]int // how many lines begin with a label
}

func layoutOf(s string) layout {
	l := layout{labels: map[string]int{}}
	var widths []int
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			widths = append(widths, len(line))
			if n, _ := labelOf(line); n > 0 {
				l.labels[line[:n]]++
			}
		}
	}
	if len(widths) > 0 {
		slices.Sort(widths)
		l.width = widths[len(widths)*19/20]
	}
	return l
}

// unwrapped reports whether each line is a paragraph.
func (l layout) unwrapped() bool {
	const widest = 160 // bytes of a line that is wrapped
	return l.width > widest
}

// parts reports whether a line that follows another without a blank line begins
// a paragraph of its own.
func (l layout) parts(last, line string) bool {
	short := len(last) < l.width*2/3
	if n, _ := labelOf(line); n > 0 && (l.labels[line[:n]] > 1 || endsSentence(last) || short || isCapitals(line[:n])) {
		return true
	}
	heading := strings.HasSuffix(last, ":") // "In favour:" and the list below it are one
	return l.unwrapped() || endsSentence(last) && (isListItem(line) || short && !heading)
}

// isCapitals reports whether s is written in capitals.
func isCapitals(s string) bool { return len(s) > 1 && s == strings.ToUpper(s) }

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
