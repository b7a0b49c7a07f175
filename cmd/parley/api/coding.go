package api

import (
	"context"
	"errors"

	"parley/graph"
	"parley/graph/query"
	"parley/graph/score"
)

// A Coding is what a person marked in a record, as a client sends it.
type Coding struct {
	Coder  string
	Record string // slug or ID; empty for the record whose title the coding names
	Text   string // section 6 of the coding guide
}

// Coded tells what was kept of a [Coding].
type Coded struct {
	Record            graph.ID
	Stances, Linkages int
	Left              []string // what of it no question finds, and why
}

// A CodingKeeper keeps a coding in place of an earlier one by the same coder. Its
// error wraps score.ErrNotCoding or graph.ErrInvalid where the coding is no good.
type CodingKeeper func(context.Context, Coding) (Coded, error)

type codingInput struct {
	Text, Document *string
	File           *file
}

// A codingReport is what became of a coding.
type codingReport struct {
	g     *query.Graph
	Coder string
	coded Coded
}

// LoadCoding resolves the mutation.
func (r *root) LoadCoding(ctx context.Context, a struct{ Input codingInput }) (*codingReport, error) {
	if err := mayWrite(ctx, r.keep != nil); err != nil {
		return nil, err
	}
	text, err := textOrFile(a.Input.Text, a.Input.File)
	if err != nil {
		return nil, err
	}
	coder := coderOf(ctx)
	coded, err := r.keep(ctx, Coding{coder, value(a.Input.Document), text})
	if errors.Is(err, score.ErrNotCoding) || errors.Is(err, graph.ErrInvalid) {
		return nil, badInput("input: %v", err)
	}
	return &codingReport{r.g, coder, coded}, err
}

// Document gives the record.
func (r *codingReport) Document(ctx context.Context) (*document, error) {
	docs, err := showDocuments(ctx, r.g, []graph.ID{r.coded.Record})
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	return docs[0], nil
}

// Stances counts those that can be asked for.
func (r *codingReport) Stances() int32 { return int32(r.coded.Stances) }

// Linkages counts those that can be asked for.
func (r *codingReport) Linkages() int32 { return int32(r.coded.Linkages) }

// Left tells what can only be compared.
func (r *codingReport) Left() []string { return append([]string{}, r.coded.Left...) }
