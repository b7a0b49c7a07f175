package relate_test

import (
	"os"
	"strings"
	"testing"

	"parley/graph"
)

// readRecord builds a document from a file of testdata; see harbour.txt for how
// it is written.
func readRecord(t *testing.T, path string) *graph.Document {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := &graph.Document{ID: graph.DocumentID(path), Header: graph.Header{Title: path, Form: graph.Labelled}}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		kind, name, _ := strings.Cut(line, " ")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "  "):
			addStance(t, d, fieldsOf(line))
		case strings.Contains(line, ": "):
			addTurn(d, line)
		default:
			d.Entities = append(d.Entities, graph.Entity{ID: graph.EntityID(graph.EntityKind(kind), name), Kind: graph.EntityKind(kind), Name: name})
			graph.SortEntities(d.Entities)
		}
	}
	return d
}

// fieldsOf parts a stance: kind, target, quote and who is told of.
func fieldsOf(line string) []string { return strings.Split(strings.TrimSpace(line), "; ") }

func addTurn(d *graph.Document, line string) {
	name, words, _ := strings.Cut(line, ": ")
	n, at := len(d.Turns)+1, len(d.Text)
	d.Text += words + "\n\n"
	d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, n), Number: n, Name: name, Label: name,
		Span: graph.Span{Start: at, End: at + len(words)}, Speaker: entityNamed(d, name)})
	for rest := at; rest < at+len(words); {
		end := at + len(words)
		if i := strings.Index(d.Text[rest:end], ". "); i >= 0 {
			end = rest + i + 1
		}
		d.Sentences = append(d.Sentences, graph.Sentence{Turn: n, Span: graph.Span{Start: rest, End: end}})
		rest = end + 1
	}
	for _, e := range d.Entities {
		for rest := at; ; {
			i := strings.Index(d.Text[rest:], e.Name)
			if i < 0 {
				break
			}
			d.Mentions = append(d.Mentions, graph.Mention{Turn: n, Entity: e.ID, Span: graph.Span{Start: rest + i, End: rest + i + len(e.Name)}})
			rest += i + len(e.Name)
		}
	}
	sortBySpan(d.Mentions, func(m graph.Mention) graph.Span { return m.Span })
}

func addStance(t *testing.T, d *graph.Document, fields []string) {
	t.Helper()
	turn := &d.Turns[len(d.Turns)-1]
	i := strings.LastIndex(d.Text, fields[2])
	if i < turn.Span.Start {
		t.Fatalf("turn %d does not hold %q", turn.Number, fields[2])
	}
	s := graph.Stance{Turn: turn.Number, Kind: graph.StanceKind(fields[0]), Holder: turn.Speaker, Confidence: 1,
		Targets: []graph.ID{entityNamed(d, fields[1])}, Quote: graph.Span{Start: i, End: i + len(fields[2])}}
	if len(fields) > 3 {
		s.Holder = entityNamed(d, strings.TrimPrefix(fields[3], "told by "))
		s.Reported = true
		d.Reports = append(d.Reports, graph.Report{Turn: s.Turn, Holder: s.Holder, Span: s.Quote})
	}
	s.ID = graph.StanceID(turn.ID, s.Kind, fields[2])
	d.Stances = append(d.Stances, s)
}

func entityNamed(d *graph.Document, name string) graph.ID {
	for _, e := range d.Entities {
		if e.Name == name {
			return e.ID
		}
	}
	return graph.ID{}
}
