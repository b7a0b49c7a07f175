package badger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"parley/graph"
	"parley/store"
)

// Select gives the items of a selection, in order.
func (s *Store) Select(ctx context.Context, sel graph.Selection) (items []graph.Item, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		items, err = v.selectItems(sel)
		return err
	})
	return items, err
}

func (v *snapshot) selectItems(sel graph.Selection) ([]graph.Item, error) {
	var items []graph.Item
	err := v.find(sel, func(l graph.Locus) (bool, error) {
		i, err := v.item(sel.Type, l)
		items = append(items, i)
		return sel.Limit == 0 || len(items) < sel.Limit, err
	})
	if err != nil {
		return nil, err
	}
	return items, nil
}

// find shows the loci of a selection in order until each gives false. Limit is
// left to the caller.
func (v *snapshot) find(sel graph.Selection, each func(graph.Locus) (bool, error)) error {
	wanted := traitFilter(sel)
	var found []posting
	m := v.meet(sel)
	defer m.close()
	return v.segments(sel, m, func(b bounds, s segment) (_ bool, err error) {
		if found, err = m.postings(found, s); err != nil {
			return false, err
		}
		if sel.Backward {
			slices.Reverse(found)
		}
		l, whole := s.first(), b.holdAll(s)
		for _, p := range found {
			l.Turn, l.Ordinal = p.turn, p.ordinal
			if wanted != nil && !wanted(p.traits) || !whole && !b.hold(l) {
				continue
			}
			if more, err := each(l); err != nil || !more {
				return false, err
			}
		}
		return true, nil
	})
}

// segments shows, in order, the segments of m within the bounds of a selection,
// until each gives false.
func (v *snapshot) segments(sel graph.Selection, m meet, each func(bounds, segment) (bool, error)) error {
	b, ok, err := v.bounds(sel)
	if err != nil || !ok {
		return err
	}
	start, end := segmentOf(b.low), segmentOf(b.high)
	if sel.Backward {
		start, end = end, start
	}
	for _, u := range m {
		u.search(start)
	}
	compare := m[0][0].compare
	at, ok := m.next(start)
	for n := 1; ok && compare(at, end) <= 0; n++ {
		if n%256 == 0 && v.ctx.Err() != nil {
			return v.ctx.Err()
		}
		if more, err := each(b, at); err != nil || !more {
			return err
		}
		m[0].leave(at)
		if at, ok = m[0].at(); ok {
			at, ok = m.next(at)
		}
	}
	return nil
}

// meet begins a walk through the lists of a selection.
func (v *snapshot) meet(sel graph.Selection) (m meet) {
	for _, group := range groups(sel) {
		var u union
		for _, list := range group {
			u = append(u, v.walk(sel.Type, list, sel.Backward))
		}
		m = append(m, u)
	}
	return m
}

// groups gives the lists that must be walked: those of the selection, and those
// that stand for its filters where a list is the narrower way.
func groups(sel graph.Selection) [][]graph.List {
	all := slices.Clone(sel.Groups)
	if sel.Type == graph.StanceItems {
		all = append(all, stanceGroups(sel)...)
	}
	if len(all) == 0 {
		all = append(all, []graph.List{{Facet: graph.ByAll}})
	}
	return all
}

func stanceGroups(sel graph.Selection) (all [][]graph.List) {
	if sel.Reported != nil && *sel.Reported {
		all = append(all, []graph.List{{Facet: graph.ByReported}})
	}
	if sel.Conditional != nil && *sel.Conditional {
		all = append(all, []graph.List{{Facet: graph.ByCondition}})
	}
	if len(sel.Groups)+len(all) == 0 && len(sel.Kinds) > 0 {
		var kinds []graph.List
		for _, k := range sel.Kinds {
			kinds = append(kinds, graph.List{Facet: graph.ByKind, Value: string(k)})
		}
		all = append(all, kinds)
	}
	return all
}

// traitFilter gives the filters that postings answer, or nil for none.
func traitFilter(sel graph.Selection) func(traits) bool {
	none := len(sel.Kinds) == 0 && sel.MinConfidence == 0 && sel.Reported == nil && sel.Conditional == nil
	if none || !hasTraits(sel.Type) {
		return nil
	}
	var kinds [kindBits + 1]bool
	for _, k := range sel.Kinds {
		kinds[kindTrait(k)] = true
	}
	least := traits(store.Confidence(sel.MinConfidence))
	if sel.Type != graph.StanceItems {
		return func(t traits) bool { return t>>confidenceLow >= least }
	}
	is := func(want *bool, t, bit traits) bool { return want == nil || *want == (t&bit != 0) }
	return func(t traits) bool {
		return (len(sel.Kinds) == 0 || kinds[t&kindBits]) &&
			t>>confidenceLow >= least &&
			is(sel.Reported, t, reportedBit) && is(sel.Conditional, t, conditionBit)
	}
}

// bounds are the first and the last locus that can be meant.
type bounds struct {
	low, high     graph.Locus
	after, before *graph.Locus
}

// hold reports whether l lies within b.
func (b bounds) hold(l graph.Locus) bool {
	return b.low.Compare(l) <= 0 && l.Compare(b.high) <= 0 &&
		(b.after == nil || b.after.Compare(l) < 0) &&
		(b.before == nil || l.Compare(*b.before) < 0)
}

// holdAll reports whether all of a segment surely lies within b.
func (b bounds) holdAll(s segment) bool {
	low, high := segmentOf(b.low), segmentOf(b.high)
	return bytes.Compare(low[:], s[:]) < 0 && bytes.Compare(s[:], high[:]) < 0
}

// bounds gives those of a selection, or false where nothing can lie within.
func (v *snapshot) bounds(sel graph.Selection) (bounds, bool, error) {
	const most = math.MaxInt32
	b := bounds{after: sel.After, before: sel.Before}
	b.low.Day = sel.From
	b.high = graph.Locus{Day: most, Document: graph.ID(slices.Repeat([]byte{0xff}, idLen)), Turn: most, Ordinal: most}
	if sel.Until > 0 {
		b.high.Day = sel.Until.End()
		b.low.Day = max(b.low.Day, 1) // an unknown day is not before any
	}
	if !sel.Document.IsZero() {
		h, err := v.head(sel.Document)
		if errors.Is(err, store.ErrNotFound) {
			return b, false, nil
		}
		if err != nil || h.Day < b.low.Day || h.Day > b.high.Day {
			return b, false, err
		}
		b.low.Day, b.low.Document = h.Day, sel.Document
		b.high.Day, b.high.Document = h.Day, sel.Document
	}
	if b.after != nil && b.low.Compare(*b.after) < 0 {
		b.low = *b.after
	}
	if b.before != nil && b.before.Compare(b.high) < 0 {
		b.high = *b.before
	}
	return b, b.low.Compare(b.high) <= 0, nil
}

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
	case graph.StanceItems:
		return new(graph.StanceItem)
	case graph.LinkageItems:
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
