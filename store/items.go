package store

import (
	"cmp"
	"slices"
	"sort"

	"parley/graph"
)

// Flatten gives the items that a checked document falls into, by type and, within
// a type, in the order of loci.
func Flatten(d *graph.Document) []graph.Item {
	f := &flattener{doc: d, day: graph.ParseDay(d.Date), next: map[place]int{}}
	f.turns()
	f.mentions()
	f.linkages(graph.MachineCoder, d.Linkages)
	f.stances(d.Stances, tie(d.Linkages, d.Responses))
	for _, c := range d.Codings {
		f.linkages(c.Coder, c.Linkages)
		f.stances(c.Stances, tie(c.Linkages, nil))
	}
	f.terms()
	f.occurrences()
	f.add(f.document())
	slices.SortStableFunc(f.items, func(a, b graph.Item) int {
		return cmp.Or(cmp.Compare(a.Type(), b.Type()), a.Locus().Compare(b.Locus()))
	})
	return f.items
}

type flattener struct {
	doc   *graph.Document
	day   graph.Day
	next  map[place]int // the next ordinal
	items []graph.Item
}

type place struct {
	of   graph.ItemType
	turn int
}

func (f *flattener) add(i graph.Item) { f.items = append(f.items, i) }

// locus gives the next free locus for an item of that type.
func (f *flattener) locus(of graph.ItemType, turn int) graph.Locus {
	at := place{of, turn}
	l := graph.Locus{Day: f.day, Document: f.doc.ID, Turn: turn, Ordinal: f.next[at]}
	f.next[at]++
	return l
}

func (f *flattener) turnID(n int) graph.ID { return f.doc.Turn(n).ID }

func (f *flattener) quote(turn int, s graph.Span) graph.Quote {
	return f.doc.Quote(f.doc.Turn(turn), s)
}

func (f *flattener) document() graph.Item {
	d := f.doc
	return &graph.DocumentItem{
		ID:     d.ID,
		Header: d.Header,
		At:     f.locus(graph.DocumentItems, 0),
		Count: graph.Tally{
			Documents: 1,
			Turns:     len(d.Turns),
			Entities:  len(d.Entities),
			Mentions:  len(d.Mentions),
			Stances:   len(d.Stances),
			Linkages:  len(d.Linkages),
			Terms:     len(d.Terms),
		},
		Contradictions: d.Contradictions,
		OpenItems:      d.OpenItems,
		Coders:         coders(d),
	}
}

func coders(d *graph.Document) []string {
	names := []string{graph.MachineCoder}
	for _, c := range d.Codings {
		names = append(names, c.Coder)
	}
	return names
}

func (f *flattener) turns() {
	mentioned := map[int][]graph.ID{}
	for _, m := range f.doc.Mentions {
		if !slices.Contains(mentioned[m.Turn], m.Entity) {
			mentioned[m.Turn] = append(mentioned[m.Turn], m.Entity)
		}
	}
	for i := range f.doc.Turns {
		t := &f.doc.Turns[i]
		f.add(&graph.TurnItem{
			Turn:      *t,
			At:        f.locus(graph.TurnItems, t.Number),
			Text:      f.doc.TurnText(t),
			Side:      f.side(t.Speaker),
			Mentioned: mentioned[t.Number],
			Page:      pageAt(f.doc.Pages, t.Span.Start),
		})
	}
}

// pageAt gives the label of the page that byte offset at stands on.
func pageAt(pages []graph.Page, at int) string {
	i := sort.Search(len(pages), func(i int) bool { return pages[i].At > at }) - 1
	if i < 0 {
		return ""
	}
	return pages[i].Label
}

func (f *flattener) mentions() {
	for _, m := range f.doc.Mentions {
		f.add(&graph.MentionItem{
			Mention: m,
			At:      f.locus(graph.MentionItems, m.Turn),
			TurnID:  f.turnID(m.Turn),
			Cited:   f.quote(m.Turn, m.Span),
		})
	}
}

func (f *flattener) linkages(coder string, linkages []graph.Linkage) {
	for _, l := range linkages {
		i := &graph.LinkageItem{
			Linkage: l,
			TurnID:  f.turnID(l.Turn),
			Side:    f.side(l.Holder),
			Cited:   f.quote(l.Turn, l.Quote),
			Coder:   coder,
		}
		i.At = f.locus(i.Type(), l.Turn)
		f.add(i)
	}
}

func (f *flattener) stances(stances []graph.Stance, tied map[graph.ID]ties) {
	for _, s := range stances {
		t := tied[s.ID]
		i := &graph.StanceItem{
			Stance:      s,
			TurnID:      f.turnID(s.Turn),
			Side:        f.side(s.Holder),
			Cited:       f.quote(s.Turn, s.Quote),
			Linkages:    t.linkages,
			Conditional: t.conditional,
			RespondsTo:  t.respondsTo,
			Responses:   t.responses,
		}
		i.At = f.locus(i.Type(), s.Turn)
		f.add(i)
	}
}

// ties are what a stance is tied to.
type ties struct {
	linkages, respondsTo, responses []graph.ID
	conditional                     bool
}

func tie(linkages []graph.Linkage, responses []graph.Response) map[graph.ID]ties {
	all := map[graph.ID]ties{}
	change := func(id graph.ID, to func(*ties)) {
		t := all[id]
		to(&t)
		all[id] = t
	}
	for _, l := range linkages {
		change(l.FromStance, func(t *ties) {
			t.linkages = append(t.linkages, l.ID)
			t.conditional = t.conditional || l.Kind == graph.Condition
		})
		if l.ToStance != l.FromStance {
			change(l.ToStance, func(t *ties) { t.linkages = append(t.linkages, l.ID) })
		}
	}
	for _, r := range responses {
		change(r.Stance, func(t *ties) { t.respondsTo = append(t.respondsTo, r.To) })
		change(r.To, func(t *ties) { t.responses = append(t.responses, r.Stance) })
	}
	return all
}

func (f *flattener) terms() {
	for _, t := range f.doc.Terms {
		f.add(&graph.TermItem{
			Term:   t,
			At:     f.locus(graph.TermItems, t.Turn),
			TurnID: f.turnID(t.Turn),
			Side:   f.side(t.Holder),
			Cited:  f.quote(t.Turn, t.Quote),
		})
	}
}

// occurrences come with the most mentioned entity first.
func (f *flattener) occurrences() {
	list := make([]*graph.OccurrenceItem, len(f.doc.Entities))
	byID := map[graph.ID]*graph.OccurrenceItem{}
	for i, e := range f.doc.Entities {
		list[i] = &graph.OccurrenceItem{Entity: e}
		byID[e.ID] = list[i]
	}
	f.count(byID)
	slices.SortStableFunc(list, func(a, b *graph.OccurrenceItem) int { return cmp.Compare(b.Mentions, a.Mentions) })
	for _, o := range list {
		o.At = f.locus(graph.OccurrenceItems, 0)
		f.add(o)
	}
}

func (f *flattener) count(byID map[graph.ID]*graph.OccurrenceItem) {
	for _, t := range f.doc.Turns {
		if o := byID[t.Speaker]; o != nil {
			o.Turns++
		}
	}
	for _, m := range f.doc.Mentions {
		byID[m.Entity].Mentions++
	}
	for _, s := range f.doc.Stances {
		byID[s.Holder].Held++
		for _, id := range s.Targets {
			byID[id].Targeted++
		}
	}
}

// side gives whom an entity speaks for in this record: the end of its chain
// of representation, or itself.
func (f *flattener) side(id graph.ID) graph.ID {
	chain := sides(f.doc, id)
	return chain[len(chain)-1]
}

// sides gives an entity and whom it represents, directly or through others.
func sides(d *graph.Document, id graph.ID) []graph.ID {
	chain := []graph.ID{id}
	for {
		e := d.Entity(id)
		if e == nil || e.Represents.IsZero() || slices.Contains(chain, e.Represents) {
			return chain
		}
		id = e.Represents
		chain = append(chain, id)
	}
}
