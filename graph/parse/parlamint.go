package parse

import (
	"io"
	"strings"

	"parley/graph"
)

// isParlaMint takes TEI of parliaments: utterances, not documents.
func isParlaMint(head string) bool {
	return strings.Contains(head, "<TEI") && (strings.Contains(head, "#parla.") || strings.Contains(head, "<u who=") || strings.Contains(head, "<u xml:id="))
}

// A parlaMint reads a sitting, which is one record: each u is a turn, each seg
// in it a paragraph.
type parlaMint struct {
	teiFlow
	h      graph.Header
	label  string // the note that announces who speaks next
	at     int    // its offset in the source
	people map[string]string
	tokens bool // words are marked one by one
}

func readParlaMint(in *input, out *output) error {
	r := &parlaMint{teiFlow: teiFlow{scan: newTEIScanner(in.r)}, people: map[string]string{}}
	r.body = body{form: graph.Labelled, marked: true}
	r.scan.keep(0)
	for {
		t, err := r.scan.next()
		if err == io.EOF {
			return out.put(r.h, &r.body, "", r.scan.release())
		}
		if err == nil && t.kind == teiStart {
			err = r.element(t)
		}
		if err != nil {
			return in.located(err)
		}
	}
}

// element reads an element outside utterances.
func (r *parlaMint) element(t teiToken) (err error) {
	switch t.name {
	case "TEI":
		r.h.Language = teiAttr(t.attrs, "xml:lang")
	case "title":
		err = r.title(t)
	case "setting":
		return r.scan.children(r.setting)
	case "person":
		return r.person(t)
	case "u":
		return r.utterance(t)
	case "note":
		return r.note(t)
	case "head":
		return r.aside()
	case "kinesic", "vocal", "incident", "gap":
		return r.aside()
	case "fs", "encodingDesc", "publicationStmt", "respStmt", "revisionDesc":
		return r.scan.skip()
	}
	return err
}

// title takes the main title, in English where there is one.
func (r *parlaMint) title(t teiToken) error {
	english := teiAttr(t.attrs, "xml:lang") == "en"
	main := teiAttr(t.attrs, "type") != "sub"
	s, err := r.scan.content()
	if main && (r.h.Title == "" || english && r.h.Volume == "") {
		r.h.Title = s
		if english {
			r.h.Volume = s
		}
	}
	return err
}

func (r *parlaMint) setting(t teiToken) error {
	if t.kind != teiStart {
		return nil
	}
	kind, when := teiAttr(t.attrs, "type"), teiAttr(t.attrs, "when")
	name := t.name
	s, err := r.scan.content()
	switch {
	case name == "date" && when != "":
		r.h.Date = when
	case name == "name" && (kind == "city" || kind == "place"):
		r.h.Place = s
	}
	return err
}

// person keeps the name of a listed person by its identifier.
func (r *parlaMint) person(t teiToken) error {
	id := teiAttr(t.attrs, "xml:id")
	return r.scan.children(func(t teiToken) error {
		if t.kind != teiStart {
			return nil
		}
		name := t.name
		s, err := r.scan.content()
		if name == "persName" && r.people[id] == "" {
			r.people[id] = s
		}
		return err
	})
}

// note keeps the announcement of a speaker and writes any other note as an
// aside.
func (r *parlaMint) note(t teiToken) (err error) {
	if teiAttr(t.attrs, "type") != "speaker" {
		return r.aside()
	}
	r.at = r.scan.base + r.scan.pos
	r.label, err = r.scan.content()
	return err
}

// aside writes an element as a paragraph that is nobody's words.
func (r *parlaMint) aside() error {
	r.body.end()
	r.body.kind, r.tokens = graph.Direction, false
	err := r.scan.children(r.inline)
	r.body.end()
	r.body.kind = ""
	return err
}

// utterance reads a turn.
func (r *parlaMint) utterance(t teiToken) error {
	ref := strings.TrimPrefix(teiAttr(t.attrs, "who"), "#")
	if r.label == "" {
		r.label, r.at = ref, t.at
		if name := r.people[ref]; name != "" {
			r.label = name
		}
	}
	label := strings.TrimSuffix(r.label, ":")
	r.body.end()
	r.body.write(label, r.at)
	name, office := officeHolder(label)
	if r.body.open {
		r.body.says(r.body.last().Start, name, ref)
		r.body.colon()
	}
	if ref != "" {
		takePart(&r.h, graph.Participant{Name: name, Role: office, Ref: ref})
	}
	r.label = ""
	return r.scan.children(r.inUtterance)
}

// inUtterance reads a paragraph of a turn, or what interrupts it.
func (r *parlaMint) inUtterance(t teiToken) error {
	switch {
	case t.kind == teiText:
		r.text(t)
		return nil
	case t.name == "seg":
		r.tokens = false
		err := r.scan.children(r.inline)
		r.body.end()
		return err
	}
	return r.element(t)
}

// inline writes one piece of a paragraph. Where words are marked, the white
// space between the marks says nothing; join="right" says that none follows.
func (r *parlaMint) inline(t teiToken) error {
	switch {
	case t.kind == teiText:
		if !r.tokens || len(strings.TrimSpace(string(t.text))) > 0 {
			r.text(t)
		}
		return nil
	case t.name == "s":
		r.tokens = true
		r.body.spaced = true
	case t.name == "w" || t.name == "pc":
		joined := teiAttr(t.attrs, "join") == "right"
		err := r.scan.children(r.inline)
		r.body.spaced = !joined
		return err
	case t.name == "note" || t.name == "kinesic" || t.name == "vocal" || t.name == "incident" || t.name == "gap":
		tokens := r.tokens
		err := r.element(t)
		r.tokens = tokens
		return err
	case t.name == "linkGrp":
		return r.scan.skip()
	}
	return r.scan.children(r.inline)
}
