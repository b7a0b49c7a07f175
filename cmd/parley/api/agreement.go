package api

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/graph-gophers/graphql-go"

	"parley/graph"
	"parley/graph/query"
	"parley/graph/score"
)

// An agreement shows how far two coders of a record agree.
type agreement struct {
	Document *document
	Coders   []string

	doc    *graph.Document
	g      *query.Graph
	record score.Record
}

func (r *root) Agreement(ctx context.Context, a struct {
	Document string
	Coders   *[]string
}) (*agreement, error) {
	d, err := r.g.Record(ctx, a.Document)
	if err != nil {
		return nil, err
	}
	if err := spend(ctx, len(d.Turns)); err != nil {
		return nil, err
	}
	x := &agreement{doc: d, g: r.g}
	if x.Coders, err = pairOf(d, value(a.Coders)); err != nil {
		return nil, err
	}
	if x.record.Gold, err = codingOf(d, x.Coders[0]); err != nil {
		return nil, err
	}
	if x.record.Coding, err = codingOf(d, x.Coders[1]); err != nil {
		return nil, err
	}
	pool := newPool(r.g)
	err = pool.documentsAt(lookAhead(ctx).at("document"), []graph.ID{d.ID})
	x.Document = pool.document(d.ID)
	return x, err
}

// pairOf gives the two coders to compare.
func pairOf(d *graph.Document, asked []string) ([]string, error) {
	coders := []string{graph.MachineCoder}
	for _, c := range d.Codings {
		coders = append(coders, c.Coder)
	}
	for _, name := range asked {
		if !slices.Contains(coders, name) {
			return nil, badInput("coders: %q has not coded this record; those who have are %s", name, strings.Join(coders, ", "))
		}
	}
	switch {
	case len(asked) == 2 && asked[0] != asked[1]:
		return asked, nil
	case len(asked) == 0 && len(coders) == 2:
		return []string{coders[1], coders[0]}, nil
	case len(coders) == 1:
		return nil, badInput("document: nobody but %s has coded this record; load a person's coding with parley coding add", graph.MachineCoder)
	}
	return nil, badInput("coders: name two of %s", strings.Join(coders, ", "))
}

// codingOf gives what a coder marked in d.
func codingOf(d *graph.Document, coder string) (*score.Coding, error) {
	for _, c := range d.Codings {
		if c.Coder == coder {
			coding, err := score.Read(bytes.NewReader(c.File))
			if err != nil {
				return nil, fmt.Errorf("coding of %s: %w", coder, err)
			}
			return coding, nil
		}
	}
	return score.FromDocument(d), nil
}

// Kappa measures the agreement on kinds.
func (x *agreement) Kappa() float64 { return score.Kappa([]score.Record{x.record}) }

// A measure shows how far two coders agree on one sort of thing.
type measure struct {
	Name                        string
	Both, OnlyFirst, OnlySecond int32
	Precision, Recall, F1       float64
}

// Measures gives the table of the score. Turns are the same for both coders.
func (x *agreement) Measures() []*measure {
	return each(score.Score(x.record.Gold, x.record.Coding, nil).Rows, func(r score.Row) *measure {
		return &measure{strings.TrimSpace(r.Name), int32(r.TP), int32(r.FN), int32(r.FP), r.P, r.R, r.F1}
	})
}

// A difference shows a turn in which two coders see different kinds.
type difference struct {
	Turn                  *turn
	OnlyFirst, OnlySecond []graph.StanceKind
	First, Second         []*stance
}

// Differences gives the turns where the kinds differ, in order.
func (x *agreement) Differences(ctx context.Context, a struct{ First graphql.NullInt }) ([]*difference, error) {
	n, err := limit(a.First, 50)
	if err != nil {
		return nil, err
	}
	found := score.Mistakes([]score.Record{x.record}, math.MaxInt)
	slices.SortFunc(found, func(a, b score.Mistake) int { return cmp.Compare(a.Unit, b.Unit) })
	found = found[:min(n, len(found))]
	turns := ids(found, func(m score.Mistake) graph.ID { return graph.TurnID(x.doc.ID, m.Unit) })
	pool, l := newPool(x.g), lookAhead(ctx)
	if err := pool.turnsAt(l.at("turn"), turns); err != nil {
		return nil, err
	}
	stances, err := x.stances(ctx, pool, turns)
	if err != nil {
		return nil, err
	}
	differences := make([]*difference, len(found))
	for i, m := range found {
		of := func(coder string) []*stance {
			return each(stances[coded{turns[i], coder}], pool.showStance)
		}
		differences[i] = &difference{pool.turn(turns[i]), m.Missed, m.Added, of(x.Coders[0]), of(x.Coders[1])}
	}
	return differences, nil
}

// coded is what one coder sees in a turn.
type coded struct {
	turn  graph.ID
	coder string
}

// stances reads those of all coders in some turns, if they are selected.
func (x *agreement) stances(ctx context.Context, p *pool, turns []graph.ID) (map[coded][]*graph.StanceItem, error) {
	l := lookAhead(ctx)
	l = l.at("first").and(l.at("second"))
	if !l.selected() {
		return nil, nil
	}
	items, err := x.g.TurnsByID(ctx, turns)
	if err != nil {
		return nil, err
	}
	all := map[coded][]*graph.StanceItem{}
	var list []*graph.StanceItem
	for _, read := range []func(*query.Graph, context.Context, []*graph.TurnItem) (map[graph.ID][]*graph.StanceItem, error){
		(*query.Graph).StancesOfTurns, (*query.Graph).CodedStancesOfTurns,
	} {
		got, err := read(x.g, ctx, found(turns, func(id graph.ID) *graph.TurnItem { return items[id] }))
		if err != nil {
			return nil, err
		}
		for _, id := range turns {
			for _, s := range got[id] {
				all[coded{id, s.Coder}] = append(all[coded{id, s.Coder}], s)
				list = append(list, s)
			}
		}
	}
	if err := spend(ctx, len(list)); err != nil {
		return nil, err
	}
	return all, p.aheadOfStances(l, list)
}
