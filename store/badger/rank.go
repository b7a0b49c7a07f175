package badger

import (
	"encoding/binary"
	"slices"

	"parley/graph"
)

// ranked are the items that are also kept in the order of confidence, each under
// its confidence in ten-thousandths (2 bytes) and its locus; the value is the byte
// of its traits.
type ranked interface{ Rank() graph.Rank }

func rankPrefix(of graph.ItemType) []byte { return []byte{keyRank, byte(of)} }

func rankKey(of graph.ItemType, r graph.Rank) []byte {
	return graph.AppendLocus(binary.BigEndian.AppendUint16(rankPrefix(of), uint16(r.Confidence)), r.At)
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
	lists := groups(sel)
	return len(lists) == 1 && (lists[0][0].Facet == graph.ByAll || len(sel.Groups) == 0 && lists[0][0].Facet == graph.ByKind) &&
		sel.Document.IsZero() && sel.From == 0 && sel.Until == 0
}

// rankedOfAll walks through all items of the type from where the page begins.
func (v *snapshot) rankedOfAll(sel graph.Selection) (ranks []graph.Rank, err error) {
	wanted, least := traitFilter(sel), graph.TenThousandths(sel.MinConfidence)
	prefix := rankPrefix(sel.Type)
	err = v.scanFrom(prefix, rankStart(sel), sel.Backward, func(key, raw []byte) (bool, error) {
		r, err := parseRank(key[len(prefix):])
		if err != nil || len(raw) != 2 {
			return false, errKey
		}
		if past(sel, r) || sel.Backward && r.Confidence < least {
			return false, nil
		}
		t := traits(raw[1]) | traits(r.Confidence<<confidenceLow)
		if within(sel.Ranked, r) && (wanted == nil || wanted(t)) {
			ranks = append(ranks, r)
		}
		return sel.Limit == 0 || len(ranks) < sel.Limit, nil
	})
	return ranks, err
}

// rankStart gives the key to walk from.
func rankStart(sel graph.Selection) []byte {
	switch {
	case sel.Backward && sel.Ranked.Before != nil:
		return rankKey(sel.Type, *sel.Ranked.Before)
	case sel.Backward:
		return append(rankPrefix(sel.Type), 0xff)
	}
	from := graph.Rank{Confidence: graph.TenThousandths(sel.MinConfidence)}
	if after := sel.Ranked.After; after != nil && after.Compare(from) > 0 {
		from = *after
	}
	return rankKey(sel.Type, from)
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
