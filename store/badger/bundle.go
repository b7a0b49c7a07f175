package badger

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"parley/graph"
	"parley/store"
)

// A place says where a list is kept: the lists of one facet and stem share a
// key, each under its type and rest. The stem of a word is one of 32 numbers,
// since most words of a record stand in few of its turns, and a key costs more
// than what it holds. The list of all items, which the most is read of, has the
// type for a stem; every other value is its own stem.
type place struct {
	facet      graph.Facet
	stem, rest string
}

const wordStems = 32

func placeOf(of graph.ItemType, l graph.List) place {
	switch l.Facet {
	case graph.ByAll:
		return place{l.Facet, string([]byte{byte(of)}), ""}
	case graph.ByWord:
		return place{l.Facet, string([]byte{byte(fnv32a(l.Value) % wordStems)}), l.Value}
	}
	return place{l.Facet, cut(l.Value), ""}
}

// fnv32a is the hash of that name.
func fnv32a(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// key is the prefix of the segments of all lists with the stem.
func (p place) key() []byte {
	return append([]byte{keyPosting, byte(p.facet), byte(len(p.stem))}, p.stem...)
}

// A bundle is the value of a posting key: for each list, in the order of rest
// and type, the type as a byte, the rest and the block, each after its length
// as a varint.
func appendList(bundle []byte, of graph.ItemType, rest string, block []byte) []byte {
	bundle = binary.AppendUvarint(append(bundle, byte(of)), uint64(len(rest)))
	bundle = binary.AppendUvarint(append(bundle, rest...), uint64(len(block)))
	return append(bundle, block...)
}

var errBundle = errors.New("malformed bundle of lists")

// findList gives the block of a list, or nil where the bundle lacks it.
func findList(bundle []byte, of graph.ItemType, rest string) ([]byte, error) {
	for len(bundle) > 0 {
		is := bundle[0] == byte(of)
		name, more, ok := cutField(bundle[1:])
		if !ok {
			return nil, errBundle
		}
		block, more, ok := cutField(more)
		if !ok {
			return nil, errBundle
		}
		switch {
		case is && string(name) == rest:
			return block, nil
		case string(name) > rest:
			return nil, nil // what follows comes later still
		}
		bundle = more
	}
	return nil, nil
}

// cutField takes from b a length and as many bytes.
func cutField(b []byte) (field, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	b = b[size:]
	return b[:n:n], b[n:], true
}

// A listing is a list of one record in the making: its block in one segment.
type listing struct {
	place
	of    graph.ItemType
	in    segment
	order uint64 // as orderOf gives it
	block []byte
	turn  int // of the last posting
	item  int // number of the last item
	n     int // postings
}

func (l *listing) add(p posting) {
	l.block = appendPosting(l.block, l.of, l.turn, p)
	l.turn = p.turn
	l.n++
}

// orderOf puts into one number what listings are ordered by first: the facet and
// the beginning of the stem or, of a word, its stem, the segment and how it begins.
func orderOf(p place, in segment) uint64 {
	var b [8]byte
	b[0] = byte(p.facet)
	if p.facet != graph.ByWord {
		copy(b[1:], p.stem)
		return binary.BigEndian.Uint64(b[:])
	}
	b[1] = p.stem[0]
	copy(b[2:4], in[segmentLen-2:]) // no record has more segments than two bytes tell
	copy(b[4:], p.rest)
	return binary.BigEndian.Uint64(b[:])
}

// compare orders listings by key, and within one as a bundle has them.
func (l *listing) compare(m *listing) int {
	if l.order != m.order {
		return cmp.Compare(l.order, m.order)
	}
	return cmp.Or(
		cmp.Compare(l.facet, m.facet),
		cmp.Compare(l.stem, m.stem),
		bytes.Compare(l.in[:], m.in[:]),
		cmp.Compare(l.rest, m.rest),
		cmp.Compare(l.of, m.of))
}

// listings are all lists of a record in the making.
type listings struct {
	all   []*listing
	open  map[graph.List]*listing // those of the type and segment at hand
	fresh []listing               // not yet used
	bytes []byte                  // for the first bytes of blocks
}

func (l *listings) begin(of graph.ItemType, in segment, list graph.List) *listing {
	const slab, first = 256, 16 // most blocks are shorter
	if len(l.fresh) == 0 {
		l.fresh, l.bytes = make([]listing, slab), make([]byte, slab*first)
	}
	x := &l.fresh[0]
	*x = listing{place: placeOf(of, list), of: of, in: in, block: l.bytes[:blockHead:first], turn: in.first().Turn, item: -1}
	x.order = orderOf(x.place, in)
	l.fresh, l.bytes = l.fresh[1:], l.bytes[first:]
	l.open[list], l.all = x, append(l.all, x)
	return x
}

// postings gathers the bundles of all lists. Items come in the order of loci
// within each type, so each block grows at its end.
func (r *record) postings(d *graph.Document, items []graph.Item) {
	l := listings{open: map[graph.List]*listing{}}
	var of graph.ItemType
	var in segment
	var p posting
	at := -1 // the item at hand
	store.Lists(d, items, func(n int, list graph.List) {
		if n != at {
			at = n
			i := items[n]
			locus := i.Locus()
			if s := segmentOf(locus); i.Type() != of || s != in {
				of, in = i.Type(), s
				clear(l.open)
			}
			p = posting{locus.Turn, locus.Ordinal, traitsOf(i)}
		}
		x := l.open[list]
		if x == nil {
			x = l.begin(of, in, list)
		}
		if x.item != n {
			x.item = n
			x.add(p)
		}
	})
	r.bundles(l.all)
}

func (r *record) bundles(all []*listing) {
	slices.SortFunc(all, (*listing).compare)
	var bundle []byte
	for i, l := range all {
		setLen(l.block, l.n)
		bundle = appendList(bundle, l.of, l.rest, l.block)
		if i+1 < len(all) && all[i+1].in == l.in && all[i+1].facet == l.facet && all[i+1].stem == l.stem {
			continue
		}
		r.kvs.pack(append(l.key(), l.in[:]...), bundle)
		bundle = bundle[:0]
	}
}
