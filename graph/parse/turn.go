package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// cut turns the body into the text, turns, sentences and asides of d. It says
// why, if there are no turns.
func (b *body) cut(d *graph.Document) (why string) {
	b.end()
	if len(b.paras) == 0 {
		return "the record holds no text"
	}
	if b.top == len(b.paras) {
		b.top = 0 // the text itself looks like a heading
	}
	if b.form != graph.Narrated && !b.marked {
		b.findLabels()
	}
	if why := b.decide(); why != "" {
		return why
	}
	d.Text, d.Form = string(b.text), b.form
	d.Origin, d.Notes, d.Pages, d.Markup, d.Lists = b.origin, b.notes, b.pages, b.marks, b.lists
	d.ID = graph.DocumentID(identity(d.Header))
	for i := range d.Pages {
		d.Pages[i].At = min(d.Pages[i].At, len(d.Text))
	}
	b.turns(d)
	b.asides(d)
	b.sentences(d)
	return ""
}

// identity gives what a record's ID is made of. A citation with an address, or in
// a volume, is the record's own; any other may be a folder of many records, of
// which date and title tell one.
func identity(h graph.Header) string {
	switch {
	case h.Citation == "":
		return h.Source
	case h.Address != "" || h.Volume != "":
		return h.Citation
	}
	return h.Citation + "\n" + h.Date + "\n" + h.Title
}

// decide finds the record's form, unless its reader knew it.
func (b *body) decide() (why string) {
	if b.form == graph.Narrated {
		return ""
	}
	labels, sure := b.countLabels()
	if b.form == graph.Labelled {
		if labels == 0 {
			return "nobody is named as a speaker"
		}
		return ""
	}
	reports, prose := b.countReports()
	switch {
	case sure > 1 && labels*3 >= reports, sure > 0 && b.paras[b.top].label.Len() > 0 && (labels > 1 || len(b.paras) == 1):
		b.form = graph.Labelled
	case b.other != "":
		return "it is " + b.other
	case b.talk && prose > 0, reports > 0 && reports*8 >= prose:
		b.form = graph.Narrated
		for i := range b.paras {
			b.paras[i].unlabel()
		}
	default:
		return fmt.Sprintf("of %d paragraphs none begins with a speaker's name and %d tell what somebody said", len(b.paras), reports)
	}
	return ""
}

// countLabels counts the labelled paragraphs, and the speakers of whom there is
// no doubt.
func (b *body) countLabels() (labels, sure int) {
	seen := map[string]bool{}
	for _, p := range b.paras {
		if p.label.Len() > 0 {
			labels++
			seen[surname(p.name)] = seen[surname(p.name)] || p.sure
		}
	}
	for _, ok := range seen {
		if ok {
			sure++
		}
	}
	return labels, sure
}

// countReports counts the unlabelled paragraphs of prose, and those of them
// that report speech.
func (b *body) countReports() (reports, prose int) {
	for _, p := range b.paras {
		if p.label.Len() > 0 || p.kind != "" || p.Len() < 40 {
			continue
		}
		prose++
		if reportsSpeech(string(b.text[p.Start:p.End])) {
			reports++
		}
	}
	return reports, prose
}

// reportsSpeech reports whether a verb of saying follows somebody's name,
// office or pronoun: "Mr. Khrushchev replied", "the Minister then asked".
func reportsSpeech(s string) bool {
	before, last := "", ""
	for w := range strings.SplitSeq(s, " ") {
		verb := strings.TrimRight(w, ",:;")
		if reportVerbs[verb] && (speaks(last) || speaks(before) && (strings.HasSuffix(last, "ly") || reportAdverbs[last])) {
			return true
		}
		before, last = last, w
	}
	return false
}

// speaks reports whether w may be the subject of a verb of saying.
func speaks(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	w = strings.ToLower(w)
	return unicode.IsUpper(r) || reportPronouns[w] || labelOffices[w]
}

// turns cuts the paragraphs into turns.
func (b *body) turns(d *graph.Document) {
	for i := range b.paras {
		p := &b.paras[i]
		switch {
		case b.form == graph.Narrated && i < b.top:
		case b.form == graph.Narrated:
			d.Turns = append(d.Turns, graph.Turn{Span: p.Span})
		case p.label.Len() > 0 || p.name != "":
			d.Turns = append(d.Turns, graph.Turn{Label: string(b.text[p.label.Start:p.label.End]), Name: p.name, Ref: p.ref,
				Span: graph.Span{Start: p.words, End: p.End}})
		case len(d.Turns) > 0:
			t := &d.Turns[len(d.Turns)-1]
			if t.Span.Len() == 0 {
				t.Span.Start = p.Start
			}
			t.Span.End = p.End
		}
	}
	for i := range d.Turns {
		d.Turns[i].Number = i + 1
		d.Turns[i].ID = graph.TurnID(d.ID, i+1)
	}
}
