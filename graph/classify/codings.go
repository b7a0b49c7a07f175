package classify

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parley/graph"
)

// A Coding is what a person found in a record, without the record's words.
type Coding struct {
	Record string // its source: a file's name, with "#" and a key in a volume
	turns  []codedTurn
	last   int // turn that was coded
}

type codedTurn struct {
	number int
	sum    string // of its words
	labels []writtenLabel
}

// ReadCodings reads codings of records in the format of data/codings/README.md.
// Name is the file's, for messages.
func ReadCodings(name string, r io.Reader) ([]*Coding, error) {
	var all []*Coding
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		record, isHead := strings.CutPrefix(line, "== ")
		var err error
		switch {
		case line == "" || line[0] == '#':
		case isHead:
			all = append(all, &Coding{Record: record})
		case len(all) == 0:
			err = fmt.Errorf("a line stands before the first == record")
		default:
			err = all[len(all)-1].line(line)
		}
		if err != nil {
			return nil, fmt.Errorf("%s line %d: %w; see README.md there", name, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return all, nil
}

func (c *Coding) line(line string) error {
	if label, ok := strings.CutPrefix(line, ">"); ok {
		return c.label(label)
	}
	number, sum, _ := strings.Cut(line, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n <= c.last && sum != "end" {
		return fmt.Errorf("want a turn's number above %d, and the sum of its words", c.last)
	}
	if c.last = n; sum != "end" {
		c.turns = append(c.turns, codedTurn{number: n, sum: sum})
	}
	return nil
}

func (c *Coding) label(line string) error {
	if len(c.turns) == 0 {
		return fmt.Errorf("a stance stands before the first turn")
	}
	l, err := readLabel(line)
	if err != nil {
		return err
	}
	if _, err := fmt.Sscanf(l.quote, "%d-%d", &l.Quote.Start, &l.Quote.End); err != nil || l.Quote.Start < 0 || l.Quote.Len() <= 0 {
		return fmt.Errorf("want the quote's first and last byte, such as 12-40, not %q", l.quote)
	}
	t := &c.turns[len(c.turns)-1]
	t.labels = append(t.labels, l)
	return nil
}

// On lays the coding onto its record, parsed and linked, and cuts the record
// after the last turn that was coded. It fails where the record's words are not
// those that were coded. What the record has no name for is left out.
func (c *Coding) On(d *graph.Document) (Example, error) {
	x := Example{Doc: upTo(d, c.last), Coded: true}
	names := entitiesByName(d)
	for _, ct := range c.turns {
		t := d.Turn(ct.number)
		if t == nil || ct.sum != sumOf(d.TurnText(t)) {
			return x, fmt.Errorf("%s: turn %d has other words than those that were coded", c.Record, ct.number)
		}
		for _, l := range ct.labels {
			if l.Quote.End > t.Span.Len() {
				return x, fmt.Errorf("%s: turn %d is shorter than the quote %s", c.Record, ct.number, l.quote)
			}
			l.Turn, l.Holder = t.Number, t.Speaker
			l.Quote = graph.Span{Start: t.Span.Start + l.Quote.Start, End: t.Span.Start + l.Quote.End}
			if l.holder != "" {
				l.Holder = names[withoutArticle(l.holder)]
			}
			for _, target := range l.targets {
				if id, ok := names[withoutArticle(target)]; ok {
					l.Targets = append(l.Targets, id)
				}
			}
			x.Labels = append(x.Labels, l.Label)
		}
	}
	return x, nil
}

// sumOf tells words from other words: the start of their SHA-256.
func sumOf(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:4])
}

// upTo gives a record without what comes after turn n.
func upTo(d *graph.Document, n int) *graph.Document {
	if n >= len(d.Turns) {
		return d
	}
	cut := *d
	cut.Turns = d.Turns[:n]
	cut.Sentences = slices.DeleteFunc(slices.Clone(d.Sentences), func(s graph.Sentence) bool { return s.Turn > n })
	cut.Mentions = slices.DeleteFunc(slices.Clone(d.Mentions), func(m graph.Mention) bool { return m.Turn > n })
	return &cut
}

// entitiesByName gives a record's entities by every name that one of them has.
func entitiesByName(d *graph.Document) map[string]graph.ID {
	names := map[string]graph.ID{}
	for _, e := range d.Entities {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if _, ok := names[withoutArticle(name)]; !ok {
				names[withoutArticle(name)] = e.ID
			}
		}
	}
	return names
}

// withoutArticle gives the form in which a coder's name for something is
// compared with the record's.
func withoutArticle(name string) string { return strings.TrimPrefix(graph.FoldName(name), "the ") }
