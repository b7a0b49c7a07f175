package badger

import (
	"fmt"

	"parley/graph"
)

// item reads the item at l.
func (v *snapshot) item(t graph.ItemType, l graph.Locus) (graph.Item, error) {
	b, err := v.get(itemKey(t, l))
	if err != nil {
		return nil, fmt.Errorf("read item at turn %d of %s: %w", l.Turn, l.Document, err)
	}
	return parseItem(t, b)
}

func parseItem(t graph.ItemType, b []byte) (graph.Item, error) {
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
	case graph.MentionItems:
		return new(graph.MentionItem)
	case graph.StanceItems, graph.CodedStanceItems:
		return new(graph.StanceItem)
	case graph.LinkageItems, graph.CodedLinkageItems:
		return new(graph.LinkageItem)
	case graph.TermItems:
		return new(graph.TermItem)
	}
	return nil
}

// itemsAt gives the items of a type that stand in the turn of l, whatever its
// ordinal.
func (v *snapshot) itemsAt(t graph.ItemType, l graph.Locus) (items []graph.Item, err error) {
	prefix := itemKey(t, l)
	prefix = prefix[:len(prefix)-4]
	err = v.scan(prefix, func(key, raw []byte) (bool, error) {
		b, err := v.unpack(key, raw)
		if err != nil {
			return false, err
		}
		i, err := parseItem(t, b)
		items = append(items, i)
		return true, err
	})
	return items, err
}
