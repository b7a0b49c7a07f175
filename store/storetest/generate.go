package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"parley/graph"
)

// Record makes record number n of an endless collection, with that many turns.
// The same arguments give the same record, whatever is made besides. The
// records have overlapping casts, and everything that a record can hold.
func Record(n, turns int) *graph.Document { return version(n, n, turns) }

// version makes what record n could say instead: as record seed does, with
// another date and cast.
func version(n, seed, turns int) *graph.Document {
	g := &generator{rand: rand.New(rand.NewPCG(uint64(seed), 1)), names: map[graph.ID]graph.Entity{}}
	g.doc = &graph.Document{
		ID: graph.DocumentID(fmt.Sprintf("Collection, folder %d", n)),
		Header: graph.Header{
			Title:    fmt.Sprintf("Record %d of talks on %s", n, matters[seed%len(matters)].Name),
			Slug:     fmt.Sprintf("record-%d", n),
			Date:     fmt.Sprintf("%04d-%02d-%02d", 1850+seed%140, 1+seed%12, 1+seed%28),
			Citation: fmt.Sprintf("Collection, folder %d", n),
			Place:    "Moscow",
			Source:   fmt.Sprintf("record-%d.txt", n),
			Format:   "plain", Form: graph.Labelled,
			Digest: fmt.Sprintf("%064x", seed),
		},
	}
	g.cast(seed)
	for number := 1; number <= turns; number++ {
		g.turn(number)
	}
	g.doc.Text = g.text.String()
	for _, e := range g.names {
		g.doc.Entities = append(g.doc.Entities, e)
	}
	graph.SortEntities(g.doc.Entities)
	g.ledger()
	return g.doc
}

var states = []graph.Entity{
	entity(graph.State, "Soviet Union", "Q15180", "USSR", "Russia"),
	entity(graph.State, "China", "Q13426199", "Republic of China"),
	entity(graph.State, "United States", "Q30", "U.S.", "America"),
	entity(graph.State, "United Kingdom", "Q145", "Great Britain", "England"),
}

// people represent the states in turn.
var people = []graph.Entity{
	entity(graph.Person, "Joseph Stalin", "Q855", "Stalin"),
	entity(graph.Person, "T. V. Soong", "Q717149", "Soong", "Song Ziwen"),
	entity(graph.Person, "Averell Harriman", "", "Harriman"),
	entity(graph.Person, "Anthony Eden", "", "Eden"),
	entity(graph.Person, "Vyacheslav Molotov", "", "Molotov"),
	entity(graph.Person, "Chiang Kai-shek", "", "Chiang", "Generalissimo"),
}

var matters = []graph.Entity{
	entity(graph.Territory, "Outer Mongolia", "", "Mongolian People's Republic"),
	entity(graph.Port, "Port Arthur", "", "Lüshunkou"),
	entity(graph.Port, "Dairen", "", "Dalian", "Port of Dairen"),
	entity(graph.Railway, "Chinese Eastern Railway", "", "the railway"),
	entity(graph.Treaty, "Yalta agreement", ""),
	entity(graph.Waterway, "Suez Canal", "", "the canal"),
	entity(graph.Issue, "coal supply", ""),
	entity(graph.Event, "San Francisco Conference", ""),
}

func entity(kind graph.EntityKind, name, wikidata string, aliases ...string) graph.Entity {
	e := graph.Entity{ID: graph.EntityID(kind, name), Kind: kind, Name: name, Aliases: aliases}
	if wikidata != "" {
		e.SameAs = []graph.Authority{{Scheme: "wikidata", ID: wikidata}}
	}
	return e
}

var filler = strings.Fields(`we you they should must cannot agree lease term years before after war treaty troops
	share joint half customs coal wool question position government public opinion people army map frontier sign`)

type generator struct {
	rand     *rand.Rand
	doc      *graph.Document
	text     strings.Builder
	names    map[graph.ID]graph.Entity
	speakers []graph.Entity // who speaks
	about    []graph.Entity
}

// cast chooses two speakers and four matters, one of them known to few records.
func (g *generator) cast(n int) {
	for i := range 2 {
		p := people[(n+i)%len(people)]
		s := states[(n+i)%len(people)%len(states)]
		p.Represents = s.ID
		g.speakers = append(g.speakers, p)
		g.names[p.ID], g.names[s.ID] = p, s
	}
	for i := range 3 {
		g.about = append(g.about, matters[(n/2+i)%len(matters)])
	}
	g.about = append(g.about, entity(graph.Place, fmt.Sprintf("Station %d", n/10), ""))
	for _, e := range g.about {
		g.names[e.ID] = e
	}
}

// turn writes one turn of some fifty words, with what is found in it.
func (g *generator) turn(number int) {
	speaker := g.speakers[number%len(g.speakers)]
	start := g.text.Len()
	first, second := g.about[g.rand.IntN(len(g.about))], g.about[g.rand.IntN(len(g.about))]
	id := graph.TurnID(g.doc.ID, number)
	g.words(10)
	a := g.mention(number, first)
	g.words(20)
	b := g.mention(number, second)
	g.words(10)
	quote := graph.Span{Start: a.Start, End: b.End}
	g.doc.Turns = append(g.doc.Turns, graph.Turn{
		ID: id, Number: number, Label: speaker.Name, Name: speaker.Name,
		Span: graph.Span{Start: start, End: g.text.Len()}, Speaker: speaker.ID,
	})
	g.text.WriteString("\n")
	if g.rand.IntN(2) == 0 {
		g.position(id, number, speaker, first, second, quote)
	}
}

func (g *generator) words(n int) {
	for range n {
		g.text.WriteString(filler[g.rand.IntN(len(filler))])
		g.text.WriteString(" ")
	}
}

func (g *generator) mention(turn int, e graph.Entity) graph.Span {
	start := g.text.Len()
	g.text.WriteString(e.Name)
	s := graph.Span{Start: start, End: g.text.Len()}
	g.doc.Mentions = append(g.doc.Mentions, graph.Mention{Turn: turn, Entity: e.ID, Span: s})
	g.text.WriteString(" ")
	return s
}

func (g *generator) position(turn graph.ID, number int, holder, about, tied graph.Entity, quote graph.Span) {
	d, text := g.doc, g.text.String()
	words := text[quote.Start:quote.End]
	kind := graph.StanceKinds[g.rand.IntN(len(graph.StanceKinds))]
	s := graph.Stance{
		ID: graph.StanceID(turn, kind, words), Turn: number, Kind: kind, Holder: holder.ID,
		Targets: []graph.ID{about.ID}, Quote: quote, Reported: g.rand.IntN(8) == 0,
		Confidence: float64(g.rand.IntN(101)) / 100, Coder: graph.MachineCoder,
		Because: []graph.Cue{{Name: "verb: must", Text: "must", Weight: 1.5}},
	}
	d.Stances = append(d.Stances, s)
	if g.rand.IntN(3) == 0 {
		link := graph.LinkageKind(graph.Condition)
		if g.rand.IntN(2) == 0 {
			link = graph.Exchange
		}
		d.Linkages = append(d.Linkages, graph.Linkage{
			ID: graph.LinkageID(turn, link, about.ID, tied.ID, words), Turn: number, Kind: link, Holder: holder.ID,
			From: about.ID, To: tied.ID, FromStance: s.ID, Quote: quote, Confidence: s.Confidence,
		})
	}
	if g.rand.IntN(4) == 0 {
		years := float64(10 + g.rand.IntN(90))
		d.Terms = append(d.Terms, graph.Term{
			ID:   graph.TermID(turn, about.ID, holder.ID, years, years, "years", words),
			Turn: number, Subject: about.ID, Holder: holder.ID, Min: years, Max: years, Unit: "years",
			Status: graph.Proposed, Quote: quote,
		})
	}
	if n := len(d.Stances); n > 1 {
		d.Responses = append(d.Responses, graph.Response{Stance: s.ID, To: d.Stances[n-2].ID})
	}
}

func (g *generator) ledger() {
	d := g.doc
	if n := len(d.Terms); n > 1 {
		d.Contradictions = []graph.Contradiction{{Term: d.Terms[1].ID, Other: d.Terms[0].ID, Why: "differs"}}
	}
	for _, s := range d.Stances[:min(3, len(d.Stances))] {
		d.OpenItems = append(d.OpenItems, graph.OpenItem{Matter: s.Targets[0], Outcome: graph.Open, Stance: s.ID})
	}
}

// AddCoding has a person code d: every other stance as the machine did, and surer.
// Coders come in the order of their names.
func AddCoding(d *graph.Document, coder string) {
	c := graph.Coding{Coder: coder, File: []byte("{}")}
	kept := map[graph.ID]graph.ID{}
	for i, s := range d.Stances {
		if i%2 == 0 {
			kept[s.ID] = graph.CodedID(coder, s.ID)
			s.ID, s.Coder, s.Confidence = kept[s.ID], coder, (1+s.Confidence)/2
			c.Stances = append(c.Stances, s)
		}
	}
	for _, l := range d.Linkages {
		if from, ok := kept[l.FromStance]; ok {
			l.ID, l.FromStance = graph.CodedID(coder, l.ID), from
			c.Linkages = append(c.Linkages, l)
		}
	}
	d.Codings = append(d.Codings, c)
}
