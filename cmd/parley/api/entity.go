package api

import (
	"context"
	"net/url"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// An entity shows an entity as all records together know it.
type entity struct {
	item *graph.EntityItem
	pool *pool
}

func (p *pool) showEntity(e *graph.EntityItem) *entity { return &entity{e, p} }

var entityList = listing[query.EntityFilter, *graph.EntityItem, *entity]{
	(*query.Graph).Entities, (*query.Graph).CountEntities, (*pool).aheadOfEntities, (*pool).showEntity,
}

func (e *entity) ID() graphql.ID                  { return graphql.ID(e.item.ID.String()) }
func (e *entity) Kind() graph.EntityKind          { return e.item.Kind }
func (e *entity) Name() string                    { return e.item.Name }
func (e *entity) Aliases() []string               { return e.item.Aliases }
func (e *entity) Represents() *entity             { return e.pool.entity(e.item.Represents) }
func (e *entity) PartOf() *entity                 { return e.pool.entity(e.item.PartOf) }
func (e *entity) Coordinates() *graph.Coordinates { return e.item.At }

func (e *entity) SameAs() []*authority {
	return each(e.item.SameAs, func(a graph.Authority) *authority { return &authority{a.Scheme, a.ID} })
}

func (e *entity) Counts() *entityTally {
	i := e.item
	return &entityTally{int32(i.Documents), int32(i.Turns), int32(i.Mentions), int32(i.Held), int32(i.Targeted)}
}

// An authority shows an identifier in a public authority file.
type authority struct {
	Scheme, ID string
}

// authorityPages says where an authority describes an identifier.
var authorityPages = map[string]string{
	"wikidata": "https://www.wikidata.org/wiki/",
	"geonames": "https://www.geonames.org/",
	"viaf":     "https://viaf.org/viaf/",
}

// URL gives the authority's page.
func (a *authority) URL() *string {
	page, ok := authorityPages[a.Scheme]
	if !ok {
		return nil
	}
	return text(page + url.PathEscape(a.ID))
}

func (e *entity) Documents(ctx context.Context, a pageArgs) (*connection[*occurrence], error) {
	return connect(ctx, occurrenceList, e.pool.g, query.OccurrenceFilter{Entity: e.item.ID.String()}, a, nil)
}

func (e *entity) Mentions(ctx context.Context, a orderedArgs) (*connection[*mention], error) {
	return connect(ctx, mentionList, e.pool.g, query.MentionFilter{Entity: e.item.ID.String()}, a, nil)
}

func (e *entity) Stances(ctx context.Context, a struct {
	Role choice
	listArgs[stanceFilter]
}) (*connection[*stance], error) {
	f := a.Filter.query()
	field := map[string]struct {
		to   *string
		name string
	}{"TARGET": {&f.Target, "target"}, "HOLDER": {&f.Holder, "holder"}, "SIDE": {&f.Side, "side"}, "LINKED": {&f.LinkedTo, "linkedTo"}}[a.Role.or("TARGET")]
	err := narrow(field.to, e.item.ID, field.name)
	return connect(ctx, stanceList, e.pool.g, f, a, err)
}

func (e *entity) Linkages(ctx context.Context, a listArgs[linkageFilter]) (*connection[*linkage], error) {
	f := a.Filter.query()
	err := narrow(&f.Entity, e.item.ID, "entity")
	return connect(ctx, linkageList, e.pool.g, f, a, err)
}

func (e *entity) Trajectory(ctx context.Context) ([]*term, error) {
	items, err := e.pool.g.Trajectory(ctx, e.item.ID.String())
	if err != nil {
		return nil, err
	}
	if err := spend(ctx, len(items)); err != nil {
		return nil, err
	}
	pool := newPool(e.pool.g)
	err = pool.aheadOfTerms(lookAhead(ctx), items)
	return each(items, pool.showTerm), err
}

// An occurrence shows an entity as one record knows it.
type occurrence struct {
	item *graph.OccurrenceItem
	pool *pool
}

func (p *pool) showOccurrence(o *graph.OccurrenceItem) *occurrence { return &occurrence{o, p} }

var occurrenceList = listing[query.OccurrenceFilter, *graph.OccurrenceItem, *occurrence]{
	(*query.Graph).Occurrences, (*query.Graph).CountOccurrences, (*pool).aheadOfOccurrences, (*pool).showOccurrence,
}

func (o *occurrence) Entity() *entity     { return o.pool.entity(o.item.Entity.ID) }
func (o *occurrence) Document() *document { return o.pool.document(o.item.At.Document) }

func (o *occurrence) Counts() *entityTally {
	i := o.item
	return &entityTally{1, int32(i.Turns), int32(i.Mentions), int32(i.Held), int32(i.Targeted)}
}

// An entityTally shows how often an entity occurs.
type entityTally struct {
	Documents, Turns, Mentions, Held, Targeted int32
}

// A tally shows how much there is of everything.
type tally struct {
	Documents, Turns, Entities, Mentions, Stances, Linkages, Terms int32
}

func newTally(t graph.Tally) *tally {
	return &tally{int32(t.Documents), int32(t.Turns), int32(t.Entities), int32(t.Mentions), int32(t.Stances), int32(t.Linkages), int32(t.Terms)}
}
