package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/query"
	"parley/graph/score"
	"parley/store"
	"parley/store/badger"
)

// codingVerb manages what persons coded.
type codingVerb struct {
	Add    codingAddVerb    `cmd:"" help:"Keep a person's coding of a loaded record beside the machine's."`
	Remove codingRemoveVerb `cmd:"" help:"Take a person's coding of a record away."`
}

// Help is shown below the flags.
func (codingVerb) Help() string {
	return `A coding is a file as parley code prints it. No question mixes it with the machine's:
the filter "coder" asks for it, and "agreement" compares the two.

  parley code memcon.txt >ada.json     # then edit ada.json
  parley coding add --coder 'Ada Lovelace' ada.json
  parley ask '{ agreement(document: "1961-06-04-memcon") { kappa measures { name f1 } } }'`
}

type codingAddVerb struct {
	storeFlag
	Coder  string `required:"" placeholder:"NAME" help:"Who coded."`
	Record string `placeholder:"SLUG" help:"The record, by slug or id (the one whose title the coding names)."`
	File   string `arg:"" help:"Coding (JSON)."`
}

// Run keeps the coding, in place of an earlier one by the same person, and tells
// what of it no question will find.
func (v codingAddVerb) Run(e *env) error {
	if err := checkCoder(v.Coder); err != nil {
		return err
	}
	var c *score.Coding
	if err := readInto(v.File, &c, score.Read); err != nil {
		return err
	}
	return withStore(v.Store, func(s *badger.Store) error {
		kept, err := addCoding(e.ctx, s, v.Coder, v.Record, c)
		if err != nil {
			return fmt.Errorf("%s: %w", v.File, err)
		}
		fmt.Fprintf(e.stdout, "%s: %d stances and %d linkages of %s\n", kept.record.Slug, len(kept.Stances), len(kept.Linkages), v.Coder)
		for _, what := range kept.left {
			fmt.Fprintf(e.stderr, "only compared, not asked for: %s\n", what)
		}
		return nil
	})
}

// A keptCoding is what the store keeps of a coding.
type keptCoding struct {
	graph.Coding
	record *graph.DocumentItem
	left   []string // what no question will find, and why
}

// addCoding keeps a coder's coding of a record, which is found by its slug or id
// or, without one, by the title that c names.
func addCoding(ctx context.Context, s *badger.Store, coder, record string, c *score.Coding) (kept keptCoding, err error) {
	if kept.record, err = codedRecord(ctx, query.New(s), record, c); err != nil {
		return kept, err
	}
	err = s.Amend(ctx, kept.record.ID, func(d *graph.Document) (err error) {
		if kept.Coding, kept.left, err = score.Lay(c, coder, d); err != nil {
			return err
		}
		d.Codings = append(without(d.Codings, coder), kept.Coding)
		slices.SortFunc(d.Codings, func(a, b graph.Coding) int { return strings.Compare(a.Coder, b.Coder) })
		return nil
	})
	return kept, err
}

// codedRecord finds the record that a coding is of.
func codedRecord(ctx context.Context, g *query.Graph, record string, c *score.Coding) (*graph.DocumentItem, error) {
	if record != "" {
		return g.Document(ctx, record)
	}
	if len(graph.IndexWords(c.Document)) == 0 {
		return nil, &query.ArgumentError{Argument: "document", Why: "the coding names no record; tell by its slug which it is of"}
	}
	found, err := g.Documents(ctx, query.DocumentFilter{Text: c.Document}, query.Page{First: query.MaxPage})
	if err != nil {
		return nil, err
	}
	titled := slices.DeleteFunc(found.Nodes(), func(d *graph.DocumentItem) bool {
		return graph.FoldName(d.Title) != graph.FoldName(c.Document)
	})
	if len(titled) != 1 {
		return nil, &query.ArgumentError{Argument: "document", Why: fmt.Sprintf("%d loaded records have the title %q; tell by its slug which is meant", len(titled), c.Document)}
	}
	return titled[0], nil
}

type codingRemoveVerb struct {
	storeFlag
	Coder  string `required:"" placeholder:"NAME" help:"Who coded."`
	Record string `arg:"" help:"The record, by slug or id."`
}

// Run takes the coding away.
func (v codingRemoveVerb) Run(e *env) error {
	return withStore(v.Store, func(s *badger.Store) error {
		item, err := query.New(s).Document(e.ctx, v.Record)
		if err != nil {
			return err
		}
		return s.Amend(e.ctx, item.ID, func(d *graph.Document) error {
			left := without(d.Codings, v.Coder)
			if len(left) == len(d.Codings) {
				return fmt.Errorf("there is no coding of %s", v.Coder)
			}
			d.Codings = left
			return nil
		})
	})
}

func without(codings []graph.Coding, coder string) []graph.Coding {
	return slices.DeleteFunc(slices.Clone(codings), func(c graph.Coding) bool { return c.Coder == coder })
}

// withStore opens the store in dir, uses it, and closes it.
func withStore(dir string, use func(*badger.Store) error) error {
	s, err := openStore(dir)
	if err != nil {
		return err
	}
	return errors.Join(use(s), s.Close())
}

// keepCodings lays what persons coded of the record that is loaded onto d, which
// is to take its place.
func keepCodings(ctx context.Context, s *badger.Store, d *graph.Document) error {
	old, err := s.Document(ctx, d.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, kept := range old.Codings {
		c, err := score.Read(strings.NewReader(string(kept.File)))
		if err != nil {
			return err
		}
		laid, _, err := score.Lay(c, kept.Coder, d)
		if err != nil {
			return fmt.Errorf("the record has changed, and %s coded it: %w; load it into another store, or take that coding away with parley coding remove", kept.Coder, err)
		}
		d.Codings = append(d.Codings, laid)
	}
	return nil
}
