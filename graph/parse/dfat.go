package parse

import (
	"regexp"
	"strings"

	"parley/graph"
)

const (
	dfatSeries  = "Documents on Australian Foreign Policy"
	dfatArchive = "National Archives of Australia"
)

// isDFAT reports whether head begins a document of Australian foreign policy:
// Markdown below a front matter that tells volume and document number.
func isDFAT(head string) bool {
	front, _, ok := frontMatter(head)
	return ok && strings.Contains(front, "\ndoc_num:") && strings.Contains(front, "\nvol_")
}

// frontMatter parts what stands between two lines of "---" from the rest.
func frontMatter(s string) (front, rest string, ok bool) {
	s, ok = strings.CutPrefix(strings.ReplaceAll(s, "\r\n", "\n"), "---\n")
	if !ok {
		return "", "", false
	}
	front, rest, ok = strings.Cut(s, "\n---")
	return "\n" + front, rest, ok
}

// readDFAT reads a file, which is one document.
func readDFAT(in *input, out *output) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	d := dfatDocument{}
	s := string(raw)
	front, _, _ := frontMatter(s)
	d.matter(front)
	d.header.Title = strings.TrimSpace(dfatMark.ReplaceAllString(d.header.Title, ""))
	d.text(s, bodyStart(s))
	return out.put(d.finish(), &d.body, "", raw)
}

// bodyStart gives the offset after the front matter's second line of "---".
func bodyStart(s string) int {
	at := strings.Index(s, "\n---") + len("\n---")
	if end := strings.IndexByte(s[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(s)
}

// A dfatDocument gathers one document.
type dfatDocument struct {
	header graph.Header
	body   body
	notes  []dfatFootnote // as they stand at the end
	linked map[int]bool   // numbers of the notes that the text refers to
	spoken int            // paragraphs whose markup tells who speaks
}

// matter reads the front matter: lines of "key: value", of which a long value
// goes on in lines set in.
func (d *dfatDocument) matter(front string) {
	front = regexp.MustCompile(`\n +([^ -])`).ReplaceAllString(front, " $1")
	number := ""
	for line := range strings.Lines(front) {
		key, value, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "- "), ":")
		value = unquoteYAML(strings.TrimSpace(value))
		switch key {
		case "title":
			d.header.Title = value
		case "doc_date":
			d.header.Date = value
		case "doc_num":
			number = value
		case "vol_full_title":
			d.header.Volume = dfatSeries + ", " + value
		}
		if _, reference, ok := strings.Cut(line, " reference: "); ok {
			d.reference(unquoteYAML(strings.TrimSpace(reference)))
		}
	}
	if number != "" && d.header.Volume != "" {
		d.header.Citation = d.header.Volume + ", Document " + number
	}
}

// unquoteYAML takes the quotes off a value.
func unquoteYAML(s string) string {
	if len(s) >= 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		return strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	}
	return strings.Trim(s, `"`)
}

// reference reads an archive's citation: "[NAA: A1838, 3038/10/1, xlv]". The
// first one is kept.
func (d *dfatDocument) reference(s string) {
	if d.header.Collection != "" {
		return
	}
	s = strings.Trim(s, "[] _")
	if m := dfatNAA.FindString(s); m != "" {
		d.header.Archive, s = dfatArchive, s[len(m):]
	}
	d.header.Collection = s
	if m := dfatBox.FindStringSubmatch(s); m != nil {
		d.header.Box, d.header.Collection = m[1], strings.TrimSuffix(s, m[0])
	}
}

var (
	dfatNAA   = regexp.MustCompile(`^N?AA *: *`)
	dfatPlace = regexp.MustCompile(`^(?:Extracts? )?([A-Z][A-Za-z .]{2,30}), [^.:]*\b1[89]\d\d$`)
	dfatBox   = regexp.MustCompile(`, BOX (\w+)$`)
)

// finish gives the header, with what only the text tells.
func (d *dfatDocument) finish() graph.Header {
	d.body.end()
	for i, p := range d.body.paras[:min(len(d.body.paras), 6)] {
		text := string(d.body.text[p.Start:p.End])
		switch names, ok := strings.CutPrefix(text, "Present: "); {
		case ok:
			d.present(names)
		case i < 3 && strings.ToUpper(text) == text && classified(text):
			d.header.Classification = text
		case i < 3:
			if m := dfatPlace.FindStringSubmatch(text); m != nil && d.header.Place == "" {
				d.header.Place = m[1]
			}
		}
	}
	d.body.listed = d.header.Participants
	if d.spoken > 2 {
		d.body.marked, d.body.form = true, graph.Labelled
	}
	return d.header
}

// present reads names that run on without a comma: "Dr. Evatt Sir Frederic
// Eggleston Dr. Burton". Each begins with a title.
func (d *dfatDocument) present(names string) {
	var name []string
	add := func() {
		if len(name) > 1 {
			_, bare := leadingOffice(strings.Join(name, " "))
			d.header.Participants = append(d.header.Participants, graph.Participant{Name: bare})
		}
		name = nil
	}
	for w := range strings.FieldsSeq(names) {
		if labelTitles[foldWord(w)] && len(name) != 1 {
			add()
		}
		if strings.HasSuffix(w, ":") || len(name) == 0 && !labelTitles[foldWord(w)] {
			break
		}
		name = append(name, w)
	}
	add()
}
