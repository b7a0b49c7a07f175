// Package relate reads how positions hang together: which matters a party ties
// to each other, which quantities stand on the table, which stance answers
// which, whose terms clash, and how each matter stood at the end.
//
// It writes Linkages, Terms, Responses, Contradictions and OpenItems of a
// document that has all else. What it knows of language lies in data.
package relate

import (
	"fmt"

	"parley/graph"
)

// A Relater holds what it knows of language. It is safe for concurrent use.
type Relater struct {
	lexicon *lexicon
	term    *model
	tie     *model
}

// New reads the embedded lists.
func New() (*Relater, error) {
	l, err := readLexicon()
	if err != nil {
		return nil, fmt.Errorf("read amounts: %w", err)
	}
	term, err := readModel("terms.txt", "terms.weights.txt")
	if err != nil {
		return nil, fmt.Errorf("read cues of terms: %w", err)
	}
	tie, err := readModel("linkages.txt", "linkages.weights.txt")
	if err != nil {
		return nil, fmt.Errorf("read cues of linkages: %w", err)
	}
	return &Relater{lexicon: l, term: term, tie: tie}, nil
}

// Relate writes what it found into d.
func (x *Relater) Relate(d *graph.Document) error {
	v := newView(d)
	d.Terms = x.terms(v)
	d.Linkages = x.linkages(v)
	return nil
}
