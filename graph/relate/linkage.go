package relate

import (
	"parley/graph"
)

// The probabilities from which a turn holds a linkage, and from which more of
// its candidates than the likeliest count; set for a precision of six in ten.
const leastTurn, leastTie = 0.51, 0.51

// linkages finds where a party ties two matters. A turn has a linkage where its
// candidates taken together are likelier than not to hold one; then the likeliest
// of them counts, and every other that is likely by itself.
func (x *Relater) linkages(v *view) []graph.Linkage {
	var list []graph.Linkage
	seen := map[graph.ID]bool{}
	bonds := x.bonds(v)
	for len(bonds) > 0 {
		n := 1
		for n < len(bonds) && bonds[n].turn == bonds[0].turn {
			n++
		}
		best, any := x.judgeTurn(bonds[:n])
		for i, b := range bonds[:n] {
			l, ok := b.linkage(v)
			if ok && any >= leastTurn && (i == best || b.probability >= leastTie) && !seen[l.ID] {
				seen[l.ID] = true
				list = append(list, l)
			}
		}
		bonds = bonds[n:]
	}
	return list
}

// judgeTurn gives the likeliest candidate of a turn, and the probability that
// any of them holds.
func (x *Relater) judgeTurn(bonds []bond) (best int, any float64) {
	none := 1.0
	for i := range bonds {
		b := &bonds[i]
		b.probability = x.tie.judge(b.features)
		none *= 1 - b.probability
		if b.probability > bonds[best].probability {
			best = i
		}
	}
	return best, 1 - none
}

func (b *bond) linkage(v *view) (graph.Linkage, bool) {
	l := graph.Linkage{Turn: b.turn, Kind: b.kind, Quote: b.quote, Holder: v.holder(b.turn, b.quote), Confidence: graph.Rounded(b.probability)}
	from, to := b.fromStance, b.toStance
	if from == nil {
		from = firstOf(v.stancesIn(b.turn, b.given))
	}
	if to == nil {
		to = firstOf(v.stancesIn(b.turn, b.asked))
	}
	l.From = b.end(v, b.given, from, graph.ID{})
	l.To = b.end(v, b.asked, to, l.From)
	if l.From.IsZero() {
		l.From = l.To
	}
	if from != nil {
		l.FromStance = from.ID
	}
	if to != nil && (from == nil || to.ID != from.ID) {
		l.ToStance = to.ID
	}
	l.ID = graph.LinkageID(v.Turn(b.turn).ID, l.Kind, l.From, l.To, v.Text[l.Quote.Start:l.Quote.End])
	return l, !l.Holder.IsZero() && !l.From.IsZero()
}

func firstOf(stances []graph.Stance) *graph.Stance {
	if len(stances) == 0 {
		return nil
	}
	return &stances[0]
}

// end gives the matter of one clause: what the stance there is about, if it is
// not about the other end too; else what the clause names beside the other end,
// matters before states; else the matter under discussion.
func (b *bond) end(v *view, clause graph.Span, s *graph.Stance, other graph.ID) graph.ID {
	if s != nil && s.Targets[0] != other {
		return s.Targets[0]
	}
	named := v.named(b.turn, clause, other)
	if len(named) > 0 && v.Entity(named[0]).Kind != graph.State {
		return named[0]
	}
	if id, ok := b.elsewhere(v, other); ok {
		return id
	}
	if s != nil {
		return s.Targets[0]
	}
	for _, ids := range [][]graph.ID{v.topic(clause.Start), named} {
		if len(ids) > 0 {
			return ids[0]
		}
	}
	return other
}

// elsewhere gives the matter that an exchange leaves unsaid ("for X we yielded;
// you should make a concession on this question"): what the holder's other
// stances in the turn are about, or what was under discussion when it began.
func (b *bond) elsewhere(v *view, other graph.ID) (graph.ID, bool) {
	if b.kind != graph.Exchange || other.IsZero() {
		return graph.ID{}, false
	}
	var ids []graph.ID
	for _, s := range v.stances[b.turn] {
		ids = append(ids, s.Targets...)
	}
	ids = append(ids, v.topic(v.Turn(b.turn).Span.Start)...)
	for _, id := range ids {
		if id != other && v.rank(id) == 0 {
			return id, true
		}
	}
	return graph.ID{}, false
}
