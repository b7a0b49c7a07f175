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
	return nil, errTodo
}

// CountTurns says how many turns match.
func (g *Graph) CountTurns(ctx context.Context, f TurnFilter) (int, error) {
	return 0, errTodo
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
	return nil, errTodo
}

// CountMentions says how many mentions match.
func (g *Graph) CountMentions(ctx context.Context, f MentionFilter) (int, error) {
	return 0, errTodo
}

// MentionsOfTurns gives all mentions of each turn, by the turn's ID.
func (g *Graph) MentionsOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.MentionItem, error) {
	return nil, errTodo
}

// StancesOfTurns gives all stances of each turn, by the turn's ID.
func (g *Graph) StancesOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.StanceItem, error) {
	return nil, errTodo
}

// LinkagesOfTurns gives all linkages of each turn, by the turn's ID.
func (g *Graph) LinkagesOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.LinkageItem, error) {
	return nil, errTodo
}

// TermsOfTurns gives all terms of each turn, by the turn's ID.
func (g *Graph) TermsOfTurns(ctx context.Context, turns []*graph.TurnItem) (map[graph.ID][]*graph.TermItem, error) {
	return nil, errTodo
}
