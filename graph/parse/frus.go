package parse

import (
	"io"
	"path"
	"strings"

	"parley/graph"
)

// frusNamespace stands at the top of every volume of Foreign Relations of the
// United States.
const frusNamespace = "http://history.state.gov/ns/"

// isFRUS reports whether head begins a volume of Foreign Relations, or one
// document cut from it.
func isFRUS(head string) bool {
	return strings.Contains(head, frusNamespace) || strings.Contains(head, `<idno type="frus"`) || strings.Contains(head, `type="document"`) && strings.Contains(head, "<div")
}

// A frusReader reads a volume as it streams by: each div of type "document" is
// a record. Of all else only the volume's title and number and its lists of
// persons and terms are kept.
type frusReader struct {
	in     *input
	out    *output
	scan   *teiScanner
	volume frusVolume
	lists  *graph.Lists // nil where the volume has none
	page   string       // the last page that has begun
}

func readFRUS(in *input, out *output) error {
	r := &frusReader{in: in, out: out, scan: newTEIScanner(in.r)}
	r.volume.number(strings.SplitN(path.Base(in.name), "_", 2)[0])
	for {
		t, err := r.scan.next()
		if err == io.EOF {
			return nil
		}
		if err == nil && t.kind == teiStart {
			err = r.element(t)
		}
		if err != nil {
			return r.located(err)
		}
	}
}

// located adds the file's name to an error of the scanner.
func (r *frusReader) located(err error) error {
	if e, ok := err.(*Error); ok && e.File == "" {
		e.File = r.in.name
		e.Hint = "see whether the file was downloaded whole"
	}
	return err
}

// element reads on from a start tag above the documents. Elements of no
// interest are entered, so that what they hold comes by.
func (r *frusReader) element(t teiToken) error {
	switch t.name {
	case "div":
		return r.div(t)
	case "pb":
		r.page = pageLabel(t)
	case "title":
		return r.title(teiAttr(t.attrs, "type"))
	case "idno":
		if teiAttr(t.attrs, "type") == "frus" {
			id, err := r.scan.content()
			r.volume.number(id)
			return err
		}
	}
	return nil
}

func (r *frusReader) title(kind string) error {
	text, err := r.scan.content()
	if kind == "complete" {
		r.volume.title = text
	}
	return err
}

func (r *frusReader) div(t teiToken) error {
	switch id := teiAttr(t.attrs, "xml:id"); {
	case teiAttr(t.attrs, "type") == "document":
		return r.document(t.at, id)
	case id == "persons":
		return r.persons()
	case id == "terms":
		return r.terms()
	}
	return nil
}

// document reads one record, whose div begins at byte offset at.
func (r *frusReader) document(at int, id string) error {
	r.scan.keep(at)
	d := newFRUSDocument(r.scan, r.page)
	if err := d.read(); err != nil {
		return err
	}
	raw := r.scan.release()
	r.page = d.lastPage()
	d.flow.body.lists = r.lists
	r.volume.cite(&d.header, id)
	part := id
	if r.volume.title == "" { // the file is this one document
		part = ""
	}
	return r.out.put(d.finish(), &d.flow.body, part, raw)
}
