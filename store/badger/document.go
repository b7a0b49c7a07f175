package badger

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/graph"
)

// A rest is what a document says beside its items.
type rest struct {
	Between   string           `json:"between"` // the text that lies in no turn
	Sentences []graph.Sentence `json:"sentences"`
	Asides    []graph.Aside    `json:"asides"`
	Notes     []graph.Note     `json:"notes"`
	Pages     []graph.Page     `json:"pages"`
	Origin    []graph.Anchor   `json:"origin"`
	Reports   []graph.Report   `json:"reports"`
	Topics    []graph.Topic    `json:"topics"`
	Responses []graph.Response `json:"responses"`
	Codings   []graph.Coding   `json:"codings"`
}

func restOf(d *graph.Document) rest {
	var between strings.Builder
	end := 0
	for _, t := range d.Turns {
		between.WriteString(d.Text[end:t.Span.Start])
		end = t.Span.End
	}
	between.WriteString(d.Text[end:])
	return rest{between.String(), d.Sentences, d.Asides, d.Notes, d.Pages, d.Origin, d.Reports, d.Topics, d.Responses, d.Codings}
}

// Document gives a record as it was put, or store.ErrNotFound; lists that were
// empty are nil.
func (s *Store) Document(ctx context.Context, id graph.ID) (d *graph.Document, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		h, err := v.head(id)
		if err != nil {
			return err
		}
		d, err = v.document(id, h)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return d, nil
}

// document puts a record together from its items and the rest.
func (v *snapshot) document(id graph.ID, h *head) (*graph.Document, error) {
	var r rest
	if err := v.decode(idKey(keyDocument, id), &r); err != nil {
		return nil, err
	}
	a := assembly{between: r.Between}
	for _, t := range assembled {
		if err := v.itemsOf(t, h.Day, id, a.add); err != nil {
			return nil, err
		}
	}
	a.text.WriteString(a.between)
	d := &a.doc
	d.Text = a.text.String()
	d.Sentences, d.Asides, d.Notes, d.Pages, d.Origin = r.Sentences, r.Asides, r.Notes, r.Pages, r.Origin
	d.Reports, d.Topics, d.Responses, d.Codings = r.Reports, r.Topics, r.Responses, r.Codings
	graph.SortEntities(d.Entities)
	return d, nil
}

// assembled are the items that a document is put together from.
var assembled = []graph.ItemType{graph.DocumentItems, graph.OccurrenceItems, graph.TurnItems, graph.MentionItems, graph.StanceItems, graph.LinkageItems, graph.TermItems}

// An assembly is a document in the making.
type assembly struct {
	doc     graph.Document
	text    strings.Builder
	between string // what is left of it
}

var errTurn = errors.New("turn does not fit into the text")

// add takes an item of the document; the items come by type, in order.
func (a *assembly) add(i graph.Item) error {
	d := &a.doc
	switch i := i.(type) {
	case *graph.DocumentItem:
		d.ID, d.Header, d.Contradictions, d.OpenItems = i.ID, i.Header, i.Contradictions, i.OpenItems
	case *graph.OccurrenceItem:
		d.Entities = append(d.Entities, i.Entity)
	case *graph.TurnItem:
		d.Turns = append(d.Turns, i.Turn)
		return a.turn(i)
	case *graph.MentionItem:
		d.Mentions = append(d.Mentions, i.Mention)
	case *graph.StanceItem:
		d.Stances = append(d.Stances, i.Stance)
	case *graph.LinkageItem:
		d.Linkages = append(d.Linkages, i.Linkage)
	case *graph.TermItem:
		d.Terms = append(d.Terms, i.Term)
	}
	return nil
}

// turn adds the words of a turn, behind what lies between it and the one before.
func (a *assembly) turn(t *graph.TurnItem) error {
	gap := t.Span.Start - a.text.Len()
	if gap < 0 || gap > len(a.between) {
		return errTurn
	}
	a.text.WriteString(a.between[:gap])
	a.text.WriteString(t.Text)
	a.between = a.between[gap:]
	return nil
}
