package query

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// An EdgeKind says what ties two entities.
type EdgeKind string

// The kinds of edges.
const (
	StanceEdge     EdgeKind = "STANCE"     // From takes stances on To
	LinkageEdge    EdgeKind = "LINKAGE"    // From is given for, or depends on, To
	SharedEdge     EdgeKind = "SHARED"     // both are targets of one stance; From sorts before To by ID
	MentionEdge    EdgeKind = "MENTION"    // both are named in one turn; From sorts before To by ID
	RepresentsEdge EdgeKind = "REPRESENTS" // From represents To
	PartOfEdge     EdgeKind = "PART_OF"    // From is part of To
)

// EdgeKinds lists every kind.
var EdgeKinds = []EdgeKind{StanceEdge, LinkageEdge, SharedEdge, MentionEdge, RepresentsEdge, PartOfEdge}

// assertions are the edges that rest on what a party said, and so on a quote.
var assertions = []EdgeKind{StanceEdge, LinkageEdge}

// An edgeKey is what makes an edge one.
type edgeKey struct {
	kind EdgeKind
	pair
}

// A Tie is an edge between two entities.
type Tie struct {
	Kind     EdgeKind
	From, To graph.ID
	Weight   int    // stances, linkages or turns that it rests on; 1 for what entities say of themselves
	Counts   Counts // of a StanceEdge, by kind

	within *scope // of its evidence
}

// A scope is the part of the records that edges rest on.
type scope struct {
	document    graph.ID // all if zero
	from, until graph.Day
}

// of gives the items of a type within s that stand in groups.
func (s *scope) of(t graph.ItemType, groups [][]graph.List) graph.Selection {
	return graph.Selection{Type: t, Groups: groups, Document: s.document, From: s.from, Until: s.until}
}

// ties gathers edges.
type ties map[edgeKey]*Tie

func (t ties) add(kind EdgeKind, from, to graph.ID) *Tie {
	if from == to || from.IsZero() || to.IsZero() {
		return &Tie{}
	}
	k := edgeKey{kind, pair{from, to}}
	if t[k] == nil {
		t[k] = &Tie{Kind: kind, From: from, To: to}
	}
	t[k].Weight++
	return t[k]
}

// together adds an edge without direction between all of ids.
func (t ties) together(kind EdgeKind, ids []graph.ID) {
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if slices.Compare(a[:], b[:]) > 0 {
				t.add(kind, b, a)
			} else {
				t.add(kind, a, b)
			}
		}
	}
}

// sorted gives the heaviest first.
func (t ties) sorted() []*Tie {
	list := make([]*Tie, 0, len(t))
	for _, e := range t {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *Tie) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Kind, b.Kind),
			comparePairs(pair{a.From, a.To}, pair{b.From, b.To}))
	})
	return list
}

// at gives the group that confines a selection to an entity, or none if it is
// zero.
func at(entity graph.ID, facets ...graph.Facet) [][]graph.List {
	if entity.IsZero() {
		return nil
	}
	var any []graph.List
	for _, f := range facets {
		any = append(any, graph.ListOf(f, entity))
	}
	return [][]graph.List{any}
}

// join adds the edges of other, which it may keep.
func (t ties) join(other ties) {
	for k, e := range other {
		if t[k] == nil {
			t[k] = e
			continue
		}
		t[k].Weight += e.Weight
		t[k].Counts.join(&e.Counts)
	}
}

// ties reads the edges of some kinds within a scope at an entity, or everywhere if
// it is zero, but for those that entities tell of themselves.
func (g *Graph) ties(ctx context.Context, within *scope, entity graph.ID, kinds []EdgeKind) (ties, error) {
	found := ties{}
	rows := func(t graph.ItemType, groups [][]graph.List, add func(ties, graph.Row)) error {
		var parts []ties
		err := g.source.Spread(ctx, within.of(t, groups), func() func(graph.Row) error {
			part := ties{}
			parts = append(parts, part)
			return func(row graph.Row) error {
				add(part, row)
				return nil
			}
		})
		for _, part := range parts {
			found.join(part)
		}
		return err
	}
	var err error
	if slices.Contains(kinds, StanceEdge) || slices.Contains(kinds, SharedEdge) {
		err = rows(graph.StanceItems, at(entity, graph.ByHolder, graph.ByTarget), func(part ties, row graph.Row) {
			part.stance(row, kinds)
		})
	}
	if err == nil && slices.Contains(kinds, LinkageEdge) {
		err = rows(graph.LinkageItems, at(entity, graph.ByEntity), func(part ties, row graph.Row) {
			part.add(LinkageEdge, row.About[0], row.About[1])
		})
	}
	if err == nil && slices.Contains(kinds, MentionEdge) {
		err = rows(graph.TurnItems, at(entity, graph.ByEntity), func(part ties, row graph.Row) {
			part.together(MentionEdge, row.About)
		})
	}
	for _, t := range found {
		t.within = within
	}
	return found, err
}

func (t ties) stance(row graph.Row, kinds []EdgeKind) {
	if slices.Contains(kinds, StanceEdge) {
		for _, id := range row.About {
			t.add(StanceEdge, row.Holder, id).Counts.add(row.Kind)
		}
	}
	if slices.Contains(kinds, SharedEdge) {
		t.together(SharedEdge, row.About)
	}
}

// own adds the edges that entities tell of themselves.
func (t ties) own(entities []*graph.EntityItem, kinds []EdgeKind) {
	for _, e := range entities {
		if slices.Contains(kinds, RepresentsEdge) {
			t.add(RepresentsEdge, e.ID, e.Represents)
		}
		if slices.Contains(kinds, PartOfEdge) {
			t.add(PartOfEdge, e.ID, e.PartOf)
		}
	}
}

// Evidence gives what an edge rests on, the oldest first: *graph.StanceItem of a
// STANCE or SHARED edge, *graph.LinkageItem of a LINKAGE, *graph.TurnItem of a
// MENTION, nothing of the others. At most limit, of the records that the edge was
// asked of.
func (g *Graph) Evidence(ctx context.Context, t *Tie, limit int) ([]graph.Node, error) {
	facets := map[EdgeKind]struct {
		of       graph.ItemType
		from, to graph.Facet
	}{
		StanceEdge:  {graph.StanceItems, graph.ByHolder, graph.ByTarget},
		SharedEdge:  {graph.StanceItems, graph.ByTarget, graph.ByTarget},
		LinkageEdge: {graph.LinkageItems, graph.ByFrom, graph.ByTo},
		MentionEdge: {graph.TurnItems, graph.ByEntity, graph.ByEntity},
	}
	f, ok := facets[t.Kind]
	if !ok {
		return nil, nil
	}
	sel := t.within.of(f.of, [][]graph.List{{graph.ListOf(f.from, t.From)}, {graph.ListOf(f.to, t.To)}})
	sel.Limit = limit
	items, err := g.source.Select(ctx, sel)
	nodes := make([]graph.Node, len(items))
	for i, item := range items {
		nodes[i] = item.(graph.Node)
	}
	return nodes, err
}
