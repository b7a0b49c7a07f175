package parse

import (
	"regexp"
	"slices"
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

// notesStart gives the offset of the notes at the end: of the number 1 with
// which the longest run of numbers begins, or the end of s where there is none.
func notesStart(s string, at int) int {
	start, longest, from, next := len(s), 0, 0, 0
	for _, m := range dfatNote.FindAllStringSubmatchIndex(s[at:], -1) {
		n, err := strconv.Atoi(s[at+m[2] : at+m[3]])
		switch {
		case err == nil && n == 1:
			from, next = at+m[0], 2
		case err == nil && n == next:
			next++
		}
		if next > 1 && next > longest {
			start, longest = from, next
		}
	}
	return start
}

// readNotes keeps the notes by number; one whose number does not rise gets the
// next. A paragraph without a number goes on with the note above, and an
// archive's citation is none.
func (d *dfatDocument) readNotes(s string) {
	for line := range strings.Lines(s) {
		if m := dfatCite.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			d.reference(m[1])
			continue
		}
		text := strings.TrimSpace(unmark(strings.Trim(strings.TrimSpace(line), "* ")))
		m := dfatNote.FindStringSubmatch(line)
		switch last := len(d.notes) - 1; {
		case m != nil:
			n, _ := strconv.Atoi(m[1])
			if last >= 0 {
				n = max(n, d.notes[last].number+1)
			}
			d.notes = append(d.notes, dfatFootnote{n, strings.TrimLeft(strings.TrimPrefix(text, m[1]), ") ")})
		case last >= 0 && text != "":
			d.notes[last].text = strings.TrimSpace(d.notes[last].text + " " + text)
		}
	}
}

// A dfatFootnote is a note of the list at the end.
type dfatFootnote struct {
	number int
	text   string
}

// unmark takes Markdown's signs out of a note.
func unmark(s string) string { return strings.NewReplacer("_", "", "**", "", `\`, "").Replace(s) }

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
	italic := -1
	done := 0 // of s
	flush := func(i int) {
		d.body.write(s[done:i], at+done)
		done = i
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '_':
			flush(i)
			done = i + 1
			if italic >= 0 {
				d.name(italic)
				italic = -1
				done += spaceBefore(s[i+1:], ",.;:")
			} else {
				italic = d.body.next()
			}
		case strings.HasPrefix(s[i:], "**"), s[i] == '\\':
			flush(i)
			done = i + 1
			if s[i] == '*' {
				i, done = i+1, i+2
			}
		case s[i] == '[':
			if m := dfatMark.FindStringSubmatchIndex(s[i:]); m != nil && m[0] == 0 {
				flush(i)
				d.note(markNumber(dfatMark.FindStringSubmatch(s[i:])))
				done = i + m[1]
				i = done - 1
			}
		case i == 0 || !isWordByte(s[i-1]):
			if m := dfatGlued.FindStringSubmatchIndex(s[i:]); m != nil && d.glued(s[i+m[2]:i+m[3]]) {
				flush(i + m[2])
				n, _ := strconv.Atoi(s[i+m[2] : i+m[3]])
				d.note(n)
				done = i + m[3]
				i = done - 1
			}
		}
	}
	flush(len(s))
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

// markNumber gives the place of a note in the list at the end: where the mark
// links to, or else its number.
func markNumber(m []string) int {
	n, err := strconv.Atoi(m[2])
	if err != nil {
		n, _ = strconv.Atoi(m[1])
	}
	return n
}

// note hangs note n on what was written last.
func (d *dfatDocument) note(n int) {
	if i := d.footnote(n); i >= 0 {
		d.body.note(strconv.Itoa(n), d.notes[i].text)
	}
}

// footnote gives the place of note n in the list, or -1.
func (d *dfatDocument) footnote(n int) int {
	return slices.IndexFunc(d.notes, func(f dfatFootnote) bool { return f.number == n })
}

// glued reports whether the number that is glued to a word is that of a note
// to which nothing else in the text refers; it then refers to it from now on.
func (d *dfatDocument) glued(number string) bool {
	n, err := strconv.Atoi(number)
	ok := err == nil && d.footnote(n) >= 0 && !d.linked[n]
	d.linked[n] = d.linked[n] || ok
	return ok
}

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
