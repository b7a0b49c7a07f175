// Package extract is the conductor: it reads records and runs the stages over
// each of them in order, then proves what they wrote.
package extract

import (
	"fmt"
	"io"

	"parley/graph"
	"parley/graph/classify"
	"parley/graph/link"
	"parley/graph/parse"
	"parley/graph/relate"
)

// An Extractor turns records into graphs. It is safe for concurrent use.
type Extractor struct {
	stages []stage
}

// A stage writes its own fields of a document and nothing else.
type stage struct {
	name string
	run  func(*graph.Document) error
}

// A Reader reads every record of r and hands each to each. The errors of
// [parse.Read] and of each come back as they are.
type Reader func(name string, r io.Reader, each func(*graph.Document) error) error

// New makes an extractor with the embedded authority file, cues and weights.
// Each of authority adds a user's own authority file, in YAML or CSV.
func New(authority ...io.Reader) (*Extractor, error) {
	coder, err := classify.New()
	if err != nil {
		return nil, fmt.Errorf("prepare coder: %w", err)
	}
	return NewWith(coder, authority...)
}

// NewWith is like New with a coder of the caller's: one that left a record out
// of its training, for example.
func NewWith(coder *classify.Coder, authority ...io.Reader) (*Extractor, error) {
	linker, err := link.New(authority...)
	if err != nil {
		return nil, fmt.Errorf("prepare linker: %w", err)
	}
	relater, err := relate.New()
	if err != nil {
		return nil, fmt.Errorf("prepare relater: %w", err)
	}
	return &Extractor{stages: []stage{
		{"link", linker.Link},
		{"classify", coder.Code},
		{"relate", relater.Relate},
		{"check", (*graph.Document).Check},
	}}, nil
}

// Extract runs the stages after parse over d.
func (x *Extractor) Extract(d *graph.Document) error { return run(x.stages, d) }

// Read is the [Reader] of fully extracted records.
func (x *Extractor) Read(name string, r io.Reader, each func(*graph.Document) error) error {
	return read(x.stages, name, r, each)
}

// Linked is the [Reader] of records that are parsed and linked but not coded:
// what a coder learns from.
func (x *Extractor) Linked(name string, r io.Reader, each func(*graph.Document) error) error {
	return read(x.stages[:1], name, r, each)
}

func read(stages []stage, name string, r io.Reader, each func(*graph.Document) error) error {
	return parse.Read(name, r, func(d *graph.Document) error {
		if err := run(stages, d); err != nil {
			return err
		}
		return each(d)
	})
}

func run(stages []stage, d *graph.Document) error {
	for _, s := range stages {
		if err := s.run(d); err != nil {
			return fmt.Errorf("%s %s: %w", s.name, d.Source, err)
		}
	}
	return nil
}
