package parse

import (
	"strconv"
	"strings"

	"parley/graph"
)

// A frusDocument gathers one record of a volume.
type frusDocument struct {
	scan   *teiScanner
	header graph.Header
	flow   teiFlow // the record's text
	listed teiFlow // the participants, one paragraph each
	people []graph.Participant
	sender frusSender
	title  string
}

// newFRUSDocument makes ready for a document that begins on page, if known.
func newFRUSDocument(scan *teiScanner, page string) *frusDocument {
	d := &frusDocument{scan: scan}
	if page != "" {
		d.flow.body.page(page)
	}
	d.flow.scan, d.listed.scan = scan, scan
	d.flow.notes, d.listed.notes = d.note, d.note
	return d
}

// read reads the document's div, whose start tag has been read.
func (d *frusDocument) read() error { return d.scan.children(d.element) }

// element reads a child of the document, or of a div or list in it.
func (d *frusDocument) element(t teiToken) error {
	if t.kind == teiText {
		return d.flow.inline(t)
	}
	switch t.name {
	case "head":
		return d.head()
	case "dateline", "opener", "placeName", "date", "time":
		return d.dateline(t)
	case "list":
		return d.list(teiAttr(t.attrs, "type"))
	case "closer", "signed":
		return d.closing()
	case "div", "attachment", "table", "row", "floatingText", "body":
		return d.scan.children(d.element)
	}
	return d.flow.inline(t)
}

// head reads the first head as the record's title; a later one is a heading
// inside the record and no one's words.
func (d *frusDocument) head() error {
	if d.title != "" {
		return d.skipHead()
	}
	var f teiFlow
	f.scan, f.notes = d.scan, d.note
	err := d.scan.children(func(t teiToken) error {
		if t.kind == teiStart {
			return d.headPart(&f, t)
		}
		return f.inline(t)
	})
	d.title = strings.TrimSpace(string(f.body.text))
	d.header.Title = withoutNumber(d.title)
	return err
}

// headPart reads an element of the title: places and dates, and whose letter
// or telegram it is.
func (d *frusDocument) headPart(f *teiFlow, t teiToken) error {
	from, kind := len(f.body.text), teiAttr(t.attrs, "type")
	ref := strings.TrimPrefix(teiAttr(t.attrs, "corresp"), "#")
	date := readDates(t.attrs)
	if err := f.inline(t); err != nil {
		return err
	}
	text := strings.TrimSpace(string(f.body.text[min(from, len(f.body.text)):]))
	switch t.name {
	case "placeName":
		d.header.Place = text
	case "date", "time":
		d.dated(t.name, date, text)
	case "persName":
		d.sender.named(kind, text, ref)
	case "gloss":
		d.sender.office(kind, text)
	}
	return nil
}

func (d *frusDocument) skipHead() error {
	f := teiFlow{scan: d.scan, notes: d.note}
	return d.scan.children(f.inline)
}

// note keeps a footnote where it hangs; the source note and the editors'
// summary become fields of the header too.
func (d *frusDocument) note(t teiToken) error {
	kind, label := teiAttr(t.attrs, "type"), teiAttr(t.attrs, "n")
	text, err := d.scan.content()
	if err != nil || text == "" {
		return err
	}
	switch kind {
	case "source":
		readSource(&d.header, text)
	case "summary":
		d.header.Summary = text
	}
	d.flow.body.note(label, text)
	return nil
}

// list reads a list: the participants and the subject belong to the header,
// the subject is a line of the text too.
func (d *frusDocument) list(kind string) error {
	switch kind {
	case "participants":
		return d.scan.children(func(t teiToken) error {
			if t.kind == teiStart && t.name == "head" {
				return d.skipHead()
			}
			return d.participant(t)
		})
	case "subject":
		from := len(d.flow.body.text)
		err := d.scan.children(d.element)
		d.header.Subject = strings.Trim(strings.ReplaceAll(string(d.flow.body.text[from:]), "\n\n", "; "), "; ")
		return err
	}
	return d.scan.children(d.element)
}

// participant reads an item of the participants, which may hold a list of its
// own; the heads of lists inside name a side.
func (d *frusDocument) participant(t teiToken) error {
	switch {
	case t.kind == teiText:
		return nil
	case t.name == "list":
		return d.scan.children(d.participant)
	}
	d.listed.body.end()
	err := d.scan.children(func(t teiToken) error {
		if t.kind == teiStart && t.name == "list" {
			d.listed.body.end()
			return d.scan.children(d.participant)
		}
		return d.listed.inline(t)
	})
	d.listed.body.end()
	return err
}

// closing reads a signature, which is no part of the text.
func (d *frusDocument) closing() error {
	f := teiFlow{scan: d.scan, notes: d.note}
	err := d.scan.children(f.inline)
	d.sender.signature(&f.body)
	return err
}

// lastPage gives the page on which the document ends; pages that end before its
// first word are let go.
func (d *frusDocument) lastPage() string {
	pages := d.flow.body.pages
	if len(pages) == 0 {
		return ""
	}
	for len(pages) > 1 && pages[1].At == 0 {
		pages = pages[1:]
	}
	d.flow.body.pages = pages
	return pages[len(pages)-1].Label
}

// finish gives the header, with what only the text tells.
func (d *frusDocument) finish() graph.Header {
	d.flow.body.end()
	h := &d.header
	d.people = readParticipants(d.listed.lines(d.listed.body.paras))
	b := &d.flow.body
	b.talk = beginsWith(h.Title, frusTalks) != ""
	d.fromFront()
	if !b.talk {
		h.Sender = d.sender.name(d.title)
		if p, ok := d.sender.participant(d.title); ok && p.Ref != "" && len(d.people) == 0 {
			d.people = append(d.people, p)
		}
	}
	h.Participants = d.people
	b.listed = h.Participants
	if kind := beginsWith(h.Title, frusOthers); kind != "" {
		b.other = "a document of the kind " + strconv.Quote(kind) + ", in which nobody speaks"
	}
	return *h
}

// beginsWith gives the phrase that s begins with, if it is one of them.
func beginsWith(s string, phrases []string) string {
	folded := strings.ToLower(s)
	for _, p := range phrases {
		if strings.HasPrefix(folded, p) {
			return p
		}
	}
	return ""
}
