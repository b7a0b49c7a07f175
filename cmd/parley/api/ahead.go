package api

import (
	"cmp"

	"parley/graph"
	"parley/graph/query"
)

// The methods below read what items lead to, as far as it is selected at l, and
// what that leads to in turn.

func (p *pool) aheadOfDocuments(l look, items []*graph.DocumentItem) error {
	matters, contradictions := l.at("openItems"), l.at("contradictions")
	return cmp.Or(
		p.entitiesAt(l.at("participants").at("entity"), refs(items, func(d *graph.DocumentItem) []graph.ID {
			return ids(d.Participants, func(x graph.Participant) graph.ID { return x.Entity })
		})),
		p.entitiesAt(matters.at("matter"), refs(items, func(d *graph.DocumentItem) []graph.ID {
			return ids(d.OpenItems, func(o graph.OpenItem) graph.ID { return o.Matter })
		})),
		p.stancesAt(matters.at("stance"), refs(items, func(d *graph.DocumentItem) []graph.ID {
			return ids(d.OpenItems, func(o graph.OpenItem) graph.ID { return o.Stance })
		})),
		p.termsAt(contradictions.at("term").and(contradictions.at("other")), refs(items, func(d *graph.DocumentItem) []graph.ID {
			return refs(d.Contradictions, func(c graph.Contradiction) []graph.ID { return []graph.ID{c.Term, c.Other} })
		})),
	)
}

func (p *pool) aheadOfEntities(l look, items []*graph.EntityItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("represents"), ids(items, func(e *graph.EntityItem) graph.ID { return e.Represents })),
		p.entitiesAt(l.at("partOf"), ids(items, func(e *graph.EntityItem) graph.ID { return e.PartOf })),
	)
}

func (p *pool) aheadOfOccurrences(l look, items []*graph.OccurrenceItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("entity"), ids(items, func(o *graph.OccurrenceItem) graph.ID { return o.Entity.ID })),
		p.documentsAt(l.at("document"), records(items)),
	)
}

func (p *pool) aheadOfTurns(l look, items []*graph.TurnItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("speaker"), ids(items, func(t *graph.TurnItem) graph.ID { return t.Speaker })),
		p.entitiesAt(l.at("side"), ids(items, func(t *graph.TurnItem) graph.ID { return t.Side })),
		p.documentsAt(l.at("document"), records(items)),
		p.turnsAt(l.at("previous"), ids(items, func(t *graph.TurnItem) graph.ID { return beside(t, -1) })),
		p.turnsAt(l.at("next"), ids(items, func(t *graph.TurnItem) graph.ID { return beside(t, +1) })),
		saidAt(p, l.at("mentions"), items, p.said.mentions, (*query.Graph).MentionsOfTurns, p.aheadOfMentions),
		saidAt(p, l.at("stances"), items, p.said.stances, (*query.Graph).StancesOfTurns, p.aheadOfStances),
		saidAt(p, l.at("linkages"), items, p.said.linkages, (*query.Graph).LinkagesOfTurns, p.aheadOfLinkages),
		saidAt(p, l.at("terms"), items, p.said.terms, (*query.Graph).TermsOfTurns, p.aheadOfTerms),
	)
}

func (p *pool) aheadOfMentions(l look, items []*graph.MentionItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("entity"), ids(items, func(m *graph.MentionItem) graph.ID { return m.Entity })),
		p.turnsAt(l.at("turn"), ids(items, func(m *graph.MentionItem) graph.ID { return m.TurnID })),
	)
}

func (p *pool) aheadOfStances(l look, items []*graph.StanceItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("holder"), ids(items, func(s *graph.StanceItem) graph.ID { return s.Holder })),
		p.entitiesAt(l.at("side"), ids(items, func(s *graph.StanceItem) graph.ID { return s.Side })),
		p.entitiesAt(l.at("targets"), refs(items, func(s *graph.StanceItem) []graph.ID { return s.Targets })),
		p.turnsAt(l.at("turn"), ids(items, func(s *graph.StanceItem) graph.ID { return s.TurnID })),
		p.documentsAt(l.at("document"), records(items)),
		p.linkagesAt(l.at("linkages"), refs(items, func(s *graph.StanceItem) []graph.ID { return s.Linkages })),
		p.stancesAt(l.at("respondsTo"), refs(items, func(s *graph.StanceItem) []graph.ID { return s.RespondsTo })),
		p.stancesAt(l.at("responses"), refs(items, func(s *graph.StanceItem) []graph.ID { return s.Responses })),
	)
}

func (p *pool) aheadOfLinkages(l look, items []*graph.LinkageItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("holder"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.Holder })),
		p.entitiesAt(l.at("side"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.Side })),
		p.entitiesAt(l.at("from"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.From })),
		p.entitiesAt(l.at("to"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.To })),
		p.stancesAt(l.at("fromStance"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.FromStance })),
		p.stancesAt(l.at("toStance"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.ToStance })),
		p.turnsAt(l.at("turn"), ids(items, func(k *graph.LinkageItem) graph.ID { return k.TurnID })),
		p.documentsAt(l.at("document"), records(items)),
	)
}

func (p *pool) aheadOfTerms(l look, items []*graph.TermItem) error {
	return cmp.Or(
		p.entitiesAt(l.at("subject"), ids(items, func(t *graph.TermItem) graph.ID { return t.Subject })),
		p.entitiesAt(l.at("holder"), ids(items, func(t *graph.TermItem) graph.ID { return t.Holder })),
		p.entitiesAt(l.at("side"), ids(items, func(t *graph.TermItem) graph.ID { return t.Side })),
		p.turnsAt(l.at("turn"), ids(items, func(t *graph.TermItem) graph.ID { return t.TurnID })),
		p.documentsAt(l.at("document"), records(items)),
	)
}
