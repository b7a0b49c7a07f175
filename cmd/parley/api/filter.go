package api

import (
	"strings"

	"parley/graph"
	"parley/graph/query"
)

// A period is the part of every filter that bounds time.
type period struct {
	After, Before *date
}

func (p period) after() string  { return string(value(p.After)) }
func (p period) before() string { return string(value(p.Before)) }

type documentFilter struct {
	period
	Entity, Text *name
}

func (f *documentFilter) query() query.DocumentFilter {
	if f == nil {
		return query.DocumentFilter{}
	}
	return query.DocumentFilter{After: f.after(), Before: f.before(), Entity: f.Entity.text(), Text: f.Text.text()}
}

type entityFilter struct {
	Kinds *[]graph.EntityKind
	Text  *name
}

func (f *entityFilter) query() query.EntityFilter {
	if f == nil {
		return query.EntityFilter{}
	}
	return query.EntityFilter{Kinds: value(f.Kinds), Text: f.Text.text()}
}

type turnFilter struct {
	period
	Document, Speaker, Side, Entity, Text *name
}

func (f *turnFilter) query() query.TurnFilter {
	if f == nil {
		return query.TurnFilter{}
	}
	return query.TurnFilter{
		Document: f.Document.text(), Speaker: f.Speaker.text(), Side: f.Side.text(), Entity: f.Entity.text(),
		After: f.after(), Before: f.before(), Text: f.Text.text(),
	}
}

type stanceFilter struct {
	period
	Holder, Side, Target, LinkedTo *name
	Kinds                          *[]graph.StanceKind
	Document, Text, Coder          *name
	MinConfidence                  *probability
	Conditional, Reported          *bool
}

func (f *stanceFilter) query() query.StanceFilter {
	if f == nil {
		return query.StanceFilter{}
	}
	return query.StanceFilter{
		Holder: f.Holder.text(), Side: f.Side.text(), Kinds: value(f.Kinds), Target: f.Target.text(),
		LinkedTo: f.LinkedTo.text(), Document: f.Document.text(), After: f.after(), Before: f.before(),
		Text: f.Text.text(), MinConfidence: float64(value(f.MinConfidence)), Conditional: f.Conditional,
		Reported: f.Reported, Coder: f.Coder.text(),
	}
}

type linkageFilter struct {
	period
	Holder, Side, Entity, From, To, Document, Coder *name
	Kinds                                           *[]graph.LinkageKind
	MinConfidence                                   *probability
}

func (f *linkageFilter) query() query.LinkageFilter {
	if f == nil {
		return query.LinkageFilter{}
	}
	return query.LinkageFilter{
		Holder: f.Holder.text(), Side: f.Side.text(), Kinds: value(f.Kinds), Entity: f.Entity.text(),
		From: f.From.text(), To: f.To.text(), Document: f.Document.text(),
		After: f.after(), Before: f.before(), MinConfidence: float64(value(f.MinConfidence)), Coder: f.Coder.text(),
	}
}

type termFilter struct {
	period
	Subject, Holder, Side, Unit, Document *name
	Status                                *string
}

func (f *termFilter) query() query.TermFilter {
	if f == nil {
		return query.TermFilter{}
	}
	q := query.TermFilter{
		Subject: f.Subject.text(), Holder: f.Holder.text(), Side: f.Side.text(), Unit: f.Unit.text(),
		Document: f.Document.text(), After: f.after(), Before: f.before(),
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
