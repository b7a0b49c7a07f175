package api

import (
	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A turn shows a turn.
type turn struct {
	item *graph.TurnItem
	pool *pool
}

func (p *pool) showTurn(t *graph.TurnItem) *turn { return &turn{t, p} }

var turnList = listing[query.TurnFilter, *graph.TurnItem, *turn]{
	(*query.Graph).Turns, (*query.Graph).CountTurns, (*pool).aheadOfTurns, (*pool).showTurn,
}

func (t *turn) ID() graphql.ID      { return graphql.ID(t.item.ID.String()) }
func (t *turn) Number() int32       { return int32(t.item.Number) }
func (t *turn) Speaker() *entity    { return t.pool.entity(t.item.Speaker) }
func (t *turn) Side() *entity       { return t.pool.entity(t.item.Side) }
func (t *turn) Label() string       { return t.item.Label }
func (t *turn) Text() string        { return t.item.Text }
func (t *turn) Page() *string       { return text(t.item.Page) }
func (t *turn) Document() *document { return t.pool.document(t.item.At.Document) }
func (t *turn) Previous() *turn     { return t.pool.turn(beside(t.item, -1)) }
func (t *turn) Next() *turn         { return t.pool.turn(beside(t.item, +1)) }
func (t *turn) Mentions() []*mention {
	return each(t.pool.said.mentions[t.item.ID], t.pool.showMention)
}
func (t *turn) Stances() []*stance { return each(t.pool.said.stances[t.item.ID], t.pool.showStance) }
func (t *turn) Linkages() []*linkage {
	return each(t.pool.said.linkages[t.item.ID], t.pool.showLinkage)
}
func (t *turn) Terms() []*term { return each(t.pool.said.terms[t.item.ID], t.pool.showTerm) }

// A mention shows a mention.
type mention struct {
	item *graph.MentionItem
	pool *pool
}

func (p *pool) showMention(m *graph.MentionItem) *mention { return &mention{m, p} }

var mentionList = listing[query.MentionFilter, *graph.MentionItem, *mention]{
	(*query.Graph).Mentions, (*query.Graph).CountMentions, (*pool).aheadOfMentions, (*pool).showMention,
}

func (m *mention) Entity() *entity { return m.pool.entity(m.item.Entity) }
func (m *mention) Turn() *turn     { return m.pool.turn(m.item.TurnID) }
func (m *mention) Quote() *quote   { return newQuote(m.item.Cited) }

// A quote shows a quote.
type quote struct {
	Text           string
	Start, End     int32
	Prefix, Suffix string
}

func newQuote(q graph.Quote) *quote {
	return &quote{q.Text, int32(q.Start), int32(q.End), q.Prefix, q.Suffix}
}
