package link

import (
	"cmp"
	"slices"

	"parley/graph"
)

// A topic is how much one thing is being discussed: its salience grows with
// each mention and fades from sentence to sentence.
type topic struct {
	thing *thing
	score float64
	last  int // sentence at which score was right
}

// The weights of topics, fitted to gold targets.
const (
	fade      = 0.8  // what is left of a salience after one sentence
	announced = 3.0  // weight of a mention in an announcement
	faint     = 0.02 // salience below which a thing is no topic
	most      = 6    // topics kept for a sentence
)

// weight tells how likely a position is about a thing of each kind.
var weight = map[graph.EntityKind]float64{
	graph.Territory: 1, graph.Railway: 1, graph.Treaty: 1, graph.Port: 1.1, graph.Waterway: 1, graph.Issue: 1,
	graph.Organization: 0.6, graph.Event: 0.6, graph.Place: 0.25, graph.State: 0.18, graph.Person: 0.05,
}

// findTopics writes the matter under discussion from sentence to sentence.
func (r *record) findTopics() {
	b := board{topics: map[*thing]*topic{}}
	h, at := 0, 0
	var last []graph.ID
	for n, s := range r.d.Sentences {
		from, to := r.within(&at, s.Span)
		news := r.announces(from, to)
		for ; h < len(r.hits) && r.words[r.hits[h].from].Start < s.End; h++ {
			if r.hits[h].from < from {
				continue
			}
			w := weight[r.hits[h].thing.kind]
			if news > r.hits[h].from {
				w *= announced
			}
			b.add(r.hits[h].thing, w, n)
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
	topics map[*thing]*topic
	order  []*topic
}

func (b *board) add(t *thing, w float64, now int) {
	p := b.topics[t]
	if p == nil {
		p = &topic{thing: t, last: now}
		b.topics[t], b.order = p, append(b.order, p)
	}
	p.fade(now)
	p.score += w
}

func (p *topic) fade(now int) {
	for ; p.last < now; p.last++ {
		p.score *= fade
	}
}

// top gives the things most discussed now, without who speaks.
func (b *board) top(now int, speaker *thing) []graph.ID {
	var live []*topic
	for _, p := range b.order {
		if p.fade(now); p.score > faint && p.thing != speaker {
			live = append(live, p)
		}
	}
	slices.SortStableFunc(live, func(a, b *topic) int { return cmp.Compare(b.score, a.score) })
	var ids []graph.ID
	for _, p := range live[:min(most, len(live))] {
		ids = append(ids, p.thing.id())
	}
	return ids
}
