package api

import (
	"strings"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
)

// A stance shows a stance.
type stance struct {
	item *graph.StanceItem
	pool *pool
}

func (p *pool) showStance(s *graph.StanceItem) *stance { return &stance{s, p} }

var stanceList = listing[query.StanceFilter, *graph.StanceItem, *stance]{
	(*query.Graph).Stances, (*query.Graph).CountStances, (*pool).aheadOfStances, (*pool).showStance,
}

func (s *stance) ID() graphql.ID         { return graphql.ID(s.item.ID.String()) }
func (s *stance) Kind() graph.StanceKind { return s.item.Kind }
func (s *stance) Holder() *entity        { return s.pool.entity(s.item.Holder) }
func (s *stance) Side() *entity          { return s.pool.entity(s.item.Side) }
func (s *stance) Targets() []*entity     { return found(s.item.Targets, s.pool.entity) }
func (s *stance) Turn() *turn            { return s.pool.turn(s.item.TurnID) }
func (s *stance) Document() *document    { return s.pool.document(s.item.At.Document) }
func (s *stance) Quote() *quote          { return newQuote(s.item.Cited) }
func (s *stance) Reported() bool         { return s.item.Reported }
func (s *stance) Confidence() float64    { return s.item.Confidence }
func (s *stance) Conditional() bool      { return s.item.Conditional }
func (s *stance) Linkages() []*linkage   { return found(s.item.Linkages, s.pool.linkage) }
func (s *stance) RespondsTo() []*stance  { return found(s.item.RespondsTo, s.pool.stance) }
func (s *stance) Responses() []*stance   { return found(s.item.Responses, s.pool.stance) }
func (s *stance) Coder() string          { return s.item.Coder }

// Because gives the cues, whose fields are the schema's.
func (s *stance) Because() []*graph.Cue {
	return each(s.item.Because, func(c graph.Cue) *graph.Cue { return &c })
}

// A linkage shows a linkage.
type linkage struct {
	item *graph.LinkageItem
	pool *pool
}

func (p *pool) showLinkage(l *graph.LinkageItem) *linkage { return &linkage{l, p} }

var linkageList = listing[query.LinkageFilter, *graph.LinkageItem, *linkage]{
	(*query.Graph).Linkages, (*query.Graph).CountLinkages, (*pool).aheadOfLinkages, (*pool).showLinkage,
}

func (l *linkage) ID() graphql.ID          { return graphql.ID(l.item.ID.String()) }
func (l *linkage) Kind() graph.LinkageKind { return l.item.Kind }
func (l *linkage) Holder() *entity         { return l.pool.entity(l.item.Holder) }
func (l *linkage) Side() *entity           { return l.pool.entity(l.item.Side) }
func (l *linkage) From() *entity           { return l.pool.entity(l.item.From) }
func (l *linkage) To() *entity             { return l.pool.entity(l.item.To) }
func (l *linkage) FromStance() *stance     { return l.pool.stance(l.item.FromStance) }
func (l *linkage) ToStance() *stance       { return l.pool.stance(l.item.ToStance) }
func (l *linkage) Turn() *turn             { return l.pool.turn(l.item.TurnID) }
func (l *linkage) Document() *document     { return l.pool.document(l.item.At.Document) }
func (l *linkage) Quote() *quote           { return newQuote(l.item.Cited) }
func (l *linkage) Confidence() float64     { return l.item.Confidence }
func (l *linkage) Coder() string           { return l.item.Coder }

// A term shows a term.
type term struct {
	item *graph.TermItem
	pool *pool
}

func (p *pool) showTerm(t *graph.TermItem) *term { return &term{t, p} }

var termList = listing[query.TermFilter, *graph.TermItem, *term]{
	(*query.Graph).Terms, (*query.Graph).CountTerms, (*pool).aheadOfTerms, (*pool).showTerm,
}

func (t *term) ID() graphql.ID      { return graphql.ID(t.item.ID.String()) }
func (t *term) Subject() *entity    { return t.pool.entity(t.item.Subject) }
func (t *term) Holder() *entity     { return t.pool.entity(t.item.Holder) }
func (t *term) Side() *entity       { return t.pool.entity(t.item.Side) }
func (t *term) Min() float64        { return t.item.Min }
func (t *term) Max() float64        { return t.item.Max }
func (t *term) Unit() string        { return t.item.Unit }
func (t *term) Status() string      { return strings.ToUpper(string(t.item.Status)) }
func (t *term) Turn() *turn         { return t.pool.turn(t.item.TurnID) }
func (t *term) Document() *document { return t.pool.document(t.item.At.Document) }
func (t *term) Quote() *quote       { return newQuote(t.item.Cited) }
