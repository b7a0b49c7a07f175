package badger

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"slices"

	"parley/graph"
)

// A place says where a list is kept: the lists of one facet and stem share a
// key, each under its type and rest. The stem of a word is one of 64 numbers,
// since most words of a record stand in few of its turns, and a key costs more
// than what it holds. The list of all items, which the most is read of, has the
// type for a stem; every other value is its own stem.
type place struct {
	facet      graph.Facet
	stem, rest string
}

const wordStems = 64

func placeOf(of graph.ItemType, l graph.List) place {
	switch l.Facet {
	case graph.ByAll:
		return place{l.Facet, string([]byte{byte(of)}), ""}
	case graph.ByWord:
		h := fnv.New32a()
		h.Write([]byte(l.Value))
		return place{l.Facet, string([]byte{byte(h.Sum32() % wordStems)}), l.Value}
	}
	return place{l.Facet, cut(l.Value), ""}
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
		if is && string(name) == rest {
			return block, nil
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
	block []byte
	turn  int // of the last posting
	n     int // postings
}

func (l *listing) add(p posting) {
	l.block = appendPosting(l.block, l.of, l.turn, p)
	l.turn = p.turn
	l.n++
	setLen(l.block, l.n)
}

// compare orders listings by key, and within one as a bundle has them.
func (l *listing) compare(m *listing) int {
	return cmp.Or(
		cmp.Compare(l.facet, m.facet),
		cmp.Compare(l.stem, m.stem),
		bytes.Compare(l.in[:], m.in[:]),
		cmp.Compare(l.rest, m.rest),
		cmp.Compare(l.of, m.of))
}

// postings gathers the bundles of all lists. Items come in the order of loci
// within each type, so each block grows at its end.
func (r *record) postings(items []graph.Item, lists [][]graph.List) {
	var all []*listing
	open := map[graph.List]*listing{} // those of the type and segment at hand
	var of graph.ItemType
	var in segment
	for n, i := range items {
		at := i.Locus()
		if s := segmentOf(at); i.Type() != of || s != in {
			of, in = i.Type(), s
			clear(open)
		}
		p := posting{at.Turn, at.Ordinal, traitsOf(i)}
		for _, list := range lists[n] {
			l := open[list]
			if l == nil {
				l = &listing{place: placeOf(of, list), of: of, in: in, block: newBlock(), turn: in.first().Turn}
				open[list], all = l, append(all, l)
			}
			l.add(p)
		}
	}
	r.bundles(all)
}

func (r *record) bundles(all []*listing) {
	slices.SortFunc(all, (*listing).compare)
	var bundle []byte
	for i, l := range all {
		bundle = appendList(bundle, l.of, l.rest, l.block)
		if i+1 < len(all) && all[i+1].in == l.in && all[i+1].facet == l.facet && all[i+1].stem == l.stem {
			continue
		}
		r.kvs.pack(append(l.key(), l.in[:]...), bundle)
		bundle = bundle[:0]
	}
}
