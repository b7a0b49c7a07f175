package link

import "parley/graph"

// A Place is a place where a matter is spoken of, with the facts that it is
// judged by.
type Place struct {
	Matter int // number in its record
	Names  []string
	Turn   int
	Span   graph.Span
	Facts  []string
}

// Places gives all places of d where a matter without a name is spoken of.
func (l *Linker) Places(d *graph.Document) []Place {
	r := newRecord(l, d)
	r.split()
	r.people()
	r.findNames()
	r.glosses()
	r.unitePeople()
	f := r.finder()
	r.sightings = f.sightings()
	r.findShort()
	f = r.finder()
	r.free(f)
	var out []Place
	for n, m := range r.matters() {
		facts := f.factsOf(m)
		names := []string{m.name}
		for _, s := range m.at {
			names = append(names, s.names...)
		}
		for i := range m.at {
			s := &m.at[i]
			p := Place{Matter: n, Names: names, Turn: int(r.words[s.from].turn), Span: graph.Span{Start: r.words[s.from].Start, End: r.words[s.to-1].End}}
			for _, f := range append(f.factsAt(s), facts...) {
				p.Facts = append(p.Facts, f.String())
			}
			out = append(out, p)
		}
	}
	return out
}

// LinkNames links d without matters that have no name.
func (l *Linker) LinkNames(d *graph.Document) {
	r := newRecord(l, d)
	r.split()
	r.people()
	r.findNames()
	r.glosses()
	r.unitePeople()
	r.findShort()
	r.write()
}

// The thresholds of a matter and of a place that speaks of it.
const (
	DealtWith = dealtWith
	SpokenOf  = spokenOf
)
