package link

import (
	"cmp"
	"math"
	"slices"

	"parley/graph"
)

// A topic is how much one thing is being discussed: its salience grows with
// each mention and fades from sentence to sentence.
type topic struct {
	thing       *thing
	short, long float64 // salience of the moment, and of the record so far
	last        int     // sentence at which both were right
}

// The weights of topics, fitted to the targets of gold codings.
const (
	shortFade = 0.65 // what is left of the short salience after one sentence
	longFade  = 0.97 // and of the long one
	longShare = 0.05 // weight of the long salience
	recurring = 0.02 // weight of the logarithm of all mentions in the record
	announced = 2    // weight of a mention in an announcement
	atTable   = 0.2  // weight of a state that takes part in the talks itself
	forgotten = 0.02 // long salience below which a thing is no topic any more
	most      = 6    // topics kept for a sentence
)

// weight tells how likely a position is about a thing of each kind.
var weight = map[graph.EntityKind]float64{
	graph.Treaty: 1.5, graph.Port: 1.1, graph.Territory: 1, graph.Railway: 1, graph.Waterway: 1, graph.Issue: 0.6,
	graph.Event: 0.6, graph.Organization: 0.45, graph.State: 0.45, graph.Place: 0.25, graph.Person: 0.05,
}

// findTopics writes the matter under discussion from sentence to sentence.
func (r *record) findTopics() {
	b := board{topics: map[*thing]*topic{}, parties: r.parties()}
	h, at := 0, 0
	var last []graph.ID
	for n, s := range r.d.Sentences {
		from, to := r.within(&at, s.Span)
		news := r.announces(from, to)
		for ; h < len(r.hits) && r.words[r.hits[h].from].Start < s.End; h++ {
			b.mention(r.hits[h].thing, r.hits[h].from < news, n)
		}
		top := b.top(n, r.speakerOf(int32(s.Turn)))
		if len(top) > 0 && !slices.Equal(top, last) {
			r.d.Topics = append(r.d.Topics, graph.Topic{Turn: s.Turn, At: s.Start, Entities: top})
			last = top
		}
	}
}

// announces gives the word up to which names are announced as the matter of the
// sentence; 0 where nothing is announced.
func (r *record) announces(from, to int) int {
	const reach, heading = 9, 4
	if from == to {
		return 0
	}
	if to-from <= heading {
		return to
	}
	for i := from; i < min(to, from+4); i++ {
		if _, n := r.lists.announce.Longest(r.folds[i:to]); n > 0 && (i == from || n > 1) {
			return min(to, i+n+reach)
		}
	}
	return 0
}

// A board holds the saliences of all things of a record.
type board struct {
	topics  map[*thing]*topic
	order   []*topic
	live    []scored        // for top to use again
	parties map[string]bool // states that take part
}

// mention counts a mention of t in sentence now.
func (b *board) mention(t *thing, news bool, now int) {
	p := b.topics[t]
	if p == nil {
		p = &topic{thing: t, last: now}
		b.topics[t], b.order = p, append(b.order, p)
	}
	w := weight[t.kind]
	if b.parties[t.name] {
		w *= atTable
	}
	if news {
		w *= announced
	}
	p.fade(now)
	p.short += w
	p.long += w
}

func (p *topic) fade(now int) {
	for ; p.last < now; p.last++ {
		p.short *= shortFade
		p.long *= longFade
	}
}

// A scored topic is one with its score of the moment.
type scored struct {
	thing *thing
	score float64
}

// score is how much p is being discussed.
func (p *topic) score() float64 {
	return p.short + longShare*p.long + recurring*weight[p.thing.kind]*math.Log1p(float64(p.thing.count))
}

// top gives the things most discussed now, without who speaks.
func (b *board) top(now int, speaker *thing) []graph.ID {
	live := b.live[:0]
	b.order = slices.DeleteFunc(b.order, func(p *topic) bool {
		if p.fade(now); p.long < forgotten {
			delete(b.topics, p.thing)
			return true
		}
		if p.thing != speaker {
			live = append(live, scored{p.thing, p.score()})
		}
		return false
	})
	b.live = live
	slices.SortStableFunc(live, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var ids []graph.ID
	for _, p := range live[:min(most, len(live))] {
		ids = append(ids, p.thing.id())
	}
	return ids
}
