package query

import (
	"context"

	"parley/graph"
)

// An EntityFilter says which entities are wanted; empty fields do not filter.
type EntityFilter struct {
	Kinds []graph.EntityKind
	Text  string // the beginning of a name or alias, or of one of its words: "mong", "outer m"
}

// Entity gives the entity of that name, alias, authority identifier or ID. The
// error may be an [*UnknownError] or an [*AmbiguousError]. A canonical name
// goes before another entity's alias.
func (g *Graph) Entity(ctx context.Context, name string) (*graph.EntityItem, error) {
	if id, err := graph.ParseID(name); err == nil {
		found, err := g.EntitiesByID(ctx, []graph.ID{id})
		if err != nil {
			return nil, err
		}
		if e := found[id]; e != nil {
			return e, nil
		}
		return nil, &UnknownError{What: "entity", Name: name}
	}
	ids, err := g.source.Named(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, g.unknownEntity(ctx, name)
	}
	return g.oneOf(ctx, name, ids)
}

func (g *Graph) unknownEntity(ctx context.Context, name string) error {
	const some = 5
	near, err := g.source.NearNames(ctx, name, some)
	if err != nil {
		return err
	}
	return &UnknownError{What: "entity", Name: name, Near: near}
}

// oneOf gives the entity that a name means: the only one that has it, or the
// only one that has it as its canonical name.
func (g *Graph) oneOf(ctx context.Context, name string, ids []graph.ID) (*graph.EntityItem, error) {
	found, err := g.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var all, canonical []*graph.EntityItem
	for _, id := range ids {
		e := found[id]
		if e == nil {
			continue // removed since
		}
		all = append(all, e)
		if graph.FoldName(e.Name) == graph.FoldName(name) {
			canonical = append(canonical, e)
		}
	}
	switch {
	case len(canonical) == 1:
		return canonical[0], nil
	case len(all) == 1:
		return all[0], nil
	case len(all) == 0:
		return nil, &UnknownError{What: "entity", Name: name}
	}
	x := &AmbiguousError{What: "entity", Name: name}
	for _, e := range all {
		x.Candidates = append(x.Candidates, Candidate{e.ID, e.Kind, e.Name})
	}
	return nil, x
}

func (g *Graph) entityID(ctx context.Context, name string) (graph.ID, error) {
	e, err := g.Entity(ctx, name)
	if err != nil {
		return graph.ID{}, err
	}
	return e.ID, nil
}

// Entities gives a page of entities, in the order of their names.
func (g *Graph) Entities(ctx context.Context, f EntityFilter, p Page) (*List[*graph.EntityItem], error) {
	size, err := p.size()
	if err != nil {
		return nil, err
	}
	sel := f.selection()
	after, before := p.ends()
	if sel.After, err = after.name(); err != nil {
		return nil, err
	}
	if sel.Before, err = before.name(); err != nil {
		return nil, err
	}
	sel.Backward, sel.Limit = p.backward(), size+1
	read, err := g.source.Entities(ctx, sel)
	if err != nil {
		return nil, err
	}
	return list(p, size, read, func(e *graph.EntityItem) string {
		return nameCursor(graph.NameKey{Name: graph.FoldName(e.Name), ID: e.ID})
	}), nil
}

func (f EntityFilter) selection() graph.EntitySelection {
	return graph.EntitySelection{Kinds: f.Kinds, Prefix: graph.FoldName(f.Text)}
}

// CountEntities says how many entities match.
func (g *Graph) CountEntities(ctx context.Context, f EntityFilter) (int, error) {
	return g.source.CountEntities(ctx, f.selection())
}

// An OccurrenceFilter says which occurrences are wanted: which entities occur
// in a record, or in which records an entity occurs.
type OccurrenceFilter struct {
	Document string // ID or slug
	Entity   string // name, alias or ID
	Kinds    []graph.EntityKind
}

// Occurrences gives a page of occurrences, each an entity as one record knows
// it. Within a record the most mentioned entity comes first.
func (g *Graph) Occurrences(ctx context.Context, f OccurrenceFilter, p Page) (*List[*graph.OccurrenceItem], error) {
	return page[*graph.OccurrenceItem](g.occurrences(ctx, f), p)
}

// CountOccurrences says how many occurrences match.
func (g *Graph) CountOccurrences(ctx context.Context, f OccurrenceFilter) (int, error) {
	return g.occurrences(ctx, f).count()
}

func (g *Graph) occurrences(ctx context.Context, f OccurrenceFilter) *chooser {
	c := g.choose(ctx, graph.OccurrenceItems)
	c.document(f.Document)
	c.entity(graph.ByEntity, f.Entity)
	values(c, graph.ByKind, f.Kinds)
	return c
}
