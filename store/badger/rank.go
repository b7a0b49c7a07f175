package badger

import (
	"encoding/binary"
	"slices"

	"parley/graph"
)

// ranked are the items that are also kept in the order of confidence, each under
// the byte of its traits, its confidence in ten-thousandths (2 bytes) and its
// locus: what filters ask for beside lists is one or a few stretches of keys.
type ranked interface{ Rank() graph.Rank }

func rankPrefix(of graph.ItemType, t traits) []byte { return []byte{keyRank, byte(of), byte(t)} }

func rankKey(of graph.ItemType, t traits, r graph.Rank) []byte {
	return graph.AppendLocus(binary.BigEndian.AppendUint16(rankPrefix(of, t), uint16(r.Confidence)), r.At)
}

// parseRank takes apart what stands behind the prefix of a key.
func parseRank(b []byte) (r graph.Rank, err error) {
	if len(b) < 2 {
		return r, errKey
	}
	r.Confidence = int(binary.BigEndian.Uint16(b))
	r.At, err = graph.ParseLocus(b[2:])
	return r, err
}

// rankedItems gives the items of a selection in the order of confidence.
func (v *snapshot) rankedItems(sel graph.Selection) ([]graph.Item, error) {
	find := v.rankedOfLists
	if isUnbounded(sel) {
		find = v.rankedOfAll
	}
	ranks, err := find(sel)
	if err != nil {
		return nil, err
	}
	items := make([]graph.Item, len(ranks))
	for n, r := range ranks {
		if items[n], err = v.item(sel.Type, r.At); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// isUnbounded reports whether a selection takes items of any record and list, so
// that the order of confidence is the way to them. Any other is read through
// its lists, which are shorter than that order.
func isUnbounded(sel graph.Selection) bool {
	return len(sel.Groups) == 0 && sel.Document.IsZero() && sel.From == 0 && sel.Until == 0
}

// rankedOfAll walks through the items of the type, those of the same traits one
// after another, from where the page begins.
func (v *snapshot) rankedOfAll(sel graph.Selection) ([]graph.Rank, error) {
	first := leaders{limit: sel.Limit, backward: sel.Backward}
	wanted := traitFilter(sel)
	for t := range traits(1 << confidenceLow) {
		if !possible(sel.Type, t) || wanted != nil && !wanted(t|most<<confidenceLow) {
			continue
		}
		if err := v.rankedOf(sel, t, &first); err != nil {
			return nil, err
		}
	}
	return first.best(), nil
}

// most is the highest confidence, in ten-thousandths.
const most = 10000

// possible reports whether items of a type can have these traits.
func possible(of graph.ItemType, t traits) bool {
	if !ofStances(of) {
		return t == 0
	}
	kind := int(t & kindBits)
	return t < conditionBit<<1 && kind > 0 && kind <= len(graph.StanceKinds)
}

// rankedOf adds the first items of some traits.
func (v *snapshot) rankedOf(sel graph.Selection, t traits, first *leaders) error {
	prefix, least, n := rankPrefix(sel.Type, t), graph.TenThousandths(sel.MinConfidence), 0
	return v.scanFrom(prefix, rankStart(sel, t), sel.Backward, func(key, _ []byte) (bool, error) {
		r, err := parseRank(key[len(prefix):])
		if err != nil {
			return false, err
		}
		if past(sel, r) || r.Confidence < least { // the latter only backward
			return false, nil
		}
		if within(sel.Ranked, r) {
			first.add(r)
			n++
		}
		return sel.Limit == 0 || n < sel.Limit, nil
	})
}

// rankStart gives the key to walk from.
func rankStart(sel graph.Selection, t traits) []byte {
	switch {
	case sel.Backward && sel.Ranked.Before != nil:
		return rankKey(sel.Type, t, *sel.Ranked.Before)
	case sel.Backward:
		return append(rankPrefix(sel.Type, t), 0xff)
	}
	from := graph.Rank{Confidence: graph.TenThousandths(sel.MinConfidence)}
	if after := sel.Ranked.After; after != nil && after.Compare(from) > 0 {
		from = *after
	}
	return rankKey(sel.Type, t, from)
}

// past reports whether r lies behind the page, in the direction of the walk.
func past(sel graph.Selection, r graph.Rank) bool {
	if sel.Backward {
		return sel.Ranked.After != nil && r.Compare(*sel.Ranked.After) <= 0
	}
	return sel.Ranked.Before != nil && r.Compare(*sel.Ranked.Before) >= 0
}

func within(by *graph.Ranking, r graph.Rank) bool {
	return (by.After == nil || by.After.Compare(r) < 0) && (by.Before == nil || r.Compare(*by.Before) < 0)
}

// rankedOfLists keeps the first of all that stand in the lists, however many.
func (v *snapshot) rankedOfLists(sel graph.Selection) ([]graph.Rank, error) {
	first := leaders{limit: sel.Limit, backward: sel.Backward}
	sel.After, sel.Before, sel.Backward = nil, nil, false
	err := v.find(sel, func(l graph.Locus, t traits) (bool, error) {
		if r := (graph.Rank{Confidence: int(t >> confidenceLow), At: l}); within(sel.Ranked, r) {
			first.add(r)
		}
		return true, nil
	})
	return first.best(), err
}

// leaders keeps the first of many ranks: at most twice as many as are wanted.
type leaders struct {
	limit    int // 0 for all
	backward bool
	ranks    []graph.Rank
	full     bool // the first ranks, up to limit, are in order
}

func (f *leaders) compare(a, b graph.Rank) int {
	if f.backward {
		a, b = b, a
	}
	return a.Compare(b)
}

func (f *leaders) add(r graph.Rank) {
	if f.full && f.compare(r, f.ranks[f.limit-1]) > 0 {
		return
	}
	f.ranks = append(f.ranks, r)
	if f.limit > 0 && len(f.ranks) == 2*f.limit {
		f.ranks, f.full = f.best(), true
	}
}

// best gives the first, in order.
func (f *leaders) best() []graph.Rank {
	slices.SortFunc(f.ranks, f.compare)
	if f.limit > 0 {
		return f.ranks[:min(f.limit, len(f.ranks))]
	}
	return f.ranks
}
