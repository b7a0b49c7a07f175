package relate_test

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/score"
)

// goldDir holds the gold codings, beside the repository's folder.
const goldDir = "../../../shared/gold"

// A goldRecord is a gold coding, its units, and a document with the gold
// entities, mentions and stances placed in it: perfect input for relate.
type goldRecord struct {
	score.Record
	doc *graph.Document
}

// faulty gives a copy of the record whose stances are as a program may find
// them: a third of them lost, some of another kind, some where there are none.
func (r goldRecord) faulty(seed uint64) goldRecord {
	rnd := rand.New(rand.NewPCG(7, seed))
	d := *r.doc
	d.Stances = nil
	for _, s := range r.doc.Stances {
		if rnd.IntN(10) < 3 {
			continue
		}
		if rnd.IntN(5) == 0 {
			s.Kind = graph.StanceKinds[rnd.IntN(len(graph.StanceKinds))]
		}
		d.Stances = append(d.Stances, s)
	}
	for _, s := range d.Sentences {
		if m := r.inSentence(s); m != nil && rnd.IntN(5) == 0 {
			kind := graph.StanceKinds[rnd.IntN(len(graph.StanceKinds))]
			id := graph.StanceID(d.Turn(s.Turn).ID, kind, "faulty"+d.Text[s.Start:s.End])
			d.Stances = append(d.Stances, graph.Stance{ID: id, Turn: s.Turn, Kind: kind, Holder: d.Turn(s.Turn).Speaker,
				Targets: []graph.ID{m.Entity}, Quote: s.Span, Confidence: 0.5})
		}
	}
	sortBySpan(d.Stances, func(s graph.Stance) graph.Span { return s.Quote })
	r.doc = &d
	return r
}

// inSentence gives the first mention in a sentence, or nil.
func (r *goldRecord) inSentence(s graph.Sentence) *graph.Mention {
	for i := range r.doc.Mentions {
		if s.Contains(r.doc.Mentions[i].Span) {
			return &r.doc.Mentions[i]
		}
	}
	return nil
}

func goldRecords(t testing.TB) []goldRecord {
	t.Helper()
	paths, _ := filepath.Glob(goldDir + "/*.gold.json")
	if len(paths) == 0 {
		t.Skip("no gold codings at " + goldDir)
	}
	var rs []goldRecord
	for _, p := range paths {
		name := strings.TrimSuffix(filepath.Base(p), ".gold.json")
		r := goldRecord{Record: score.Record{Name: name, Gold: open(t, p, score.Read),
			Units: open(t, filepath.Join(goldDir, "units", name+".json"), score.ReadUnits)}}
		r.build()
		rs = append(rs, r)
	}
	return rs
}

func open[T any](t testing.TB, path string, read func(io.Reader) (T, error)) T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}

var sentenceEnd = regexp.MustCompile(`[.?!…]["”’)]*\s+|\n+`)

// build makes the document of the gold coding.
func (r *goldRecord) build() {
	d := &graph.Document{ID: graph.DocumentID(r.Name), Header: graph.Header{Title: r.Name, Form: graph.Narrated}}
	if r.Labelled() {
		d.Form = graph.Labelled
	}
	r.doc = d
	d.Date = dateOf(r.Gold.Document)
	for i := 0; i < len(r.Units) && d.Date == ""; i++ {
		d.Date = dateOf(r.Units[i].Text)
	}
	ids := map[string]graph.ID{}
	for _, e := range r.Gold.Entities {
		id := graph.EntityID(graph.EntityKind(e.Kind), e.ID)
		ids[e.ID] = id
		d.Entities = append(d.Entities, graph.Entity{ID: id, Kind: graph.EntityKind(e.Kind), Name: e.Names[0], Aliases: append(e.Names[1:], e.ID)})
	}
	graph.SortEntities(d.Entities)
	speakers := map[string]graph.ID{}
	for _, t := range r.Gold.Turns {
		for _, s := range t.Stances {
			if t.Speaker != "" && strings.Contains(strings.ToLower(t.Speaker), s.Holder) {
				speakers[t.Speaker] = ids[s.Holder]
			}
		}
	}
	var text strings.Builder
	for i, u := range r.Units {
		at := text.Len()
		text.WriteString(u.Text)
		d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, i+1), Number: i + 1, Label: u.Speaker, Name: u.Speaker,
			Span: graph.Span{Start: at, End: text.Len()}, Speaker: speakers[u.Speaker]})
		for _, m := range sentenceEnd.FindAllStringIndex(u.Text+"\n", -1) {
			start := 0
			if n := len(d.Sentences); n > 0 && d.Sentences[n-1].Turn == i+1 {
				start = d.Sentences[n-1].End - at
				start += len(u.Text[start:]) - len(strings.TrimLeft(u.Text[start:], " \n\t"))
			}
			if end := start + len(strings.TrimSpace(u.Text[start:min(m[1], len(u.Text))])); end > start {
				d.Sentences = append(d.Sentences, graph.Sentence{Turn: i + 1, Span: graph.Span{Start: at + start, End: at + end}})
			}
		}
		text.WriteString("\n\n")
	}
	d.Text = text.String()
	r.mentions(ids)
	r.stances()
}

var (
	day  = regexp.MustCompile(`\b\d{1,2} [A-Z][a-z]+ 19\d\d\b`)
	year = regexp.MustCompile(`\b19\d\d\b`)
)

// dateOf gives the day that a text names, or else the year.
func dateOf(text string) string {
	if t, err := time.Parse("2 January 2006", day.FindString(text)); err == nil {
		return t.Format(time.DateOnly)
	}
	return year.FindString(text)
}

func (r *goldRecord) mentions(ids map[string]graph.ID) {
	names := map[string][]string{}
	for _, e := range r.Gold.Entities {
		names[e.ID] = append([]string{strings.ReplaceAll(e.ID, "-", " ")}, e.Names...)
	}
	for _, t := range r.Gold.Turns {
		turn := r.doc.Turn(t.N)
		text := strings.ToLower(r.doc.TurnText(turn))
		for _, m := range t.Mentions {
			for _, n := range names[m.Entity] {
				if i := strings.Index(text, strings.ToLower(n)); i >= 0 && len(text) == turn.Span.Len() {
					r.doc.Mentions = append(r.doc.Mentions, graph.Mention{Turn: t.N, Entity: ids[m.Entity],
						Span: graph.Span{Start: turn.Span.Start + i, End: turn.Span.Start + i + len(n)}})
				}
			}
		}
	}
	sortBySpan(r.doc.Mentions, func(m graph.Mention) graph.Span { return m.Span })
}

// stances also gives, for each, the matter under discussion and, where the
// holder is not the speaker, the report.
func (r *goldRecord) stances() {
	d := r.doc
	for _, p := range score.Place(r.Gold, r.Units, d).Stances {
		if p.Optional || p.Holder.IsZero() || len(p.Targets) == 0 {
			continue
		}
		turn := d.Turn(p.Turn)
		kind := graph.StanceKind(p.Kind)
		id := graph.StanceID(turn.ID, kind, d.Text[p.Quote.Start:p.Quote.End]+p.Stance.Quote)
		d.Stances = append(d.Stances, graph.Stance{ID: id, Turn: p.Turn, Kind: kind, Holder: p.Holder, Targets: p.Targets,
			Quote: p.Quote, Confidence: 1, Coder: graph.MachineCoder})
		d.Topics = append(d.Topics, graph.Topic{Turn: p.Turn, At: p.Quote.Start, Entities: p.Targets})
		if turn.Speaker != p.Holder {
			d.Reports = append(d.Reports, graph.Report{Turn: p.Turn, Holder: p.Holder, Span: p.Quote})
		}
	}
	sortBySpan(d.Stances, func(s graph.Stance) graph.Span { return s.Quote })
	sortBySpan(d.Reports, func(s graph.Report) graph.Span { return s.Span })
	sortBySpan(d.Topics, func(s graph.Topic) graph.Span { return graph.Span{Start: s.At} })
}
