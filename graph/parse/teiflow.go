package parse

import (
	"bytes"
	"strings"

	"parley/graph"
)

// A teiFlow writes the running text of TEI elements into a body and keeps what
// a body does not know of: line breaks and italics.
type teiFlow struct {
	scan    *teiScanner
	body    body
	breaks  []int        // offsets where a line begins after <lb/>
	italics []graph.Span // in order
	notes   func(t teiToken) error
}

// teiBlocks are the elements that are paragraphs or hold some.
var teiBlocks = map[string]bool{"p": true, "item": true, "quote": true, "list": true, "table": true, "row": true,
	"cell": true, "div": true, "ab": true, "lg": true, "l": true, "head": true, "label": true, "closer": true,
	"opener": true, "signed": true, "salute": true, "postscript": true, "floatingText": true, "body": true}

// teiSilent are the elements whose content is no text of the record.
var teiSilent = map[string]bool{"figure": true, "graphic": true, "teiHeader": true, "del": true}

// children hands each token up to the end of the open element to f, which
// reads to the end of every element whose start it is given.
func (s *teiScanner) children(f func(t teiToken) error) error {
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.kind == teiEnd {
			return nil
		}
		if err := f(t); err != nil {
			return err
		}
	}
}

// skip reads to the end of the open element.
func (s *teiScanner) skip() error {
	return s.children(func(t teiToken) error {
		if t.kind == teiStart {
			return s.skip()
		}
		return nil
	})
}

// content gives the text of the open element, without notes, with white space
// collapsed.
func (s *teiScanner) content() (string, error) {
	f := teiFlow{scan: s}
	f.notes = func(teiToken) error { return s.skip() }
	err := s.children(f.inline)
	return string(bytes.ReplaceAll(f.body.text, []byte("\n\n"), []byte(" "))), err
}

// block writes an element that is a paragraph, or holds some. A heading set as
// a paragraph is nobody's words, unless a speaker's label shows it to be none.
func (f *teiFlow) block(t teiToken) error {
	heading := strings.HasPrefix(teiAttr(t.attrs, "rend"), "sectiontitle")
	f.body.end()
	err := f.scan.children(f.inline)
	if f.body.open && heading {
		p := f.body.last()
		if n, _ := labelOf(string(f.body.text[p.Start:])); n == 0 {
			p.kind = graph.Direction
		}
	}
	f.body.end()
	return err
}

// inline writes one piece of running text.
func (f *teiFlow) inline(t teiToken) error {
	switch {
	case t.kind == teiText:
		f.text(t)
		return nil
	case t.name == "pb":
		if label := pageLabel(t); label != "" {
			f.body.page(label)
		}
		return f.scan.skip()
	case t.name == "lb":
		f.body.spaced = true
		f.breaks = append(f.breaks, f.body.next())
		return f.scan.skip()
	case t.name == "note":
		return f.notes(t)
	case t.name == "persName":
		return f.name(t)
	case t.name == "hi":
		return f.highlight(t)
	case teiSilent[t.name]:
		return f.scan.skip()
	case teiBlocks[t.name]:
		return f.block(t)
	}
	return f.scan.children(f.inline)
}

// pageLabel names the page that an element pb begins.
func pageLabel(t teiToken) string {
	if n := teiAttr(t.attrs, "n"); n != "" {
		return "p. " + n
	}
	return ""
}

// text writes characters, each entity as a piece of its own.
func (f *teiFlow) text(t teiToken) {
	text, at := t.text, t.at
	for !t.plain {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			break
		}
		r, n := teiEntity(text[i:])
		f.body.write(string(text[:i]), at)
		f.body.write(string(r), at+i)
		text, at = text[i+n:], at+i+n
	}
	f.body.write(string(text), at)
}

func (f *teiFlow) name(t teiToken) error {
	ref := strings.TrimPrefix(teiAttr(t.attrs, "corresp"), "#")
	from := f.body.next()
	if err := f.scan.children(f.inline); err != nil {
		return err
	}
	from = f.trim(from)
	f.body.mark(from, ref)
	return nil
}

// trim moves from past white space that was collapsed only after from was
// asked for.
func (f *teiFlow) trim(from int) int {
	for from < len(f.body.text) && (f.body.text[from] == ' ' || f.body.text[from] == '\n') {
		from++
	}
	return from
}

func (f *teiFlow) highlight(t teiToken) error {
	from := f.body.next()
	italic := teiAttr(t.attrs, "rend") == "italic"
	err := f.scan.children(f.inline)
	if from = f.trim(from); italic && from < len(f.body.text) {
		f.italics = append(f.italics, graph.Span{Start: from, End: len(f.body.text)})
	}
	return err
}
