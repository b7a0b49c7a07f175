package api

import (
	"context"
	"maps"

	"parley/graph"
	"parley/graph/query"
)

// A pool holds what the items of one answer lead to, read in bulk before any
// of them is shown. It is filled by the look ahead and only read after that.
type pool struct {
	g         *query.Graph
	documents map[graph.ID]*graph.DocumentItem
	entities  map[graph.ID]*graph.EntityItem
	turns     map[graph.ID]*graph.TurnItem
	stances   map[graph.ID]*graph.StanceItem
	linkages  map[graph.ID]*graph.LinkageItem
	terms     map[graph.ID]*graph.TermItem
	said      saidIn
}

// A saidIn holds what was found in turns, by the turn's ID.
type saidIn struct {
	mentions map[graph.ID][]*graph.MentionItem
	stances  map[graph.ID][]*graph.StanceItem
	linkages map[graph.ID][]*graph.LinkageItem
	terms    map[graph.ID][]*graph.TermItem
}

func newPool(g *query.Graph) *pool {
	return &pool{
		g:         g,
		documents: map[graph.ID]*graph.DocumentItem{},
		entities:  map[graph.ID]*graph.EntityItem{},
		turns:     map[graph.ID]*graph.TurnItem{},
		stances:   map[graph.ID]*graph.StanceItem{},
		linkages:  map[graph.ID]*graph.LinkageItem{},
		terms:     map[graph.ID]*graph.TermItem{},
		said: saidIn{
			mentions: map[graph.ID][]*graph.MentionItem{},
			stances:  map[graph.ID][]*graph.StanceItem{},
			linkages: map[graph.ID][]*graph.LinkageItem{},
			terms:    map[graph.ID][]*graph.TermItem{},
		},
	}
}

func (p *pool) documentsAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.documents, (*query.Graph).DocumentsByID, p.aheadOfDocuments)
}

func (p *pool) entitiesAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.entities, (*query.Graph).EntitiesByID, p.aheadOfEntities)
}

func (p *pool) turnsAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.turns, (*query.Graph).TurnsByID, p.aheadOfTurns)
}

func (p *pool) stancesAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.stances, (*query.Graph).StancesByID, p.aheadOfStances)
}

func (p *pool) linkagesAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.linkages, (*query.Graph).LinkagesByID, p.aheadOfLinkages)
}

func (p *pool) termsAt(l look, ids []graph.ID) error {
	return readAt(p, l, ids, p.terms, (*query.Graph).TermsByID, p.aheadOfTerms)
}

// readAt reads the wanted nodes that are not yet known, if they are selected at
// all, and looks ahead from them. An ID that occurs twice is shown twice, and
// so counts twice against the budget.
func readAt[I any](p *pool, l look, wanted []graph.ID, known map[graph.ID]I,
	read func(*query.Graph, context.Context, []graph.ID) (map[graph.ID]I, error), ahead func(look, []I) error) error {
	if !l.selected() || len(wanted) == 0 {
		return nil
	}
	if err := spend(l.ctx, len(wanted)); err != nil {
		return err
	}
	if missing := unknown(wanted, known); len(missing) > 0 {
		got, err := read(p.g, l.ctx, missing)
		if err != nil {
			return err
		}
		maps.Copy(known, got)
	}
	var items []I
	for _, id := range wanted {
		if item, ok := known[id]; ok {
			items = append(items, item)
		}
	}
	return ahead(l, items)
}

// saidAt reads what was found in turns, as readAt reads nodes.
func saidAt[I any](p *pool, l look, turns []*graph.TurnItem, known map[graph.ID][]I,
	read func(*query.Graph, context.Context, []*graph.TurnItem) (map[graph.ID][]I, error), ahead func(look, []I) error) error {
	if !l.selected() {
		return nil
	}
	got, err := read(p.g, l.ctx, turns)
	if err != nil {
		return err
	}
	maps.Copy(known, got)
	items := refs(turns, func(t *graph.TurnItem) []I { return known[t.ID] })
	if err := spend(l.ctx, len(items)); err != nil {
		return err
	}
	return ahead(l, items)
}

func unknown[I any](wanted []graph.ID, known map[graph.ID]I) []graph.ID {
	var missing []graph.ID
	seen := map[graph.ID]bool{}
	for _, id := range wanted {
		if _, ok := known[id]; !ok && !seen[id] && !id.IsZero() {
			missing = append(missing, id)
			seen[id] = true
		}
	}
	return missing
}

// refs strings together what each item leads to.
func refs[I, R any](items []I, of func(I) []R) []R {
	var all []R
	for _, item := range items {
		all = append(all, of(item)...)
	}
	return all
}

// ids gives the one node that each item leads to.
func ids[I any](items []I, of func(I) graph.ID) []graph.ID {
	all := make([]graph.ID, len(items))
	for i, item := range items {
		all[i] = of(item)
	}
	return all
}

// records gives the record of each item.
func records[I graph.Item](items []I) []graph.ID {
	return ids(items, func(i I) graph.ID { return i.Locus().Document })
}

// beside gives the ID that the turn by steps further on has, if there is one.
func beside(t *graph.TurnItem, by int) graph.ID {
	return graph.TurnID(t.At.Document, t.Number+by)
}
