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

// Relate writes what it found into d. It needs all that the stages before it
// write, and fails where a sentence or stance names a turn that d does not have.
func (x *Relater) Relate(d *graph.Document) error {
	for _, s := range d.Sentences {
		if d.Turn(s.Turn) == nil {
			return fmt.Errorf("sentence at byte %d is of turn %d, which is not there", s.Start, s.Turn)
		}
	}
	for _, s := range d.Stances {
		if d.Turn(s.Turn) == nil || len(s.Targets) == 0 {
			return fmt.Errorf("stance %s has no turn or no target", s.ID)
		}
	}
	v := newView(d)
	d.Terms = x.terms(v)
	d.Linkages = x.linkages(v)
	d.Responses = responses(v)
	d.Contradictions = contradictions(v)
	d.OpenItems = ledger(v)
	return nil
}
