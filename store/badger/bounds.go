package badger

import (
	"bytes"
	"errors"
	"math"
	"slices"

	"parley/graph"
	"parley/store"
)

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
