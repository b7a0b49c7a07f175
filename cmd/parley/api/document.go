package api

import (
	"context"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A document shows a record.
type document struct {
	item *graph.DocumentItem
	pool *pool
}

func (p *pool) showDocument(d *graph.DocumentItem) *document { return &document{d, p} }

var documentList = listing[query.DocumentFilter, *graph.DocumentItem, *document]{
	(*query.Graph).Documents, (*query.Graph).CountDocuments, (*pool).aheadOfDocuments, (*pool).showDocument,
}

func (d *document) Title() string           { return d.item.Title }
func (d *document) Slug() string            { return d.item.Slug }
func (d *document) Form() graph.Form        { return d.item.Form }
func (d *document) Format() string          { return d.item.Format }
func (d *document) Source() string          { return d.item.Source }
func (d *document) Digest() string          { return d.item.Digest }
func (d *document) ID() graphql.ID          { return graphql.ID(d.item.ID.String()) }
func (d *document) Date() *date             { return newDate(d.item.Date) }
func (d *document) Until() *date            { return newDate(d.item.Until) }
func (d *document) Hours() *string          { return text(d.item.Hours) }
func (d *document) Place() *string          { return text(d.item.Place) }
func (d *document) Citation() *string       { return text(d.item.Citation) }
func (d *document) Archive() *string        { return text(d.item.Archive) }
func (d *document) Collection() *string     { return text(d.item.Collection) }
func (d *document) Box() *string            { return text(d.item.Box) }
func (d *document) Folder() *string         { return text(d.item.Folder) }
func (d *document) Contributor() *string    { return text(d.item.Contributor) }
func (d *document) SourceUrl() *string      { return text(d.item.Address) }
func (d *document) Summary() *string        { return text(d.item.Summary) }
func (d *document) Credits() *string        { return text(d.item.Credits) }
func (d *document) Language() *string       { return text(d.item.Language) }
func (d *document) Classification() *string { return text(d.item.Classification) }
func (d *document) Volume() *string         { return text(d.item.Volume) }
func (d *document) Subject() *string        { return text(d.item.Subject) }
func (d *document) Sender() *string         { return text(d.item.Sender) }
func (d *document) Coders() []string        { return d.item.Coders }
func (d *document) Counts() *tally          { return newTally(d.item.Count) }

func (d *document) Participants() []*participant {
	return each(d.item.Participants, func(x graph.Participant) *participant {
		return &participant{x.Name, text(x.Role), text(x.Side), d.pool.entity(x.Entity)}
	})
}

// A participant shows a person whom the record lists.
type participant struct {
	Name       string
	Role, Side *string
	Entity     *entity
}

func (d *document) OpenItems() []*openItem {
	return each(d.item.OpenItems, func(o graph.OpenItem) *openItem {
		return &openItem{d.pool.entity(o.Matter), o.Outcome, d.pool.stance(o.Stance)}
	})
}

// An openItem shows how a matter stood.
type openItem struct {
	Matter  *entity
	Outcome graph.Outcome
	Stance  *stance
}

func (d *document) Contradictions() []*contradiction {
	return each(d.item.Contradictions, func(c graph.Contradiction) *contradiction {
		return &contradiction{d.pool.term(c.Term), d.pool.term(c.Other), c.Why}
	})
}

// A contradiction shows two terms that do not agree.
type contradiction struct {
	Term, Other *term
	Why         string
}

// Turn gives one turn by its number.
func (d *document) Turn(ctx context.Context, a struct{ Number int32 }) (*turn, error) {
	id, pool := graph.TurnID(d.item.ID, int(a.Number)), newPool(d.pool.g)
	err := pool.turnsAt(lookAhead(ctx), []graph.ID{id})
	return pool.turn(id), err
}

func (d *document) Turns(ctx context.Context, a listArgs[turnFilter]) (*connection[*turn], error) {
	f := a.Filter.query()
	err := d.own(&f.Document)
	return connect(ctx, turnList, d.pool.g, f, a, err)
}

func (d *document) Entities(ctx context.Context, a struct {
	Kinds *[]graph.EntityKind
	pageArgs
}) (*connection[*occurrence], error) {
	f := query.OccurrenceFilter{Document: d.item.ID.String(), Kinds: value(a.Kinds)}
	return connect(ctx, occurrenceList, d.pool.g, f, a.pageArgs, nil)
}

func (d *document) Stances(ctx context.Context, a listArgs[stanceFilter]) (*connection[*stance], error) {
	f := a.Filter.query()
	err := d.own(&f.Document)
	return connect(ctx, stanceList, d.pool.g, f, a, err)
}

func (d *document) Linkages(ctx context.Context, a listArgs[linkageFilter]) (*connection[*linkage], error) {
	f := a.Filter.query()
	err := d.own(&f.Document)
	return connect(ctx, linkageList, d.pool.g, f, a, err)
}

func (d *document) Terms(ctx context.Context, a listArgs[termFilter]) (*connection[*term], error) {
	f := a.Filter.query()
	err := d.own(&f.Document)
	return connect(ctx, termList, d.pool.g, f, a, err)
}

// own narrows a filter to the record.
func (d *document) own(to *string) error { return narrow(to, d.item.ID, "document") }
