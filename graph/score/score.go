package score

import "parley/graph"

// Score sets pred against gold. Units are the texts that gold's numbers refer
// to; without them pred's turn numbers must be gold's.
func Score(gold, pred *Coding, units []Unit) *Table {
	return compare(gold, pred, units).table()
}

// ScoreShort is as Score, of those units alone that are shorter than limit, in
// code points. It needs units.
func ScoreShort(gold, pred *Coding, units []Unit, limit int) *Table {
	c := compare(gold, pred, units)
	short := map[int]bool{}
	for _, u := range units {
		short[u.N] = len([]rune(u.Text)) < limit
	}
	c.keep = func(n int) bool { return short[n] }
	return c.table()
}

// A comparison is a gold coding and another one in the same terms.
type comparison struct {
	gold, pred *marks
	names      map[string]map[string]bool // of gold entities, folded
	states     map[string]bool            // ids of gold entities
	keep       func(unit int) bool        // which units count; nil for all
	exact      int                        // turns equal to their unit
	turns      int                        // of pred, laid onto units
	units      int                        // 0 where there are no texts to compare
}

func compare(gold, pred *Coding, units []Unit) *comparison {
	c := &comparison{names: names(gold.Entities), states: map[string]bool{}}
	for _, e := range gold.Entities {
		c.states[e.ID] = e.Kind == string(graph.State)
	}
	place, exact := newPlaces(units, pred)
	if place.of != nil {
		c.exact, c.turns, c.units = exact, len(pred.Turns), len(units)
	}
	c.gold = (&reader{nil, &places{}, newMarks()}).read(gold)
	c.pred = (&reader{alignEntities(c.names, names(pred.Entities)), place, newMarks()}).read(pred)
	return c
}

func (c *comparison) table() *Table {
	g, p, t := c.gold, c.pred, &Table{}
	if c.units > 0 && c.keep == nil {
		t.add("turn segmentation", c.exact, c.turns-c.exact, c.units-c.exact)
	}
	add := func(name string, g, p facts, ignore func(fact) bool) {
		tp, fp, fn := c.count(g, p, ignore)
		t.add(name, tp, fp, fn)
	}
	nationality := c.nationality()
	add("mention (turn,entity)", g.mentions, p.mentions, func(f fact) bool { return g.mentionsOk[f] || nationality(f) })
	optional := g.optional.turns()
	add("has stance (turn)", g.stances.turns(), p.stances.turns(), func(f fact) bool { return optional[f] })
	open := func(f fact) bool { return g.optional[fact{f.n, f.a, ""}] }
	add("stance (turn,kind)", g.stances, p.stances, open)
	for _, k := range graph.StanceKinds {
		add("  "+string(k), g.stances.of(k), p.stances.of(k), open)
	}
	t.addMacro()
	add("stance+holder", g.anyHolder(g.holders), g.anyHolder(p.holders), open)
	add("stance+target", g.targets, p.targets, func(f fact) bool { return g.targetsOk[f] || open(f) })
	termOk := func(f fact) bool { return g.termsOk[fact{f.n, f.a, ""}] }
	add("term (turn,min,max,unit)", g.terms, p.terms, termOk)
	add("term+subject", g.subjects, p.subjects, termOk)
	linkOk := func(f fact) bool { return g.linksOk[fact{f.n, "", ""}] }
	add("linkage turn", g.links, p.links, linkOk)
	add("linkage (turn,ends)", g.ends, g.sameEnds(p.ends), linkOk)
	add("linkage (turn,type,ends)", g.ties, p.ties, func(f fact) bool { return linkOk(f) || g.endsOk[fact{f.n, f.a, ""}] })
	return t
}

// count compares what two coders marked; what only p has and ignore takes is
// left out.
func (c *comparison) count(g, p facts, ignore func(fact) bool) (tp, fp, fn int) {
	for f := range p {
		switch {
		case c.keep != nil && !c.keep(f.n):
		case g[f]:
			tp++
		case !ignore(f):
			fp++
		}
	}
	for f := range g {
		if !p[f] && (c.keep == nil || c.keep(f.n)) {
			fn++
		}
	}
	return tp, fp, fn
}

// nationality gives a test for states that are met in a unit only by words that
// are none of their gold names ("Russians"); those are never scored.
func (c *comparison) nationality() func(fact) bool {
	met, named := facts{}, facts{}
	for f := range c.pred.surfaces {
		at := fact{f.n, f.a, ""}
		met[at] = true
		if c.names[f.a][f.b] {
			named[at] = true
		}
	}
	return func(f fact) bool { return c.states[f.a] && met[f] && !named[f] }
}

// turns keeps only the unit of each fact.
func (f facts) turns() facts {
	ts := facts{}
	for x := range f {
		ts[fact{x.n, "", ""}] = true
	}
	return ts
}

func (f facts) of(k graph.StanceKind) facts {
	fs := facts{}
	for x := range f {
		if x.a == string(k) {
			fs[x] = true
		}
	}
	return fs
}

// anyHolder gives the facts with one name for each holder that gold allows.
func (m *marks) anyHolder(of facts) facts {
	fs := facts{}
	for f := range of {
		if m.holders[f] || m.holdersOk[f] {
			f.b = "="
		}
		fs[f] = true
	}
	return fs
}

// sameEnds puts the gold ends in the place of other ends that gold allows.
func (m *marks) sameEnds(of facts) facts {
	fs := facts{}
	for f := range of {
		if m.endsOk[f] {
			f.a = m.endsOf(f)
		}
		fs[f] = true
	}
	return fs
}

// endsOf gives the ends that gold has in the unit of f, the first of several.
func (m *marks) endsOf(f fact) string {
	ends := f.a
	found := false
	for g := range m.ends {
		if g.n == f.n && (!found || g.a < ends) {
			ends, found = g.a, true
		}
	}
	return ends
}
