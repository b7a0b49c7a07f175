package query

import (
	"context"

	"parley/graph"
)

// A TurnFilter says which turns are wanted; empty fields do not filter.
type TurnFilter struct {
	Document string // ID or slug
	Speaker  string // name, alias or ID of an entity, as in all fields below that mean one
	Side     string // the speaker, or whom it represents
	Entity   string // is mentioned in the turn
	After    string // of records dated on or after this ISO date
	Before   string // of records dated on or before this ISO date, month or year
	Text     string // all these words stand in the turn
}

// Turns gives a page of turns.
func (g *Graph) Turns(ctx context.Context, f TurnFilter, p Page) (*List[*graph.TurnItem], error) {
	return page[*graph.TurnItem](g.turns(ctx, f), p)
}

// CountTurns says how many turns match.
func (g *Graph) CountTurns(ctx context.Context, f TurnFilter) (int, error) {
	return g.turns(ctx, f).count()
}

// A MentionFilter says which mentions are wanted; empty fields do not filter.
type MentionFilter struct {
	Document string // ID or slug
	Entity   string // is named: name, alias or ID
	After    string // of records dated on or after this ISO date
	Before   string // of records dated on or before this ISO date, month or year
}

// Mentions gives a page of mentions.
func (g *Graph) Mentions(ctx context.Context, f MentionFilter, p Page) (*List[*graph.MentionItem], error) {
	return page[*graph.MentionItem](g.mentions(ctx, f), p)
}

// CountMentions says how many mentions match.
func (g *Graph) CountMentions(ctx context.Context, f MentionFilter) (int, error) {
	return g.mentions(ctx, f).count()
}

// MentionsOfTurns gives all mentions of each turn, by the turn's ID.
func (g *Graph) MentionsOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.MentionItem, error) {
	return ofTurns[*graph.MentionItem](ctx, g, graph.MentionItems, turns)
}

// StancesOfTurns gives all stances of each turn, by the turn's ID.
func (g *Graph) StancesOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.StanceItem, error) {
	return ofTurns[*graph.StanceItem](ctx, g, graph.StanceItems, turns)
}

// CodedStancesOfTurns gives all stances that persons coded in each turn, by the
// turn's ID.
func (g *Graph) CodedStancesOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.StanceItem, error) {
	return ofTurns[*graph.StanceItem](ctx, g, graph.CodedStanceItems, turns)
}

// LinkagesOfTurns gives all linkages of each turn, by the turn's ID.
func (g *Graph) LinkagesOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.LinkageItem, error) {
	return ofTurns[*graph.LinkageItem](ctx, g, graph.LinkageItems, turns)
}

// TermsOfTurns gives all terms of each turn, by the turn's ID.
func (g *Graph) TermsOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.TermItem, error) {
	return ofTurns[*graph.TermItem](ctx, g, graph.TermItems, turns)
}

func (g *Graph) turns(ctx context.Context, f TurnFilter) *chooser {
	c := g.choose(ctx, graph.TurnItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	c.entity(graph.ByHolder, f.Speaker)
	c.entity(graph.BySide, f.Side)
	c.entity(graph.ByEntity, f.Entity)
	c.text(f.Text)
	return c
}

func (g *Graph) mentions(ctx context.Context, f MentionFilter) *chooser {
	c := g.choose(ctx, graph.MentionItems)
	c.document(f.Document)
	c.dates(f.After, f.Before)
	c.entity(graph.ByEntity, f.Entity)
	return c
}
