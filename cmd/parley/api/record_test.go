package api_test

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/score"
)

// A record builds a small graph.Document by hand, as a coder would: turn by
// turn, with quotes given as words.
type record struct {
	t   testing.TB
	doc graph.Document
}

func newRecord(t testing.TB, slug, date string) *record {
	return &record{t: t, doc: graph.Document{
		ID: graph.DocumentID(slug),
		Header: graph.Header{
			Title: "Talks on " + date, Slug: slug, Date: date, Source: slug + ".txt",
			Format: "transcript", Form: graph.Labelled, Digest: "00",
		},
	}}
}

// entity adds an entity and gives its id.
func (r *record) entity(e graph.Entity) graph.ID {
	e.ID = graph.EntityID(e.Kind, e.Name)
	r.doc.Entities = append(r.doc.Entities, e)
	return e.ID
}

// turn adds a turn and gives its number.
func (r *record) turn(speaker graph.ID, name, words string) int {
	start := len(r.doc.Text) + len(name) + 2
	r.doc.Text += name + ": " + words + "\n"
	n := len(r.doc.Turns) + 1
	r.doc.Turns = append(r.doc.Turns, graph.Turn{
		ID: graph.TurnID(r.doc.ID, n), Number: n, Label: name, Name: name, Speaker: speaker,
		Span: graph.Span{Start: start, End: start + len(words)},
	})
	return n
}

// span finds words in turn n.
func (r *record) span(n int, words string) graph.Span {
	t := r.doc.Turns[n-1]
	at := strings.Index(r.doc.Text[t.Span.Start:t.Span.End], words)
	if at < 0 {
		r.t.Fatalf("turn %d does not say %q", n, words)
	}
	start := t.Span.Start + at
	return graph.Span{Start: start, End: start + len(words)}
}

func (r *record) mention(n int, words string, id graph.ID) {
	r.doc.Mentions = append(r.doc.Mentions, graph.Mention{Turn: n, Entity: id, Span: r.span(n, words)})
}

// stance codes a stance of turn n's speaker and gives its id.
func (r *record) stance(n int, kind graph.StanceKind, words string, confidence float64, targets ...graph.ID) graph.ID {
	t := r.doc.Turns[n-1]
	s := graph.Stance{
		ID: graph.StanceID(t.ID, kind, words), Turn: n, Kind: kind, Holder: t.Speaker, Targets: targets,
		Quote: r.span(n, words), Confidence: confidence, Coder: graph.MachineCoder,
		Because: []graph.Cue{{Name: "cue of " + strings.ToLower(string(kind)), Text: words, Weight: 2}},
	}
	r.doc.Stances = append(r.doc.Stances, s)
	return s.ID
}

func (r *record) linkage(n int, kind graph.LinkageKind, words string, from, to, fromStance graph.ID) {
	t := r.doc.Turns[n-1]
	r.doc.Linkages = append(r.doc.Linkages, graph.Linkage{
		ID: graph.LinkageID(t.ID, kind, from, to, words), Turn: n, Kind: kind, Holder: t.Speaker,
		From: from, To: to, FromStance: fromStance, Quote: r.span(n, words), Confidence: 0.7,
	})
}

func (r *record) term(n int, subject graph.ID, min, max float64, unit, words string) graph.ID {
	t := r.doc.Turns[n-1]
	id := graph.TermID(t.ID, subject, t.Speaker, min, max, unit, words)
	r.doc.Terms = append(r.doc.Terms, graph.Term{
		ID: id, Turn: n, Subject: subject, Holder: t.Speaker, Min: min, Max: max, Unit: unit,
		Status: graph.Proposed, Quote: r.span(n, words),
	})
	return id
}

// done checks the document and gives it.
func (r *record) done() *graph.Document {
	graph.SortEntities(r.doc.Entities)
	slices.SortStableFunc(r.doc.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Start, b.Start) })
	if err := r.doc.Check(); err != nil {
		r.t.Fatal(err)
	}
	return &r.doc
}

// talks is a record after the customer's: two states bargain over a port, a
// railway and the status of a territory.
func talks(t testing.TB) *graph.Document { return talksOn(t, "1945-07-02") }

func talksOn(t testing.TB, date string) *graph.Document {
	r := newRecord(t, date+"-talks", date)
	ussr := r.entity(graph.Entity{Kind: graph.State, Name: "Soviet Union", Aliases: []string{"USSR"},
		SameAs: []graph.Authority{{Scheme: "wikidata", ID: "Q15180"}}})
	china := r.entity(graph.Entity{Kind: graph.State, Name: "China"})
	stalin := r.entity(graph.Entity{Kind: graph.Person, Name: "Joseph Stalin", Aliases: []string{"Stalin"}, Represents: ussr,
		SameAs: []graph.Authority{{Scheme: "wikidata", ID: "Q855"}}})
	soong := r.entity(graph.Entity{Kind: graph.Person, Name: "T. V. Soong", Aliases: []string{"Soong"}, Represents: china})
	mongolia := r.entity(graph.Entity{Kind: graph.Territory, Name: "Outer Mongolia", Aliases: []string{"Mongolia"},
		At: &graph.Coordinates{Latitude: 46.8, Longitude: 103.8}})
	port := r.entity(graph.Entity{Kind: graph.Port, Name: "Port Arthur", Aliases: []string{"Lüshunkou", "the Harbour"}})
	dairen := r.entity(graph.Entity{Kind: graph.Port, Name: "Dairen", Aliases: []string{"Dalian", "the Harbour"}, PartOf: china})

	n := r.turn(soong, "Soong", "We cannot agree to independence of Outer Mongolia.")
	r.mention(n, "Outer Mongolia", mongolia)
	refusal := r.stance(n, graph.Rejection, "We cannot agree", 0.9, mongolia)

	n = r.turn(stalin, "Stalin", "For Port Arthur we yielded. You should make concession on this question.")
	r.mention(n, "Port Arthur", port)
	yielded := r.stance(n, graph.Concession, "For Port Arthur we yielded.", 0.8, port)
	demand := r.stance(n, graph.Demand, "You should make concession on this question.", 0.85, mongolia)
	r.linkage(n, graph.Exchange, "For Port Arthur we yielded. You should make concession", port, mongolia, yielded)

	n = r.turn(soong, "Soong", "We will see that later. As to Dairen [Dalian], it must be a free port.")
	r.mention(n, "Dairen [Dalian]", dairen)
	later := r.stance(n, graph.Deferral, "We will see that later.", 0.6, mongolia)
	r.stance(n, graph.Demand, "it must be a free port", 0.7, dairen)

	n = r.turn(stalin, "Stalin", "40 years for Port Arthur — or 25. We can publish the treaty on Mongolia after the defeat of Japan.")
	r.mention(n, "Port Arthur", port)
	r.mention(n, "Mongolia", mongolia)
	r.stance(n, graph.Concession, "We can publish the treaty on Mongolia after the defeat of Japan.", 0.75, mongolia)
	first := r.term(n, port, 40, 40, "years", "40 years")
	second := r.term(n, port, 25, 25, "years", "25")

	r.doc.Responses = []graph.Response{{Stance: demand, To: refusal}, {Stance: later, To: demand}}
	r.doc.Contradictions = []graph.Contradiction{{Term: second, Other: first, Why: "25 years; stated before as 40 years"}}
	r.doc.OpenItems = []graph.OpenItem{{Matter: mongolia, Outcome: graph.Deferred, Stance: later}}
	r.doc.Participants = []graph.Participant{{Name: "Stalin", Role: "Generalissimo", Side: "USSR", Entity: stalin}}
	r.doc.Notes = []graph.Note{{Label: "1", Text: "The text is a translation.", At: 0}}
	return r.done()
}

// codedTalks is talks with all that can be known of a record, coded by a person too.
func codedTalks(t testing.TB) *graph.Document {
	t.Helper()
	d := talks(t)
	h := &d.Header
	h.Until, h.Hours, h.Place = "1945-07-03", "8 to 10.30 p.m.", "Moscow"
	h.Citation, h.Archive, h.Collection, h.Box, h.Folder = "Talks, archive, box 6", "The archive", "Papers", "6", "9"
	h.Contributor, h.Address, h.Summary, h.Credits = "A historian", "https://example.org/talks", "They bargain.", "Translated by a clerk"
	h.Language, h.Classification, h.Volume, h.Subject, h.Sender = "English", "Secret", "Talks 1945", "A treaty", "An envoy"
	d.Pages = []graph.Page{{Label: "12", At: 0}}
	f, err := os.Open("testdata/ada.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, err := score.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	laid, left, err := score.Lay(c, "Ada Lovelace", d)
	if err != nil || len(left) > 0 {
		t.Fatalf("left %q, error %v", left, err)
	}
	d.Codings = []graph.Coding{laid}
	return d
}
