package parse

import (
	"strings"
)

// maxFront is how many paragraphs at the head of a record may be its form's
// lines: "PLACE: Guest House, Peking".
const maxFront = 40

// fromFront takes from the first lines of the text what the markup does not
// tell: the participants, the place and subject, and whom a telegram is from.
func (d *frusDocument) fromFront() {
	b := &d.flow.body
	for i, p := range b.paras[:min(len(b.paras), maxFront)] {
		if i < 3 && d.sender.wrote == "" {
			d.sender.first(b, p)
		}
		for n, l := range d.flow.lines(b.paras[i : i+1]) {
			key, value, ok := strings.Cut(l.text, ":")
			if !ok {
				continue
			}
			switch value = strings.TrimSpace(value); strings.ToLower(strings.TrimSpace(key)) {
			case "place":
				d.header.Place = firstOf(d.header.Place, value)
			case "subject", "subjects":
				d.header.Subject = firstOf(d.header.Subject, value)
			case "participants", "present":
				d.listedInText(i, n)
			}
		}
	}
}

// listedInText reads the participants from the lines that follow line n of
// paragraph i.
func (d *frusDocument) listedInText(i, n int) {
	if len(d.people) > 0 {
		return
	}
	paras := d.flow.body.paras[i:]
	lines := d.flow.lines(paras[:1])[n+1:]
	for k := 1; k < len(paras) && d.listable(paras[k]); k++ {
		lines = append(lines, d.flow.lines(paras[k:k+1])...)
	}
	d.people = readParticipants(lines)
}

// listable reports whether a paragraph can be a line of the participants.
func (d *frusDocument) listable(p para) bool {
	const longest = 400
	text := string(d.flow.body.text[p.Start:p.End])
	if p.Len() > longest || text[0] == '[' || text[0] == '(' {
		return false
	}
	key, value, ok := strings.Cut(text, ":")
	return !ok || value == "" && !labelFalse[strings.ToLower(key)] || isSide(key)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
