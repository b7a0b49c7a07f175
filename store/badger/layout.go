package badger

import (
	"encoding/binary"
	"errors"

	"parley/graph"
)

// The layout of the store, format version 6. The version stands in Badger's
// MANIFEST as the external magic number: 'P' in the high byte, the version in
// the low one. Every key begins with a letter that says what it is; IDs are
// their 16 bytes, loci as graph.AppendLocus writes them, numbers big-endian.
//
//	d document                         head: CBOR of what Put compares and deletes by
//	b document                         CBOR of what a document says beside its items (document.go)
//	g slug 00 document                 (empty)
//	n node                             type of item (1 byte), locus
//	i type shelf                       the items of a shelf (shelf.go)
//	p facet len stem segment           postings: what stands in the lists of a stem (bundle.go, block.go)
//	f type traits confidence locus     (empty) a stance or linkage in the order of confidence (rank.go)
//	c type segment                     the rows of a segment's items (rows.go)
//	e entity                           CBOR of the entity as all records know it (merge.go)
//	a name 00 entity                   a name, alias or authority identifier -> as written
//	w name 00 entity                   the same from each of its words on -> kind, canonical name
//	o kind 00 name 00 entity           (empty) entities in the order of names, by kind and, with no kind, all
//	z key n                            chunk n (4 bytes) of the value of key (value.go)
//	s                                  CBOR of the graph.Tally of all; none where there is no record
//	t                                  the time of the last change that is complete
//
// A shelf is the locus of its items, the ordinal divided by 64: up to 64 items
// of one turn are one value, since a key costs more than most of them hold. A
// segment is day (4), document (16), and the number of a turn divided by
// 1024 (4): the postings of the lists of one stem for up to 1024 turns of one
// record are one value. Names are folded by graph.FoldName and cut to 200 bytes. Values
// longer than 256 KiB are cut. CBOR is core deterministic, with the JSON names
// of package graph. What store.Flatten, store.Lists and the folding of words and
// names give is part of the format: a change there is a new version;
// Put and Delete make the keys of the record that goes anew to remove them.
//
// Badger's versions carry the promise that a record is written whole or not at
// all. All keys of one Put get the same version, one above that of the change
// before, in as many transactions as needed; then key t is set to it. Readers
// look at the version that t names. What a crash leaves above it is undone when
// the store is opened (commit.go).
const (
	keyHead     = 'd'
	keyDocument = 'b'
	keySlug     = 'g'
	keyNode     = 'n'
	keyItem     = 'i'
	keyPosting  = 'p'
	keyRank     = 'f'
	keyRows     = 'c'
	keyEntity   = 'e'
	keyName     = 'a'
	keyWord     = 'w'
	keyOrder    = 'o'
	keyTally    = 's'
	keyTime     = 't'
	keyChunk    = 'z'
)

const (
	formatVersion = 6
	formatMagic   = 'P'
)

const (
	idLen      = len(graph.ID{})
	segmentLen = 4 + idLen + 4
	turnBits   = 10 // a segment holds 1<<turnBits turns
	shelfBits  = 6  // a shelf holds 1<<shelfBits items
	longestKey = 200
)

func idKey(letter byte, id graph.ID) []byte { return append([]byte{letter}, id[:]...) }

// shelfKey is that of the shelf on which the item at l stands.
func shelfKey(t graph.ItemType, l graph.Locus) []byte {
	l.Ordinal >>= shelfBits
	return graph.AppendLocus([]byte{keyItem, byte(t)}, l)
}

func cut(s string) string { return s[:min(len(s), longestKey)] }

// namedKey is letter, text, 0 and id, so that keys sort by text and then ID.
func namedKey(letter byte, text string, id graph.ID) []byte {
	return append(append(namePrefix(letter, text), 0), id[:]...)
}

// namePrefix begins the keys of all names that begin with text.
func namePrefix(letter byte, text string) []byte { return append([]byte{letter}, cut(text)...) }

// orderKey is an entity's place among those of a kind, "" for all kinds.
func orderKey(kind graph.EntityKind, k graph.NameKey) []byte {
	return append(orderPrefix(kind), namedKey(keyOrder, k.Name, k.ID)[1:]...)
}

func orderPrefix(kind graph.EntityKind) []byte {
	return append(append([]byte{keyOrder}, kind...), 0)
}

var errKey = errors.New("malformed key")

// parseNamed takes apart what stands behind the prefix of a named key.
func parseNamed(b []byte) (graph.NameKey, error) {
	end := len(b) - idLen - 1
	if end < 0 || b[end] != 0 {
		return graph.NameKey{}, errKey
	}
	return graph.NameKey{Name: string(b[:end]), ID: graph.ID(b[end+1:])}, nil
}

// A segment is a stretch of a record of 1<<turnBits turns, in the order of loci.
type segment [segmentLen]byte

func segmentOf(l graph.Locus) (s segment) {
	binary.BigEndian.PutUint32(s[:], uint32(l.Day))
	copy(s[4:], l.Document[:])
	binary.BigEndian.PutUint32(s[4+idLen:], uint32(l.Turn)>>turnBits)
	return s
}

// first gives the first locus that can stand in s.
func (s segment) first() graph.Locus {
	return graph.Locus{
		Day:      graph.Day(binary.BigEndian.Uint32(s[:])),
		Document: graph.ID(s[4 : 4+idLen]),
		Turn:     int(binary.BigEndian.Uint32(s[4+idLen:]) << turnBits),
	}
}

// lastSegment sorts behind every other.
var lastSegment = func() (s segment) {
	for i := range s {
		s[i] = 0xff
	}
	return s
}()
