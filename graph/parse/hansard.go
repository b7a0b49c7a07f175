package parse

import (
	"io"
	"strings"

	"parley/graph"
)

// isHansard takes a sitting of either House of Parliament.
func isHansard(head string) bool {
	return strings.Contains(head, "<housecommons") || strings.Contains(head, "<houselords") || strings.Contains(head, "<hansard")
}

// A hansard reads a sitting as it streams by. Each section that holds
// paragraphs is a record, under its own title.
type hansard struct {
	teiFlow
	in     *input
	out    *output
	day    graph.Header // what is the same for all sections
	h      graph.Header
	part   string // the first paragraph's identifier
	member bool   // somebody is named in the open paragraph
}

func readHansard(in *input, out *output) error {
	r := &hansard{in: in, out: out, teiFlow: teiFlow{scan: newTEIScanner(in.r)}}
	r.day.Language = "English"
	for {
		t, err := r.scan.next()
		if err == io.EOF {
			return nil
		}
		if err == nil && t.kind == teiStart {
			err = r.outside(t)
		}
		if err != nil {
			return in.located(err)
		}
	}
}

// outside reads an element above the sections.
func (r *hansard) outside(t teiToken) (err error) {
	switch t.name {
	case "section":
		return r.section(t)
	case "title":
		var title string
		if title, err = r.scan.content(); r.day.Volume == "" {
			r.day.Volume = title
		}
	case "date":
		r.day.Date = teiAttr(t.attrs, "format")
		return r.scan.skip()
	}
	return err
}

// section reads a section. Sections within it are records of their own.
func (r *hansard) section(t teiToken) error {
	r.begin(t.at)
	title, above := "", r.day.Subject
	defer func() { r.day.Subject = above }()
	err := r.scan.children(func(t teiToken) error {
		switch {
		case t.kind == teiText:
			return nil
		case t.name == "section":
			if err := r.flush(); err != nil {
				return err
			}
			err := r.section(t)
			r.begin(r.scan.base + r.scan.pos)
			r.h.Title, r.h.Subject = title, above
			return err
		case t.name == "title":
			var err error
			title, err = r.scan.content()
			r.h.Title, r.day.Subject = title, title
			return err
		}
		return r.element(t)
	})
	if err != nil {
		return err
	}
	return r.flush()
}

// begin begins a record whose source begins at byte offset at.
func (r *hansard) begin(at int) {
	r.h, r.part = r.day, ""
	r.body = body{form: graph.Labelled, marked: true}
	r.scan.keep(at)
}

// flush hands on the section read so far, if there is anything in it.
func (r *hansard) flush() error {
	raw := r.scan.release()
	r.body.end()
	if len(r.body.paras) == 0 {
		return nil
	}
	return r.out.put(r.h, &r.body, r.part, raw)
}

// element reads one element of a section.
func (r *hansard) element(t teiToken) error {
	switch t.name {
	case "p":
		return r.paragraph(t)
	case "col", "image":
		return r.inline(t)
	case "division":
		return r.aside(graph.Vote)
	}
	r.body.end()
	err := r.scan.children(r.inline)
	r.body.end()
	return err
}

// aside writes an element as a paragraph that is nobody's words.
func (r *hansard) aside(kind graph.AsideKind) error {
	r.body.end()
	r.body.kind = kind
	err := r.scan.children(r.inline)
	r.body.end()
	r.body.kind = ""
	return err
}

// paragraph reads a contribution, or a further paragraph of one, or a line of
// procedure: such a line names nobody and is centred or in italics, or gives
// the time.
func (r *hansard) paragraph(t teiToken) error {
	if r.part == "" {
		r.part = teiAttr(t.attrs, "id")
	}
	centred := teiAttr(t.attrs, "align") == "center"
	r.body.end()
	r.member, r.italics = false, nil
	start := len(r.body.paras)
	if err := r.scan.children(r.inline); err != nil {
		return err
	}
	r.body.end()
	if r.member || len(r.body.paras) == start {
		return nil
	}
	p := &r.body.paras[start]
	switch text := string(r.body.text[p.Start:p.End]); {
	case strings.Contains(text, " divided: "):
		p.kind = graph.Vote
	case centred, len(r.italics) > 0 && r.italics[0].Start == p.Start, isHansardTime(text):
		p.kind = graph.Direction
	}
	return nil
}

// isHansardTime takes the time of day in the margin: "4·28 pm".
func isHansardTime(s string) bool {
	return len(s) < 12 && (strings.HasSuffix(s, " pm") || strings.HasSuffix(s, " am"))
}

// inline writes one piece of a paragraph.
func (r *hansard) inline(t teiToken) error {
	switch {
	case t.kind == teiText:
		r.text(t)
		return nil
	case t.name == "col":
		n, err := r.scan.content()
		r.body.page("c. " + n)
		return err
	case t.name == "image":
		return r.scan.skip()
	case t.name == "lb":
		r.body.end()
		return r.scan.skip()
	case t.name == "td":
		r.body.spaced = true
	case t.name == "member":
		return r.speaker()
	case t.name == "i":
		return r.italic()
	}
	return r.scan.children(r.inline)
}

func (r *hansard) italic() error {
	from := r.body.next()
	err := r.scan.children(r.inline)
	r.italics = append(r.italics, graph.Span{Start: from, End: len(r.body.text)})
	return err
}

// speaker reads who speaks: "Mr. Douglas", "Mr. Dewar (Glasgow, Garscadden)" or
// "The Minister of State (Mr. David Hunt)", where the brackets hold the name.
func (r *hansard) speaker() error {
	from, constituency := r.body.next(), ""
	err := r.scan.children(func(t teiToken) error {
		if t.kind == teiStart && t.name == "memberconstituency" {
			before := r.body.next()
			err := r.scan.children(r.inline)
			constituency = strings.Trim(string(r.body.text[min(before, len(r.body.text)):]), " ()")
			return err
		}
		return r.inline(t)
	})
	if err != nil || from >= len(r.body.text) || r.member {
		return err
	}
	r.member = true
	label := string(r.body.text[from:])
	name, role := bareName(label), constituency
	if constituency == "" {
		name, role = officeHolder(label)
	}
	r.body.says(from, name, "")
	if role != "" {
		takePart(&r.h, graph.Participant{Name: name, Role: role})
	}
	return nil
}
