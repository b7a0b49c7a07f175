package link

import (
	"slices"

	"parley/graph"
)

// writeEntities writes every thing that is mentioned, listed, holds a position
// or is spoken for.
func (r *record) writeEntities() {
	done := map[graph.ID]bool{}
	for _, t := range r.things {
		if t.count > 0 || t.listed || t.cited {
			r.writeEntity(t, done)
		}
	}
	graph.SortEntities(r.d.Entities)
}

func (r *record) writeEntity(t *thing, done map[graph.ID]bool) {
	if done[t.id()] {
		return
	}
	done[t.id()] = true
	e := graph.Entity{ID: t.id(), Kind: t.kind, Name: t.name, Aliases: otherNames(t)}
	if a := t.entry; a != nil {
		e.SameAs, e.At = a.sameAs, a.at
		if p := r.named(a.partOf); p != nil {
			r.writeEntity(p, done)
			e.PartOf = p.id()
		}
	}
	if s := r.spokenFor(t); s != nil {
		r.writeEntity(s, done)
		e.Represents = s.id()
	}
	r.d.Entities = append(r.d.Entities, e)
}

// spokenFor gives the state or body that t represents at the record's date.
func (r *record) spokenFor(t *thing) *thing {
	if t.side != nil || t.entry == nil {
		return t.side
	}
	for _, o := range t.entry.offices {
		if o.in(r.date) {
			return r.named(o.state)
		}
	}
	return nil
}

func otherNames(t *thing) []string {
	names := slices.Clone(t.aliases)
	if t.entry != nil && t.entry.short != "" {
		names = append(names, t.entry.short)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	return slices.DeleteFunc(names, func(n string) bool { return n == t.name || n == "" })
}
