package parse

import (
	"strings"
	"unicode/utf8"

	"parley/graph"
)

// A body gathers a record's readable text piece by piece. White space is
// collapsed within a paragraph, paragraphs are parted by a blank line, and each
// piece is anchored to its place in the source.
type body struct {
	text   []byte
	origin []graph.Anchor
	paras  []para
	notes  []graph.Note
	pages  []graph.Page
	marks  []graph.Markup
	lists  *graph.Lists

	open   bool // the last paragraph is not yet ended
	spaced bool // white space stands before what is written next

	top    int                 // how many paragraphs stand above the text itself
	kind   graph.AsideKind     // of the paragraphs that are begun now
	form   graph.Form          // empty where it is to be found out
	listed []graph.Participant // whom the record's own header lists
	marked bool                // the source's markup, not the text, tells who speaks
	talk   bool                // the title says that a conversation is recorded
	other  string              // what the title says it is instead: "an editorial note"
}

// A para is a paragraph of a body's text, by byte offsets.
type para struct {
	graph.Span
	label graph.Span // who speaks, as written, without the colon; empty where the paragraph continues
	words int        // where the words begin, after the label
	name  string     // the label's bare name
	ref   string     // the source's key of the speaker
	sure  bool       // the label names a speaker beyond doubt
	kind  graph.AsideKind
}

// write adds s, which stands in the source at byte offset at, to the open
// paragraph, or begins one. All of s must stand there as it is.
func (b *body) write(s string, at int) {
	for i := 0; i < len(s); {
		n := blank(s[i:])
		if n > 0 {
			b.spaced = true
			i += n
			continue
		}
		end := i + 1
		for end < len(s) && (s[end] > ' ' && s[end] < utf8.RuneSelf || blank(s[end:]) == 0 || soleSpace(s, end)) {
			end++
		}
		b.piece(s[i:end], at+i)
		i = end
	}
}

// blank gives the length of the white space, or control, character that s
// begins with.
func blank(s string) int {
	switch c := s[0]; {
	case c <= ' ', c == 0x7F:
		return 1
	case c == 0xC2 && len(s) > 1 && (s[1] == 0xA0 || s[1] == 0x85): // no-break space, next line
		return 2
	case c == 0xE2 && len(s) > 2 && s[1] == 0x80 && (s[2] >= 0x80 && s[2] <= 0x8A || s[2] == 0xAF || s[2] == 0xA8 || s[2] == 0xA9):
		return 3
	}
	return 0
}

// soleSpace reports whether one plain space and no more stands at i, between
// two characters: such a space is kept as it is.
func soleSpace(s string, i int) bool {
	return s[i] == ' ' && i+1 < len(s) && blank(s[i+1:]) == 0
}

// piece adds a stretch without white space at its ends or in double.
func (b *body) piece(s string, at int) {
	b.begin()
	if n := len(b.origin); n == 0 || b.origin[n-1].Source-b.origin[n-1].Text != at-len(b.text) {
		b.origin = append(b.origin, graph.Anchor{Text: len(b.text), Source: at})
	}
	b.text = append(b.text, s...)
}

// begin writes what parts the text so far from what is written next.
func (b *body) begin() {
	switch {
	case !b.open:
		if len(b.text) > 0 {
			b.text = append(b.text, "\n\n"...)
		}
		b.paras = append(b.paras, para{Span: graph.Span{Start: len(b.text)}, words: len(b.text), kind: b.kind})
		b.open = true
	case b.spaced && len(b.text) > b.last().Start:
		b.text = append(b.text, ' ')
	}
	b.spaced = false
}

func (b *body) last() *para { return &b.paras[len(b.paras)-1] }

// end ends the open paragraph. An empty one is dropped.
func (b *body) end() {
	if !b.open {
		return
	}
	b.open, b.spaced = false, false
	p := b.last()
	p.End = len(b.text)
	if p.label.Len() > 0 {
		rest := string(b.text[p.label.End:])
		p.words = p.End - len(strings.TrimLeft(rest, ":. \n"))
	}
	if p.Start == p.End {
		b.paras = b.paras[:len(b.paras)-1]
		b.text = b.text[:max(0, p.Start-len("\n\n"))]
	}
}

// says notes that what was written since byte offset from of the open paragraph
// is the label of a speaker, whose words follow.
func (b *body) says(from int, name, ref string) {
	p := b.last()
	p.label, p.name, p.ref = graph.Span{Start: from, End: len(b.text)}, name, ref
}

// colon writes a colon that the source has not, after a label.
func (b *body) colon() {
	b.text = append(b.text, ':')
	b.spaced = true
}

// rejoin opens the last paragraph again, so that what is written next goes on
// in the same sentence.
func (b *body) rejoin() {
	if len(b.paras) > 0 {
		b.open, b.spaced = true, true
	}
}

// page notes that the source's page label begins at what is written next.
func (b *body) page(label string) {
	b.pages = append(b.pages, graph.Page{Label: label, At: b.next()})
}

// note keeps a note of the editors that hangs on what was written last.
func (b *body) note(label, text string) {
	b.notes = append(b.notes, graph.Note{Label: label, Text: text, At: len(b.text)})
}

// mark keeps a name of the source's markup that began at start, a value of
// next, and ends with what was written last.
func (b *body) mark(start int, ref string) {
	for start < len(b.text) && (b.text[start] == ' ' || b.text[start] == '\n') {
		start++
	}
	if s := (graph.Span{Start: start, End: len(b.text)}); s.Len() > 0 {
		b.marks = append(b.marks, graph.Markup{Span: s, Ref: ref})
	}
}

// next gives the offset that what is written next will have.
func (b *body) next() int {
	switch n := len(b.text); {
	case n == 0:
		return 0
	case !b.open:
		return n + len("\n\n")
	case b.spaced:
		return n + 1
	default:
		return n
	}
}
