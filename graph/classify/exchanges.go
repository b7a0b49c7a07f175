package classify

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"parley/graph"
)

// ReadExchanges reads written exchanges with their coding, in the format of
// data/exchanges/README.md. Name is the file's, for messages and identifiers.
func ReadExchanges(name string, r io.Reader) ([]Example, error) {
	x := exchangeReader{name: name}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		if err := x.line(strings.TrimSpace(s.Text())); err != nil {
			return nil, fmt.Errorf("%s line %d: %w; see README.md there", name, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	x.close()
	return x.examples, nil
}

// exchangeReader builds one example after the other.
type exchangeReader struct {
	name     string
	examples []Example
	open     *Example
	names    map[string]graph.ID
}

func (x *exchangeReader) line(line string) error {
	head, isHead := strings.CutPrefix(line, "== ")
	switch {
	case line == "" || line[0] == '#':
		return nil
	case isHead:
		x.close()
		return x.begin(head)
	case x.open == nil:
		return fmt.Errorf("a line stands before the first == title")
	case line[0] == '>':
		return x.label(line[1:])
	case strings.HasPrefix(line, "- "):
		x.open.Doc.Form = graph.Narrated
		x.turn("", line[2:])
		return nil
	}
	speaker, words, ok := strings.Cut(line, ": ")
	if !ok {
		return fmt.Errorf("want \"Speaker: words\", \"- paragraph\" or \"> KIND | quote | target\"")
	}
	x.turn(speaker, words)
	return nil
}

func (x *exchangeReader) begin(head string) error {
	fields := strings.Split(head, "|")
	title := strings.TrimSpace(fields[0])
	if title == "" {
		return fmt.Errorf("an exchange needs a title")
	}
	d := &graph.Document{ID: graph.DocumentID(x.name + " " + title), Header: graph.Header{Title: title, Form: graph.Labelled}}
	x.open = &Example{Doc: d, Written: true}
	x.names = map[string]graph.ID{}
	for _, f := range fields[1:] {
		key, value, _ := strings.Cut(f, ":")
		switch strings.TrimSpace(key) {
		case "sides":
			for side := range strings.SplitSeq(value, "/") {
				x.entity(graph.State, side)
			}
		case "subject":
			x.entity(graph.Issue, value)
		case "style", "period":
		default:
			return fmt.Errorf("unknown field %q in the title", strings.TrimSpace(key))
		}
	}
	return nil
}

// entity gives the entity of a name, made where it is new.
func (x *exchangeReader) entity(kind graph.EntityKind, name string) graph.ID {
	name = strings.TrimSpace(name)
	key := strings.ToLower(name)
	id, ok := x.names[key]
	if !ok && name != "" {
		id = graph.EntityID(kind, name)
		x.names[key] = id
		x.open.Doc.Entities = append(x.open.Doc.Entities, graph.Entity{ID: id, Kind: kind, Name: name})
	}
	return id
}

func (x *exchangeReader) turn(speaker, words string) {
	d := x.open.Doc
	n := len(d.Turns) + 1
	span := graph.Span{Start: len(d.Text), End: len(d.Text) + len(words)}
	d.Text += words + "\n"
	t := graph.Turn{ID: graph.TurnID(d.ID, n), Number: n, Label: speaker, Name: speaker, Span: span}
	if speaker != "" {
		t.Speaker = x.entity(graph.Person, speaker)
	}
	d.Turns = append(d.Turns, t)
	d.Sentences = append(d.Sentences, sentences(d.Text, n, span)...)
}

// sentences cuts a turn after each full stop, question mark or exclamation mark
// that a blank follows.
func sentences(text string, turn int, span graph.Span) []graph.Sentence {
	var out []graph.Sentence
	start := span.Start
	for i := span.Start; i < span.End; i++ {
		end := i+1 == span.End
		if !end && !(strings.IndexByte(".?!", text[i]) >= 0 && text[i+1] == ' ' && !abbreviated(text[start:i])) {
			continue
		}
		out = append(out, graph.Sentence{Turn: turn, Span: graph.Span{Start: start, End: i + 1}})
		if start = i + 1; start < span.End && text[start] == ' ' {
			start++
		}
	}
	return out
}

// abbreviated reports whether text ends in a title or an initial.
func abbreviated(text string) bool {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return len(word) == 1 && word != "I" || slices.Contains([]string{"Mr", "Mrs", "Dr", "Gen", "Amb", "No"}, word)
}

// label reads the coding of the last turn.
func (x *exchangeReader) label(line string) error {
	d := x.open.Doc
	if len(d.Turns) == 0 {
		return fmt.Errorf("a stance stands before the first turn")
	}
	t := &d.Turns[len(d.Turns)-1]
	read, err := readLabel(line)
	if err != nil {
		return err
	}
	at := strings.Index(d.TurnText(t), read.quote)
	if at < 0 || read.quote == "" {
		return fmt.Errorf("the quote %q is not in the words above", read.quote)
	}
	l := read.Label
	l.Turn, l.Holder = t.Number, t.Speaker
	l.Quote = graph.Span{Start: t.Span.Start + at, End: t.Span.Start + at + len(read.quote)}
	if read.holder != "" {
		l.Holder = x.entity(graph.Person, read.holder)
	}
	for _, target := range read.targets {
		if id := x.entity(graph.Issue, target); !id.IsZero() {
			l.Targets = append(l.Targets, id)
		}
	}
	x.open.Labels = append(x.open.Labels, l)
	return nil
}

// writtenLabel is a label as a line tells it.
type writtenLabel struct {
	Label
	quote, holder string
	targets       []string
}

// readLabel reads "? KIND @Holder | quote | target; target".
func readLabel(line string) (l writtenLabel, err error) {
	line, l.Optional = strings.CutPrefix(line, "?")
	fields := strings.Split(line, "|")
	if len(fields) != 3 {
		return l, fmt.Errorf("want > KIND | quote | target")
	}
	kind, holder, _ := strings.Cut(strings.TrimSpace(fields[0]), "@")
	l.Kind, l.holder = graph.StanceKind(strings.TrimSpace(kind)), strings.TrimSpace(holder)
	if !slices.Contains(graph.StanceKinds, l.Kind) {
		return l, fmt.Errorf("unknown kind %q", l.Kind)
	}
	l.quote = strings.TrimSpace(fields[1])
	for target := range strings.SplitSeq(fields[2], ";") {
		l.targets = append(l.targets, strings.TrimSpace(target))
	}
	return l, nil
}

// close finishes the open exchange: its mentions are where its names stand.
func (x *exchangeReader) close() {
	if x.open == nil {
		return
	}
	d := x.open.Doc
	for i := range d.Turns {
		d.Mentions = append(d.Mentions, mentions(d, &d.Turns[i])...)
	}
	graph.SortEntities(d.Entities)
	x.examples = append(x.examples, *x.open)
	x.open = nil
}

func mentions(d *graph.Document, t *graph.Turn) []graph.Mention {
	var found []graph.Mention
	text := strings.ToLower(d.TurnText(t))
	if len(text) != t.Span.Len() {
		return nil // lower case of other length: rare letters
	}
	for _, e := range d.Entities {
		name := strings.ToLower(e.Name)
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			i += at
			at = i + len(name)
			if wholeWord(text, i, at) {
				span := graph.Span{Start: t.Span.Start + i, End: t.Span.Start + at}
				found = append(found, graph.Mention{Turn: t.Number, Entity: e.ID, Span: span})
			}
		}
	}
	return longestMentions(found)
}

// longestMentions leaves out what overlaps an earlier or longer mention.
func longestMentions(found []graph.Mention) []graph.Mention {
	slices.SortStableFunc(found, func(a, b graph.Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	end := -1
	return slices.DeleteFunc(found, func(m graph.Mention) bool {
		if m.Start < end {
			return true
		}
		end = m.End
		return false
	})
}

func wholeWord(text string, start, end int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= 0x80)
	}
	return !letter(start-1) && !letter(end)
}
