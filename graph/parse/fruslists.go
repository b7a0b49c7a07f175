package parse

import (
	"strings"

	"parley/graph"
)

// persons reads the volume's list of persons:
//
//	<item><hi><persName xml:id="p_KHA1">Kissinger, Henry A.</persName>,</hi> Secretary of State</item>
func (r *frusReader) persons() error {
	people := map[string]graph.ListedPerson{}
	err := r.entries("persName", func(id, name, rest string) {
		people[id] = graph.ListedPerson{Name: name, Role: rest}
	})
	l := r.copyLists()
	l.People = people
	return err
}

// terms reads the volume's list of abbreviations, which has the same shape.
func (r *frusReader) terms() error {
	abbreviations := map[string]string{}
	err := r.entries("term", func(_, name, rest string) { abbreviations[name] = rest })
	l := r.copyLists()
	l.Abbreviations = abbreviations
	return err
}

// copyLists puts a copy of the lists into the place of those that documents
// which were handed on may still be reading.
func (r *frusReader) copyLists() *graph.Lists {
	l := &graph.Lists{}
	if r.lists != nil {
		*l = *r.lists
	}
	r.lists = l
	return l
}

// entries hands every list item that begins with an element that has an id to
// keep: its id, its text and what follows it.
func (r *frusReader) entries(element string, keep func(id, name, rest string)) error {
	l := frusList{flow: teiFlow{scan: r.scan}, element: element, keep: keep}
	l.flow.notes = func(teiToken) error { return r.scan.skip() }
	return r.scan.children(func(t teiToken) error {
		if t.kind == teiText {
			return nil
		}
		return r.scan.children(l.read)
	})
}

// A frusList reads the items of a list.
type frusList struct {
	flow     teiFlow // of the item being read
	element  string
	id, name string
	keep     func(id, name, rest string)
}

func (l *frusList) read(t teiToken) error {
	switch {
	case t.kind == teiText:
		l.flow.text(t)
		return nil
	case t.name == "item":
		return l.item()
	case t.name == l.element && l.id == "" && teiAttr(t.attrs, "xml:id") != "":
		return l.entry(teiAttr(t.attrs, "xml:id"))
	case t.name == "hi":
		return l.flow.scan.children(l.read)
	}
	return l.flow.scan.children(l.flow.inline)
}

func (l *frusList) item() error {
	l.flow.body, l.id = body{}, ""
	err := l.flow.scan.children(l.read)
	if rest := strings.TrimLeft(string(l.flow.body.text), " ,;"); l.id != "" && rest != "" {
		l.keep(l.id, l.name, rest)
	}
	return err
}

func (l *frusList) entry(id string) error {
	name, err := l.flow.scan.content()
	l.id, l.name = id, strings.TrimRight(name, " ,")
	return err
}
