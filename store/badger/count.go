package badger

import (
	"context"

	"parley/graph"
)

// Count says how many items a selection has, whatever its page.
func (s *Store) Count(ctx context.Context, sel graph.Selection) (n int, err error) {
	sel.After, sel.Before, sel.Backward = nil, nil, false
	err = s.view(ctx, func(v *snapshot) error {
		if countsBlocks(sel) {
			n, err = v.countBlocks(sel)
			return err
		}
		return v.find(sel, func(graph.Locus, traits) (bool, error) {
			n++
			return true, nil
		})
	})
	return n, err
}

// countsBlocks reports whether a selection has all that stands in one list: its
// bounds, if any, are those of whole records.
func countsBlocks(sel graph.Selection) bool {
	lists := groups(sel)
	oneKind := len(sel.Kinds) == 1 && lists[0][0].Facet == graph.ByKind
	bare := sel
	if oneKind {
		bare.Kinds = nil
	}
	return len(lists) == 1 && len(lists[0]) == 1 && traitFilter(bare) == nil
}

func (v *snapshot) countBlocks(sel graph.Selection) (total int, err error) {
	m := v.meet(sel)
	defer m.close()
	err = v.segments(sel, m, func(bounds, segment) (bool, error) {
		return true, m[0][0].block(func(b []byte) error {
			n, err := blockLen(b)
			total += n
			return err
		})
	})
	return total, err
}
