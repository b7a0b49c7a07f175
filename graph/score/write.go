package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Write writes c with a line for each entity, turn, mention, stance, term and
// linkage, as the coding guide shows it. Equal codings give equal bytes.
func (c *Coding) Write(w io.Writer) error {
	p := &printer{}
	p.text("{\n \"document\": ").value(c.Document)
	p.text(",\n \"turnCount\": ").value(c.TurnCount)
	p.text(",\n \"entities\": ")
	list(p, "  ", c.Entities, func(e Entity) { p.value(e) })
	p.text(",\n \"turns\": ")
	list(p, "  ", c.Turns, p.turn)
	p.text(",\n \"linkages\": ")
	list(p, "  ", c.Linkages, func(l Linkage) { p.value(l) })
	p.text("\n}\n")
	if p.err != nil {
		return fmt.Errorf("write coding: %w", p.err)
	}
	_, err := w.Write(p.Bytes())
	return err
}

// A printer collects text and keeps its first error.
type printer struct {
	bytes.Buffer
	err error
}

func (p *printer) text(s string) *printer {
	p.WriteString(s)
	return p
}

// value prints v on the line, with a blank after each colon and comma.
func (p *printer) value(v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil && p.err == nil {
		p.err = err
	}
	p.Write(spaced(bytes.TrimSpace(b.Bytes())))
}

func (p *printer) turn(t Turn) {
	p.text(fmt.Sprintf("{\"n\": %d, \"speaker\": ", t.N)).value(t.Speaker)
	p.text(", \"text\": ").value(t.Text)
	field(p, "mentions", t.Mentions)
	field(p, "mentionsOk", t.MentionsOk)
	field(p, "stances", t.Stances)
	field(p, "terms", t.Terms)
	p.text("}")
}

// field prints a list of a turn, unless it is empty.
func field[T any](p *printer, name string, of []T) {
	if len(of) > 0 {
		p.text(",\n   \"" + name + "\": ")
		list(p, "    ", of, func(x T) { p.value(x) })
	}
}

func list[T any](p *printer, indent string, of []T, print func(T)) {
	if len(of) == 0 {
		p.text("[]")
		return
	}
	for i, x := range of {
		p.text([]string{"[\n", ",\n"}[min(i, 1)] + indent)
		print(x)
	}
	p.text("\n" + indent[1:] + "]")
}

// spaced puts a blank after each colon and comma outside strings.
func spaced(b []byte) []byte {
	var out []byte
	inside := false
	for i, c := range b {
		out = append(out, c)
		if c == '"' && !escaped(b, i) {
			inside = !inside
		}
		if !inside && (c == ':' || c == ',') {
			out = append(out, ' ')
		}
	}
	return out
}

// escaped reports whether an odd number of backslashes stands before b[i].
func escaped(b []byte, i int) bool {
	n := 0
	for n < i && b[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}
