package parse

import (
	"slices"
	"strconv"
	"strings"
)

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
