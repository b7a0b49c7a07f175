package parse

import (
	"strings"

	"parley/graph"
)

// persons reads the volume's list of persons:
//
//	<item><hi><persName xml:id="p_KHA1">Kissinger, Henry A.</persName>,</hi> Secretary of State</item>
func (r *frusReader) persons() error {
	r.lists.People = map[string]graph.ListedPerson{}
	return r.entries("persName", func(id, name, rest string) {
		r.lists.People[id] = graph.ListedPerson{Name: name, Role: rest}
	})
}

// terms reads the volume's list of abbreviations, which has the same shape.
func (r *frusReader) terms() error {
	r.lists.Abbreviations = map[string]string{}
	return r.entries("term", func(_, name, rest string) {
		r.lists.Abbreviations[name] = rest
	})
}

// entries hands every list item that begins with an element that has an id to
// keep: its id, its text and what follows it.
func (r *frusReader) entries(element string, keep func(id, name, rest string)) error {
	var id, name string
	f := teiFlow{scan: r.scan}
	f.notes = func(teiToken) error { return r.scan.skip() }
	var read func(t teiToken) error
	read = func(t teiToken) error {
		switch {
		case t.kind == teiText:
			f.text(t)
			return nil
		case t.name == "item":
			f.body, id = body{}, ""
			err := r.scan.children(read)
			if rest := strings.TrimLeft(string(f.body.text), " ,;"); id != "" && rest != "" {
				keep(id, name, rest)
			}
			return err
		case t.name == element && id == "" && teiAttr(t.attrs, "xml:id") != "":
			id = teiAttr(t.attrs, "xml:id")
			var err error
			name, err = r.scan.content()
			name = strings.TrimRight(name, " ,")
			return err
		case t.name == "hi":
			return r.scan.children(read)
		}
		return f.scan.children(f.inline)
	}
	return r.scan.children(func(t teiToken) error {
		if t.kind == teiText {
			return nil
		}
		return r.scan.children(read)
	})
}
