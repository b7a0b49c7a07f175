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
	Record string `placeholder:"SLUG" help:"The record, by slug or id; by the title that the coding names, if left out."`
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
	return changeCodings(e.ctx, v.Store, func(g *query.Graph) (string, error) { return v.record(e.ctx, g, c) },
		func(d *graph.Document) error {
			laid, left, err := score.Lay(c, v.Coder, d)
			if err != nil {
				return fmt.Errorf("%s: %w", v.File, err)
			}
			d.Codings = append(without(d.Codings, v.Coder), laid)
			slices.SortFunc(d.Codings, func(a, b graph.Coding) int { return strings.Compare(a.Coder, b.Coder) })
			fmt.Fprintf(e.stdout, "%s: %d stances and %d linkages of %s\n", d.Slug, len(laid.Stances), len(laid.Linkages), v.Coder)
			for _, what := range left {
				fmt.Fprintf(e.stderr, "only compared, not asked for: %s\n", what)
			}
			return nil
		})
}

// record gives the slug or id of the record that is meant.
func (v codingAddVerb) record(ctx context.Context, g *query.Graph, c *score.Coding) (string, error) {
	if v.Record != "" {
		return v.Record, nil
	}
	const hint = "name it with --record"
	if len(graph.IndexWords(c.Document)) == 0 {
		return "", fmt.Errorf("%s names no record; %s", v.File, hint)
	}
	found, err := g.Documents(ctx, query.DocumentFilter{Text: c.Document}, query.Page{First: query.MaxPage})
	if err != nil {
		return "", err
	}
	ids := []string{}
	for _, d := range found.Nodes() {
		if graph.FoldName(d.Title) == graph.FoldName(c.Document) {
			ids = append(ids, d.ID.String())
		}
	}
	if len(ids) != 1 {
		return "", fmt.Errorf("%d loaded records have the title %q; %s", len(ids), c.Document, hint)
	}
	return ids[0], nil
}

type codingRemoveVerb struct {
	storeFlag
	Coder  string `required:"" placeholder:"NAME" help:"Who coded."`
	Record string `arg:"" help:"The record, by slug or id."`
}

// Run takes the coding away.
func (v codingRemoveVerb) Run(e *env) error {
	return changeCodings(e.ctx, v.Store, func(*query.Graph) (string, error) { return v.Record, nil }, func(d *graph.Document) error {
		left := without(d.Codings, v.Coder)
		if len(left) == len(d.Codings) {
			return fmt.Errorf("%s has no coding of %s", d.Slug, v.Coder)
		}
		d.Codings = left
		return nil
	})
}

func without(codings []graph.Coding, coder string) []graph.Coding {
	return slices.DeleteFunc(slices.Clone(codings), func(c graph.Coding) bool { return c.Coder == coder })
}

// changeCodings changes those of one record in the store in dir. What rules coded
// the record is then forgotten, so that its next load codes it anew.
func changeCodings(ctx context.Context, dir string, which func(*query.Graph) (string, error), change func(*graph.Document) error) (err error) {
	s, err := openStore(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	g := query.New(s)
	slug, err := which(g)
	if err != nil {
		return err
	}
	d, err := g.Record(ctx, slug)
	if err != nil {
		return err
	}
	if err := change(d); err != nil {
		return err
	}
	_, err = s.Put(ctx, d)
	return err
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
