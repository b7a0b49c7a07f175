package store

import (
	"slices"

	"parley/graph"
)

// Lists shows the lists of the index that each item of a document stands in, item
// after item by its number in items, some lists more than once. The items are those
// of [Flatten].
func Lists(d *graph.Document, items []graph.Item, each func(item int, list graph.List)) {
	l := &lister{doc: d, linkages: map[graph.ID]*graph.LinkageItem{}, each: each}
	for _, i := range items {
		if i, ok := i.(*graph.LinkageItem); ok {
			l.linkages[i.ID] = i
		}
	}
	for n, i := range items {
		l.item = n
		l.add(graph.ByAll, "")
		l.of(i)
	}
}

type lister struct {
	doc      *graph.Document
	linkages map[graph.ID]*graph.LinkageItem
	item     int // number of the item at hand
	each     func(int, graph.List)
}

func (l *lister) add(f graph.Facet, value string) { l.each(l.item, graph.List{Facet: f, Value: value}) }

func (l *lister) entity(f graph.Facet, ids ...graph.ID) {
	for _, id := range ids {
		if !id.IsZero() {
			l.add(f, graph.ListOf(f, id).Value)
		}
	}
}

func (l *lister) holder(id graph.ID) {
	l.entity(graph.ByHolder, id)
	l.entity(graph.BySide, sides(l.doc, id)...)
}

func (l *lister) words(text string) {
	for _, w := range graph.IndexWords(text) {
		l.add(graph.ByWord, w)
	}
}

func (l *lister) of(i graph.Item) {
	switch i := i.(type) {
	case *graph.DocumentItem:
		l.document(i)
	case *graph.OccurrenceItem:
		l.entity(graph.ByEntity, i.Entity.ID)
		l.add(graph.ByKind, string(i.Entity.Kind))
	case *graph.TurnItem:
		l.holder(i.Speaker)
		l.entity(graph.ByEntity, i.Mentioned...)
		l.words(i.Text)
	case *graph.MentionItem:
		l.entity(graph.ByEntity, i.Entity)
	case *graph.StanceItem:
		l.stance(i)
	case *graph.LinkageItem:
		l.linkage(i)
	case *graph.TermItem:
		l.term(i)
	}
}

func (l *lister) document(d *graph.DocumentItem) {
	for _, e := range l.doc.Entities {
		l.entity(graph.ByEntity, e.ID)
	}
	l.words(d.Title)
	l.words(d.Place)
	for _, p := range d.Participants {
		l.words(p.Name)
	}
}

func (l *lister) stance(s *graph.StanceItem) {
	l.holder(s.Holder)
	l.add(graph.ByKind, string(s.Kind))
	l.coder(s.Coder)
	l.entity(graph.ByTarget, s.Targets...)
	l.entity(graph.ByLinked, s.Targets...)
	for _, id := range s.Linkages {
		k := l.linkages[id]
		l.entity(graph.ByLinked, k.From, k.To)
	}
	if s.Reported {
		l.add(graph.ByReported, "")
	}
	if s.Conditional {
		l.add(graph.ByCondition, "")
	}
	l.words(s.Cited.Text)
}

// coder lists what a person coded. The machine's is a type of its own.
func (l *lister) coder(name string) {
	if name != graph.MachineCoder {
		l.add(graph.ByCoder, name)
	}
}

func (l *lister) linkage(k *graph.LinkageItem) {
	l.holder(k.Holder)
	l.add(graph.ByKind, string(k.Kind))
	l.coder(k.Coder)
	l.entity(graph.ByEntity, k.From, k.To)
	l.entity(graph.ByFrom, k.From)
	l.entity(graph.ByTo, k.To)
}

func (l *lister) term(t *graph.TermItem) {
	l.holder(t.Holder)
	l.entity(graph.ByTarget, t.Subject)
	l.add(graph.ByUnit, t.Unit)
	l.add(graph.ByStatus, string(t.Status))
}

// RowOf gives the row of a turn, stance, linkage or term, or false of other items.
func RowOf(i graph.Item) (graph.Row, bool) {
	switch i := i.(type) {
	case *graph.TurnItem:
		return graph.Row{At: i.At, Holder: i.Speaker, Side: i.Side, About: i.Mentioned}, true
	case *graph.StanceItem:
		return graph.Row{At: i.At, Kind: string(i.Kind), Holder: i.Holder, Side: i.Side, About: i.Targets}, true
	case *graph.LinkageItem:
		return graph.Row{At: i.At, Kind: string(i.Kind), Holder: i.Holder, Side: i.Side, About: []graph.ID{i.From, i.To}}, true
	case *graph.TermItem:
		return graph.Row{At: i.At, Kind: string(i.Status), Holder: i.Holder, Side: i.Side, About: []graph.ID{i.Subject}}, true
	}
	return graph.Row{}, false
}

// Matches reports whether an item passes the filters of a selection that are
// no lists and no bounds. It is the yardstick for backends, which answer from
// their index.
func Matches(s graph.Selection, i graph.Item) bool {
	switch i := i.(type) {
	case *graph.StanceItem:
		return (len(s.Kinds) == 0 || slices.Contains(s.Kinds, i.Kind)) &&
			i.Rank().Confidence >= graph.TenThousandths(s.MinConfidence) &&
			(s.Reported == nil || *s.Reported == i.Reported) &&
			(s.Conditional == nil || *s.Conditional == i.Conditional)
	case *graph.LinkageItem:
		return i.Rank().Confidence >= graph.TenThousandths(s.MinConfidence)
	}
	return true
}
