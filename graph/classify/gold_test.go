package classify

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

const goldDir = "../../../shared/gold"

type goldFile struct {
	Document string
	Entities []struct {
		ID    string
		Kind  graph.EntityKind
		Names []string
	}
	Turns []struct {
		N        int
		Mentions []string
		Stances  []goldStance
	}
}

type goldStance struct {
	Kind            graph.StanceKind
	Holder          string
	Targets, AlsoOk []string
	Quote           string
	Optional        bool
}

type unit struct {
	N             int
	Speaker, Text string
}

// goldRecord is a gold record as a Document, with what it should be coded as.
type goldRecord struct {
	name string
	Example
	gold []goldStance // beside Labels
}

func readJSON(t testing.TB, path string, v any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func goldRecords(t testing.TB) []goldRecord {
	t.Helper()
	files, _ := filepath.Glob(goldDir + "/*.gold.json")
	if len(files) == 0 {
		t.Skip("no gold codings beside the repository")
	}
	slices.Sort(files)
	var out []goldRecord
	for _, f := range files {
		var g goldFile
		var u []unit
		readJSON(t, f, &g)
		name := strings.TrimSuffix(filepath.Base(f), ".gold.json")
		readJSON(t, goldDir+"/units/"+name+".json", &u)
		out = append(out, goldDocument(t, name, &g, u))
	}
	return out
}

var sentenceEnd = regexp.MustCompile(`[.!?…]["”’)\]]*\s+|\n+`)
var notEnd = regexp.MustCompile(`(?:\b(?:Mr|Dr|Mrs|Gen|Amb|St|Col|No|U\.S|[A-Z])\.\s+|^\d+\.\s+)$`)

func cutSentences(text string, base, turn int) []graph.Sentence {
	var out []graph.Sentence
	start := 0
	emit := func(end int) {
		s := text[start:end]
		trim := strings.TrimSpace(s)
		if trim == "" {
			return
		}
		at := start + strings.Index(s, trim)
		out = append(out, graph.Sentence{Turn: turn, Span: graph.Span{Start: base + at, End: base + at + len(trim)}})
	}
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if notEnd.MatchString(text[start:m[1]]) {
			continue
		}
		emit(m[1])
		start = m[1]
	}
	emit(len(text))
	return out
}

func goldDocument(t testing.TB, name string, g *goldFile, units []unit) goldRecord {
	d := &graph.Document{ID: graph.DocumentID(name), Header: graph.Header{Title: g.Document, Slug: name, Form: graph.Narrated}}
	ids := map[string]graph.ID{}
	type nameOf struct {
		name string
		id   graph.ID
	}
	var names []nameOf
	speakers := map[string]graph.ID{}
	for _, e := range g.Entities {
		id := graph.EntityID(e.Kind, e.ID)
		ids[e.ID] = id
		ent := graph.Entity{ID: id, Kind: e.Kind, Name: e.ID}
		d.Entities = append(d.Entities, ent)
		for _, n := range e.Names {
			names = append(names, nameOf{n, id})
			speakers[strings.ToLower(n)] = id
		}
	}
	slices.SortStableFunc(names, func(a, b nameOf) int { return len(b.name) - len(a.name) })
	var text strings.Builder
	for _, u := range units {
		start := text.Len()
		text.WriteString(u.Text)
		turn := graph.Turn{ID: graph.TurnID(d.ID, u.N), Number: u.N, Name: u.Speaker, Span: graph.Span{Start: start, End: text.Len()}}
		if u.Speaker != "" {
			d.Form = graph.Labelled
			turn.Speaker = speakers[strings.ToLower(u.Speaker)]
		}
		d.Turns = append(d.Turns, turn)
		d.Sentences = append(d.Sentences, cutSentences(u.Text, start, u.N)...)
		taken := make([]bool, len(u.Text))
		var found []graph.Mention
		for _, n := range names {
			for at := 0; ; {
				i := strings.Index(u.Text[at:], n.name)
				if i < 0 || n.name == "" {
					break
				}
				i += at
				at = i + len(n.name)
				if taken[i] || !boundary(u.Text, i, at) {
					continue
				}
				for k := i; k < at; k++ {
					taken[k] = true
				}
				found = append(found, graph.Mention{Turn: u.N, Entity: n.id, Span: graph.Span{Start: start + i, End: start + at}})
			}
		}
		slices.SortFunc(found, func(a, b graph.Mention) int { return a.Start - b.Start })
		d.Mentions = append(d.Mentions, found...)
		text.WriteString("\n\n")
	}
	d.Text = text.String()
	graph.SortEntities(d.Entities)
	r := goldRecord{name: name, Example: Example{Doc: d}}
	for _, tn := range g.Turns {
		turn := d.Turn(tn.N)
		for _, s := range tn.Stances {
			l := Label{Turn: tn.N, Kind: s.Kind, Optional: s.Optional, Holder: ids[s.Holder]}
			for _, e := range s.Targets {
				l.Targets = append(l.Targets, ids[e])
			}
			for _, e := range s.AlsoOk {
				l.AlsoOk = append(l.AlsoOk, ids[e])
			}
			if i := strings.Index(d.TurnText(turn), s.Quote); i >= 0 {
				l.Quote = graph.Span{Start: turn.Span.Start + i, End: turn.Span.Start + i + len(s.Quote)}
			} else {
				t.Logf("%s %d: quote not found", name, tn.N)
				l.Quote = turn.Span
			}
			r.Labels = append(r.Labels, l)
		}
	}
	return r
}

func boundary(s string, i, j int) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }
	return (i == 0 || !letter(s[i-1])) && (j >= len(s) || !letter(s[j]))
}
