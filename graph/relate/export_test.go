package relate

import "parley/graph"

// A Sample is a candidate as the tests that learn weights see it.
type Sample struct {
	Turn     int
	Min, Max float64 // of a term
	Unit     string
	Span     graph.Span
	Features []string
}

// TermSamples gives every amount of d that may be a term.
func (x *Relater) TermSamples(d *graph.Document) []Sample {
	var list []Sample
	for _, c := range x.candidates(newView(d)) {
		list = append(list, Sample{c.turn, c.min, c.max, c.unit.name, c.span, c.features})
	}
	return list
}

// TermPrior gives the weights that learning starts from.
func (x *Relater) TermPrior() map[string]float64 { return x.term.prior }

// TieSamples gives every stretch of d that may tie two matters.
func (x *Relater) TieSamples(d *graph.Document) []Sample {
	var list []Sample
	for _, b := range x.bonds(newView(d)) {
		list = append(list, Sample{Turn: b.turn, Span: b.quote, Features: b.features})
	}
	return list
}

// TiePrior gives the weights that learning starts from.
func (x *Relater) TiePrior() map[string]float64 { return x.tie.prior }

// LeastTurn is the probability from which a turn holds a linkage.
const LeastTurn = leastTurn
