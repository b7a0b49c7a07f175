package score

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"parley/graph"
)

// Lay makes of c what the store keeps of a person's coding of d. The turns of c
// must be those of d, by number and, where c has their texts, by their words.
//
// Left tells of each stance and linkage that no question can find, because its
// quote is not in the turn or d does not know its entities; they count in [Score]
// all the same. Optional ones are no claims and are passed over.
func Lay(c *Coding, coder string, d *graph.Document) (laid graph.Coding, left []string, err error) {
	units, err := c.units(d)
	if err != nil {
		return laid, nil, err
	}
	l := &layer{doc: d, entities: c.Entities, Placement: Place(c, units, d), coding: graph.Coding{Coder: coder}, ids: map[graph.ID]bool{}}
	for _, s := range l.Stances {
		if !s.Optional {
			l.stance(s)
		}
	}
	slices.SortStableFunc(l.coding.Stances, func(a, b graph.Stance) int { return cmp.Compare(a.Quote.Start, b.Quote.Start) })
	for _, k := range c.Linkages {
		if !k.Optional {
			l.linkage(k)
		}
	}
	slices.SortStableFunc(l.coding.Linkages, func(a, b graph.Linkage) int { return cmp.Compare(a.Quote.Start, b.Quote.Start) })
	l.coding.File, err = json.Marshal(c)
	return l.coding, l.left, err
}

// units gives the turns of d, once c is found to number them alike, and writes
// their texts into c, so that it is known later what was coded.
func (c *Coding) units(d *graph.Document) ([]Unit, error) {
	const hint = "code the turns that parley code prints"
	if c.TurnCount != 0 && c.TurnCount != len(d.Turns) {
		return nil, fmt.Errorf("%w of %s: it counts %d turns, the record has %d; %s", ErrNotCoding, d.Slug, c.TurnCount, len(d.Turns), hint)
	}
	c.Turns = slices.Clone(c.Turns)
	for i := range c.Turns {
		t := &c.Turns[i]
		turn := d.Turn(t.N)
		if turn == nil {
			return nil, fmt.Errorf("%w of %s: the record has no turn %d; %s", ErrNotCoding, d.Slug, t.N, hint)
		}
		text := d.TurnText(turn)
		if t.Text != "" && norm(t.Text) != norm(text) {
			return nil, fmt.Errorf("%w of %s: turn %d has other words in the record; %s", ErrNotCoding, d.Slug, t.N, hint)
		}
		t.Text = text
	}
	for _, k := range c.Linkages {
		if d.Turn(k.Turn) == nil {
			return nil, fmt.Errorf("%w of %s: a linkage is in turn %d, which the record has not; %s", ErrNotCoding, d.Slug, k.Turn, hint)
		}
	}
	units := make([]Unit, len(d.Turns))
	for i := range d.Turns {
		units[i] = Unit{N: d.Turns[i].Number, Text: d.TurnText(&d.Turns[i])}
	}
	return units, nil
}

// A layer turns the marks of a coding into those of the graph.
type layer struct {
	*Placement
	doc      *graph.Document
	entities []Entity
	coding   graph.Coding
	ids      map[graph.ID]bool
	left     []string
}

func (l *layer) leave(turn int, what, format string, args ...any) {
	l.left = append(l.left, fmt.Sprintf("turn %d, %s: ", turn, what)+fmt.Sprintf(format, args...))
}

// knows reports whether the record has all of some entities.
func (l *layer) knows(turn int, what string, entities ...string) bool {
	for _, e := range entities {
		if _, ok := l.Entities[e]; !ok {
			l.leave(turn, what, "the record knows no %q", l.nameOf(e))
			return false
		}
	}
	return true
}

func (l *layer) nameOf(entity string) string {
	for _, e := range l.entities {
		if e.ID == entity && len(e.Names) > 0 {
			return e.Names[0]
		}
	}
	return entity
}

func (l *layer) stance(s PlacedStance) {
	if !slices.Contains(graph.StanceKinds, graph.StanceKind(s.Kind)) {
		l.leave(s.Unit, s.Kind, "no such kind of stance")
		return
	}
	if !s.Found {
		l.leave(s.Unit, s.Kind, "its quote is not in the turn")
		return
	}
	if !l.knows(s.Unit, s.Kind, append([]string{s.Stance.Holder}, s.Stance.Targets...)...) {
		return
	}
	if len(s.Targets) == 0 || slices.Contains(s.Targets, s.Holder) {
		l.leave(s.Unit, s.Kind, "it is about nothing, or about its holder")
		return
	}
	kind := graph.StanceKind(s.Kind)
	id := graph.StanceID(l.doc.Turn(s.Turn).ID, kind, l.doc.Text[s.Quote.Start:s.Quote.End])
	l.coding.Stances = append(l.coding.Stances, graph.Stance{
		ID: l.own(id), Turn: s.Turn, Kind: kind, Holder: s.Holder, Targets: once(s.Targets), Quote: s.Quote,
		Reported: s.Reported, Confidence: sureUnlessTold(s.Confidence), Because: cuesOf(s.Because), Coder: l.coding.Coder,
	})
}

// own gives the coder's own id for what the machine would call id.
func (l *layer) own(id graph.ID) graph.ID {
	for id = graph.CodedID(l.coding.Coder, id); l.ids[id]; {
		id = graph.CodedID(l.coding.Coder, id)
	}
	l.ids[id] = true
	return id
}

func (l *layer) linkage(k Linkage) {
	if k.Type != string(graph.Condition) && k.Type != string(graph.Exchange) {
		l.leave(k.Turn, k.Type, "no such kind of linkage")
		return
	}
	t := l.doc.Turn(k.Turn)
	span, ok := find(l.doc.TurnText(t), k.Quote)
	if !ok {
		l.leave(k.Turn, k.Type, "its quote is not in the turn")
		return
	}
	if !l.knows(k.Turn, k.Type, k.Holder, k.From, k.To) {
		return
	}
	span.Start, span.End = span.Start+t.Span.Start, span.End+t.Span.Start
	x := graph.Linkage{
		Turn: k.Turn, Kind: graph.LinkageKind(k.Type), Holder: l.Entities[k.Holder],
		From: l.Entities[k.From], To: l.Entities[k.To], Quote: span, Confidence: 1,
	}
	x.ID = l.own(graph.LinkageID(t.ID, x.Kind, x.From, x.To, l.doc.Text[span.Start:span.End]))
	x.FromStance = l.stanceOn(x, x.From, graph.ID{})
	x.ToStance = l.stanceOn(x, x.To, x.FromStance)
	l.coding.Linkages = append(l.coding.Linkages, x)
}

// stanceOn gives the holder's first stance on a matter in the linkage's turn that
// is not the other end, or none.
func (l *layer) stanceOn(x graph.Linkage, matter, other graph.ID) graph.ID {
	for _, s := range l.coding.Stances {
		if s.Turn == x.Turn && s.Holder == x.Holder && s.ID != other && slices.Contains(s.Targets, matter) {
			return s.ID
		}
	}
	return graph.ID{}
}

// sureUnlessTold: who gives no confidence has no doubt.
func sureUnlessTold(confidence float64) float64 { return cmp.Or(confidence, 1) }

func cuesOf(because []string) []graph.Cue {
	var cues []graph.Cue
	for _, b := range because {
		cues = append(cues, graph.Cue{Name: b})
	}
	return cues
}

// once drops what was there before: two names of a coding can mean one entity.
func once(ids []graph.ID) (kept []graph.ID) {
	for _, id := range ids {
		if !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}
