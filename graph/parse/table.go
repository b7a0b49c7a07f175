package parse

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"parley/graph"
)

// columns are the names under which each part of a row may stand.
var columns = map[string]wordlist{
	"speaker": words("columns", "speaker"),
	"text":    words("columns", "text"),
	"date":    words("columns", "date"),
	"record":  words("columns", "record"),
	"side":    words("columns", "side"),
}

// columnOf gives the part of a row that a column's name stands for, or "".
func columnOf(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for part, names := range columns {
		if names[name] {
			return part
		}
	}
	return ""
}

// A cell is the value of one field, in pieces that stand in the source as they
// are.
type cell []piece

type piece struct {
	text string
	at   int // byte offset in the source
}

func (c cell) String() string {
	if len(c) == 1 {
		return strings.TrimSpace(c[0].text)
	}
	var s strings.Builder
	for _, p := range c {
		s.WriteString(p.text)
	}
	return strings.TrimSpace(s.String())
}

// A table makes records of rows that each hold a turn. Rows that name the same
// record belong together; a row without a speaker continues the one above it.
type table struct {
	in   *input
	out  *output
	h    graph.Header
	body body
	raw  []byte
	key  string // the record's name in the file
	n    int    // records handed on
}

// add adds a row, which is raw in the source.
func (t *table) add(row map[string]cell, raw string, line int) error {
	if key := row["record"].String(); key != t.key {
		if err := t.flush(); err != nil {
			return err
		}
		t.key = key
	}
	if len(t.raw)+len(raw) > maxRecord {
		return t.in.fail(line, fmt.Errorf("%w: more than %d MB in one record", ErrTooLarge, maxRecord>>20),
			`name each row's record in a column "record"`)
	}
	t.raw = append(t.raw, raw...)
	if row["text"].String() == "" {
		return nil
	}
	t.date(row["date"].String())
	t.speaker(row)
	t.body.writeCell(row["text"])
	t.body.end()
	return nil
}

// date widens the record's dates by a row's.
func (t *table) date(s string) {
	if len(s) > len("2006-01-02") && s[4] == '-' {
		s = s[:len("2006-01-02")]
	}
	day, _, _ := findDate(s)
	switch {
	case day == "":
	case t.h.Date == "":
		t.h.Date = day
	case day < t.h.Date && t.h.Until == "":
		t.h.Date, t.h.Until = day, t.h.Date
	case day < t.h.Date:
		t.h.Date = day
	case day > max(t.h.Date, t.h.Until):
		t.h.Until = day
	}
}

// speaker begins the turn of a row's speaker.
func (t *table) speaker(row map[string]cell) {
	label := row["speaker"].String()
	if label == "" {
		return
	}
	b := &t.body
	for _, p := range row["speaker"] {
		b.write(p.text, p.at)
	}
	name := bareName(label)
	if !b.open {
		return
	}
	b.says(b.last().Start, name, "")
	b.colon()
	if side := row["side"].String(); side != "" {
		takePart(&t.h, graph.Participant{Name: name, Side: side})
	}
}

// writeCell writes the paragraphs of a cell.
func (b *body) writeCell(c cell) {
	breaks := 0
	for _, p := range c {
		for line := range strings.Lines(p.text) {
			if strings.TrimSpace(line) != "" {
				if breaks > 1 {
					b.end()
				}
				breaks = 0
			}
			b.write(line, p.at)
			breaks += strings.Count(line, "\n")
			p.at += len(line)
		}
	}
}

// flush hands on the record read so far.
func (t *table) flush() error {
	if len(t.raw) == 0 {
		return nil
	}
	t.h.Title = t.key
	part := ""
	if t.n++; t.key != "" {
		part = slugOf(t.key)
	} else if t.n > 1 {
		part = fmt.Sprint(t.n)
	}
	t.body.form, t.body.marked = graph.Labelled, true
	err := t.out.put(t.h, &t.body, part, t.raw)
	t.h, t.body, t.raw = graph.Header{}, body{}, t.raw[:0]
	return err
}

// A lines reads a file line by line.
type lines struct {
	in *input
	at int // byte offset of the next line
	n  int // number of the last line
}

// next gives the next line with its end, and its offset; "" at the end.
func (l *lines) next() (line string, at int, err error) {
	at = l.at
	var long []byte
	for {
		part, err := l.in.r.ReadSlice('\n')
		if len(long)+len(part) > maxRecord {
			return "", at, l.in.fail(l.n+1, fmt.Errorf("%w: a line of more than %d MB", ErrTooLarge, maxRecord>>20), "")
		}
		long = append(long, part...)
		if err == nil || err == io.EOF {
			l.at += len(long)
			l.n++
			return string(long), at, nil
		}
		if err != bufio.ErrBufferFull {
			return "", at, fmt.Errorf("read %s: %w", l.in.name, err)
		}
	}
}
