package api

import (
	"strings"

	"parley/graph"
	"parley/graph/query"
)

// A date is the scalar Date.
type date string

func newDate(s string) *date {
	if s == "" {
		return nil
	}
	d := date(s)
	return &d
}

// ImplementsGraphQLType tells the library which scalar this is.
func (date) ImplementsGraphQLType(name string) bool { return name == "Date" }

// UnmarshalGraphQL reads a date of a question.
func (d *date) UnmarshalGraphQL(input any) error {
	s, ok := input.(string)
	if !ok || graph.ParseDay(s) == 0 {
		return badInput("%v is not a date; write it as 1945-07-02, 1945-07 or 1945", input)
	}
	*d = date(s)
	return nil
}

// A period is the part of every filter that bounds time.
type period struct {
	After, Before *date
}

func (p period) after() string  { return string(value(p.After)) }
func (p period) before() string { return string(value(p.Before)) }

type documentFilter struct {
	period
	Entity, Text *string
}

func (f *documentFilter) query() query.DocumentFilter {
	if f == nil {
		return query.DocumentFilter{}
	}
	return query.DocumentFilter{After: f.after(), Before: f.before(), Entity: value(f.Entity), Text: value(f.Text)}
}

type entityFilter struct {
	Kinds *[]graph.EntityKind
	Text  *string
}

func (f *entityFilter) query() query.EntityFilter {
	if f == nil {
		return query.EntityFilter{}
	}
	return query.EntityFilter{Kinds: value(f.Kinds), Text: value(f.Text)}
}

type turnFilter struct {
	period
	Document, Speaker, Side, Entity, Text *string
}

func (f *turnFilter) query() query.TurnFilter {
	if f == nil {
		return query.TurnFilter{}
	}
	return query.TurnFilter{
		Document: value(f.Document), Speaker: value(f.Speaker), Side: value(f.Side), Entity: value(f.Entity),
		After: f.after(), Before: f.before(), Text: value(f.Text),
	}
}

type stanceFilter struct {
	period
	Holder, Side, Target, LinkedTo *string
	Kinds                          *[]graph.StanceKind
	Document, Text, Coder          *string
	MinConfidence                  *float64
	Conditional, Reported          *bool
}

func (f *stanceFilter) query() query.StanceFilter {
	if f == nil {
		return query.StanceFilter{}
	}
	return query.StanceFilter{
		Holder: value(f.Holder), Side: value(f.Side), Kinds: value(f.Kinds), Target: value(f.Target),
		LinkedTo: value(f.LinkedTo), Document: value(f.Document), After: f.after(), Before: f.before(),
		Text: value(f.Text), MinConfidence: value(f.MinConfidence), Conditional: f.Conditional,
		Reported: f.Reported, Coder: value(f.Coder),
	}
}

type linkageFilter struct {
	period
	Holder, Side, Entity, From, To, Document *string
	Kinds                                    *[]graph.LinkageKind
	MinConfidence                            *float64
}

func (f *linkageFilter) query() query.LinkageFilter {
	if f == nil {
		return query.LinkageFilter{}
	}
	return query.LinkageFilter{
		Holder: value(f.Holder), Side: value(f.Side), Kinds: value(f.Kinds), Entity: value(f.Entity),
		From: value(f.From), To: value(f.To), Document: value(f.Document),
		After: f.after(), Before: f.before(), MinConfidence: value(f.MinConfidence),
	}
}

type termFilter struct {
	period
	Subject, Holder, Side, Unit, Status, Document *string
}

func (f *termFilter) query() query.TermFilter {
	if f == nil {
		return query.TermFilter{}
	}
	q := query.TermFilter{
		Subject: value(f.Subject), Holder: value(f.Holder), Side: value(f.Side), Unit: value(f.Unit),
		Document: value(f.Document), After: f.after(), Before: f.before(),
	}
	if f.Status != nil {
		q.Statuses = []graph.TermStatus{graph.TermStatus(strings.ToLower(*f.Status))}
	}
	return q
}

// narrow sets a field of a filter to the node that the list belongs to.
func narrow(field *string, id graph.ID, name string) error {
	if *field != "" {
		return badInput("filter.%s: the list belongs to one already; leave it out, or ask the list at the top", name)
	}
	*field = id.String()
	return nil
}
