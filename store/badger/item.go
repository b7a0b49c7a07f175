package badger

import (
	"fmt"

	"parley/graph"
)

// item reads the item at l.
func (v *snapshot) item(t graph.ItemType, l graph.Locus) (graph.Item, error) {
	b, err := v.get(shelfKey(t, l))
	if err == nil {
		b, err = onShelf(b, l.Ordinal)
	}
	if err != nil {
		return nil, fmt.Errorf("read item at turn %d of %s: %w", l.Turn, l.Document, err)
	}
	return v.parseItem(t, l, b)
}

// parseItem reads what stands on a shelf for the item at l.
func (v *snapshot) parseItem(t graph.ItemType, l graph.Locus, b []byte) (graph.Item, error) {
	if t == graph.MentionItems {
		return v.mention(l, b)
	}
	i := newItem(t)
	if i == nil {
		return nil, errKey
	}
	if err := decoder.Unmarshal(b, i); err != nil {
		return nil, fmt.Errorf("decode item: %w", err)
	}
	return i, nil
}

func newItem(t graph.ItemType) graph.Item {
	switch t {
	case graph.DocumentItems:
		return new(graph.DocumentItem)
	case graph.OccurrenceItems:
		return new(graph.OccurrenceItem)
	case graph.TurnItems:
		return new(graph.TurnItem)
	case graph.StanceItems, graph.CodedStanceItems:
		return new(graph.StanceItem)
	case graph.LinkageItems, graph.CodedLinkageItems:
		return new(graph.LinkageItem)
	case graph.TermItems:
		return new(graph.TermItem)
	}
	return nil
}

// mention makes the item that appendMention wrote, with the words of its turn.
func (v *snapshot) mention(l graph.Locus, b []byte) (*graph.MentionItem, error) {
	t, err := v.turnOf(l)
	if err != nil {
		return nil, err
	}
	m, ok := parseMention(b, t)
	if !ok {
		return nil, fmt.Errorf("mention in turn %d of %s: %w", l.Turn, l.Document, errShelf)
	}
	words := graph.Document{Text: t.Text}
	within := graph.Turn{Span: graph.Span{End: len(t.Text)}}
	at := graph.Span{Start: m.Start - t.Span.Start, End: m.End - t.Span.Start}
	return &graph.MentionItem{Mention: m, At: l, TurnID: t.ID, Cited: words.Quote(&within, at)}, nil
}

// turnOf reads the turn that l stands in; the one that was read last is at hand.
func (v *snapshot) turnOf(l graph.Locus) (*graph.TurnItem, error) {
	l.Ordinal = 0
	if v.turn != nil && v.turn.At == l {
		return v.turn, nil
	}
	i, err := v.item(graph.TurnItems, l)
	if err != nil {
		return nil, err
	}
	v.turn = i.(*graph.TurnItem)
	return v.turn, nil
}

// itemsOf shows the items of a type of one record, in order.
func (v *snapshot) itemsOf(t graph.ItemType, day graph.Day, document graph.ID, each func(graph.Item) error) error {
	prefix := shelfKey(t, graph.Locus{Day: day, Document: document})
	prefix = prefix[:len(prefix)-8] // without turn and ordinal
	return v.scan(prefix, func(key, raw []byte) (bool, error) {
		l, err := graph.ParseLocus(key[2:])
		if err != nil {
			return false, err
		}
		b, err := v.unpack(key, raw)
		if err != nil {
			return false, err
		}
		l.Ordinal <<= shelfBits
		return true, v.wholeShelf(t, l, b, each)
	})
}

// wholeShelf shows the items of a shelf, the first of which is at l.
func (v *snapshot) wholeShelf(t graph.ItemType, l graph.Locus, b []byte, each func(graph.Item) error) error {
	for ; len(b) > 0; l.Ordinal++ {
		field, rest, ok := cutField(b)
		if !ok {
			return errShelf
		}
		i, err := v.parseItem(t, l, field)
		if err != nil {
			return err
		}
		if err := each(i); err != nil {
			return err
		}
		b = rest
	}
	return nil
}
