package parse

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"parley/graph"
)

var (
	// dfatNote begins a note at the end: "1 Evatt visited Japan", "  * 2 See …".
	dfatNote = regexp.MustCompile(`(?m)^[ _]*(?:\* +)?(\d{1,3})(?:\)? +\S|[A-Z])`)
	// dfatCite is a line that is an archive's citation.
	dfatCite = regexp.MustCompile(`^[ _]*\[([A-Z]{2,5} ?:? ?[A-Z]*\d[^\]]*|[A-Z]{2,5} ?: [A-Z]+ \d[^\]]*)\](?:\[\d+\)?\](?:\(#f\d+\))?)?[ _]*$`)
	// dfatMark is a note's number in the text: "[1](#f1)", "[1]", "[1)](#f11)".
	dfatMark = regexp.MustCompile(`\[(\d{1,3})\)?\](?:\(#f(\d{1,3})\))?`)
	// dfatItem begins an item of a list.
	dfatItem = regexp.MustCompile(`^\s*(?:\* +|\d+\\?\.\s)`)
	// dfatSpeaker is a speaker set in italics before a dash: " _Mr. Guise_ —".
	dfatSpeaker = regexp.MustCompile(`^((?:\d{1,2}\.\d{2} [ap]\.m\., )?\s*)_([^_—]{2,60})_ ?((?:\[\d+\)?\](?:\(#f\d+\))?)?) ?—`)
	// dfatEditor is a paragraph of the editors or the note-taker, or a heading,
	// in italics.
	dfatEditor = regexp.MustCompile(`^_[^_]{20,}\._$|^_[^_.:]{3,60}_$|^\*\*[^*]{3,80}\*\*$`)
	// dfatGlued is a note's number glued to a word or a year: "19811", "text.3".
	dfatGlued = regexp.MustCompile(`^(?:[12]\d{3}|[a-z]{2,}[.,;:’”']*|[a-z]\))(\d{1,2})(?:[^\d\w.,/-]|[.,] |$)`)
)

// text reads the body of s, which begins at byte offset at: paragraphs, then
// the notes.
func (d *dfatDocument) text(s string, at int) {
	end := notesStart(s, at)
	d.readNotes(s[end:])
	d.linked = map[int]bool{}
	for _, m := range dfatMark.FindAllStringSubmatch(s[at:end], -1) {
		d.linked[markNumber(m)] = true
	}
	for at < end {
		line := s[at:end]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		d.line(line, at)
		at += len(line)
	}
	d.body.end()
	for _, n := range d.notes {
		if !d.linked[n.number] {
			d.note(n.number)
		}
	}
}

// line reads one line of the text. A blank line, a heading and an item of a
// list end the paragraph above.
func (d *dfatDocument) line(line string, at int) {
	bare := strings.TrimSpace(line)
	if m := dfatCite.FindStringSubmatch(bare); m != nil {
		d.reference(m[1])
		return
	}
	switch {
	case bare == "":
		d.body.end()
		return
	case !d.body.open && d.cutOff(bare):
		d.body.rejoin()
	case dfatItem.MatchString(line) || bare[0] == '#':
		d.body.end()
	}
	if m := dfatSpeaker.FindStringSubmatchIndex(line); m != nil && !d.body.open {
		d.speaker(line, at, m)
		line, at = line[m[1]:], at+m[1]
	}
	if bare[0] == '#' || strings.HasPrefix(bare, "* ") {
		skip := len(line) - len(strings.TrimLeft(line, " #*"))
		line, at = line[skip:], at+skip
	}
	d.inline(line, at)
	if d.body.open && (bare[0] == '#' || dfatEditor.MatchString(bare)) {
		d.body.last().kind = graph.Direction
	}
	if bare[0] == '#' {
		d.body.end()
	}
}

// cutOff reports whether the last paragraph breaks off within a sentence that
// goes on with next: after a title, "a drafting group consisting of Mr.", or
// before a small letter.
func (d *dfatDocument) cutOff(next string) bool {
	if len(d.body.paras) == 0 {
		return false
	}
	if unicode.IsLower(firstRune(next)) {
		return !isListItem(next)
	}
	p := d.body.last()
	text := string(d.body.text[p.Start:p.End])
	word, dot := strings.CutSuffix(text[strings.LastIndexByte(text, ' ')+1:], ".")
	return dot && abbreviationsOfTitles[strings.ToLower(word)]
}

// speaker writes the label of a paragraph whose speaker is set in italics; m
// tells where what stands before it, the label and a note's mark are.
func (d *dfatDocument) speaker(line string, at int, m []int) {
	d.body.write(line[m[2]:m[3]], at+m[2])
	from := d.body.next()
	d.inline(line[m[4]:m[5]], at+m[4])
	if from > len(d.body.text) {
		return
	}
	d.body.says(from, bareName(strings.TrimSpace(string(d.body.text[from:]))), "")
	d.body.spaced = true
	d.inline(line[m[6]:m[7]], at+m[6])
	d.spoken++
}

// inline writes running text without Markdown's signs; a note's number becomes
// a note, a name in italics a mark.
func (d *dfatDocument) inline(s string, at int) {
	w := dfatWriter{d: d, s: s, at: at, italic: -1}
	for i := 0; i < len(s); {
		n := w.sign(i)
		if n > 0 {
			w.done = i + n
		}
		i += max(n, 1)
	}
	w.flush(len(s))
}

// A dfatWriter writes one stretch of Markdown.
type dfatWriter struct {
	d      *dfatDocument
	s      string
	at     int // of s in the source
	done   int // what is written of s
	italic int // offset of the text where italics began, or -1
}

func (w *dfatWriter) flush(i int) {
	w.d.body.write(w.s[w.done:i], w.at+w.done)
	w.done = i
}

// sign reads a sign of Markdown, or a note's number, at i and gives its length,
// or 0 where there is none.
func (w *dfatWriter) sign(i int) int {
	switch s := w.s[i:]; {
	case s[0] == '_':
		w.flush(i)
		return 1 + w.emphasis(s[1:])
	case strings.HasPrefix(s, "**"):
		w.flush(i)
		return len("**")
	case s[0] == '\\':
		w.flush(i)
		return 1
	case s[0] == '[':
		m := dfatMark.FindStringSubmatch(s)
		if m == nil || !strings.HasPrefix(s, m[0]) {
			return 0
		}
		w.flush(i)
		w.d.note(markNumber(m))
		return len(m[0])
	case i > 0 && isWordByte(w.s[i-1]):
		return 0
	}
	return w.glued(i)
}

// emphasis begins or ends italics before rest; it gives the length of a blank
// that has come between a name and a comma.
func (w *dfatWriter) emphasis(rest string) int {
	if w.italic < 0 {
		w.italic = w.d.body.next()
		return 0
	}
	w.d.name(w.italic)
	w.italic = -1
	return spaceBefore(rest, ",.;:")
}

// glued reads a word at i with a note's number glued to it.
func (w *dfatWriter) glued(i int) int {
	word, _, _ := strings.Cut(w.s[i:], " ")
	if !strings.ContainsAny(word, "123456789") {
		return 0
	}
	m := dfatGlued.FindStringSubmatchIndex(w.s[i:])
	if m == nil || !w.d.glued(w.s[i+m[2]:i+m[3]]) {
		return 0
	}
	w.flush(i + m[2])
	n, _ := strconv.Atoi(w.s[i+m[2] : i+m[3]])
	w.d.note(n)
	return m[3]
}

// spaceBefore gives the length of the blank that s begins with, if one of signs
// follows: "_Mr Anthony_ , who".
func spaceBefore(s, signs string) int {
	if len(s) > 1 && s[0] == ' ' && strings.IndexByte(signs, s[1]) >= 0 {
		return 1
	}
	return 0
}

func isWordByte(c byte) bool { return isLetterByte(c) || c >= '0' && c <= '9' }

// name marks what stands in italics since byte offset from, if it is short and
// begins with a title and so is somebody's name.
func (d *dfatDocument) name(from int) {
	const longest = 6 // words
	if from > len(d.body.text) {
		return
	}
	words := strings.Fields(string(d.body.text[from:]))
	if n := len(words); n == 0 || n > longest {
		return
	}
	if labelTitles[foldWord(words[0])] || words[0] == "The" && hasOffice(words[1:]) {
		d.body.mark(from, "")
	}
}
