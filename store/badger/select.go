package badger

import (
	"context"
	"slices"

	"parley/graph"
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
	if sel.Ranked != nil {
		return v.rankedItems(sel)
	}
	var items []graph.Item
	err := v.find(sel, func(l graph.Locus, _ traits) (bool, error) {
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
func (v *snapshot) find(sel graph.Selection, each func(graph.Locus, traits) (bool, error)) error {
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
			if more, err := each(l, p.traits); err != nil || !more {
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
