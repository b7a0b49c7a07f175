package badger

import (
	"encoding/binary"
	"errors"
	"slices"

	"parley/graph"
)

// A posting says that an item stands in a list, with as much of it as filters
// ask for, so that a filter need not read the item.
type posting struct {
	turn, ordinal int
	traits        traits
}

// traits are what filters other than lists look at: the kind of a stance in the
// low three bits (its place in graph.StanceKinds from 1), whether it is
// reported, whether it is conditional, and 16 bits of confidence.
type traits uint32

const (
	kindBits      = 0b111
	reportedBit   = 1 << 3
	conditionBit  = 1 << 4
	confidenceLow = 8
)

func traitsOf(i graph.Item) traits {
	switch i := i.(type) {
	case *graph.StanceItem:
		t := traits(i.Rank().Confidence<<confidenceLow) | kindTrait(i.Kind)
		if i.Reported {
			t |= reportedBit
		}
		if i.Conditional {
			t |= conditionBit
		}
		return t
	case *graph.LinkageItem:
		return traits(i.Rank().Confidence << confidenceLow)
	}
	return 0
}

func kindTrait(k graph.StanceKind) traits { return traits(slices.Index(graph.StanceKinds, k) + 1) }

// A block is the value of a posting key: the number of postings as 4 bytes;
// then, for each posting in order, the turn's distance from the one before it
// and the ordinal as varints; for stances and linkages also the traits, a byte
// of bits and two of confidence.
func newBlock() []byte { return make([]byte, blockHead) }

const blockHead = 4

func appendPosting(b []byte, of graph.ItemType, before int, p posting) []byte {
	b = binary.AppendUvarint(b, uint64(p.turn-before))
	b = binary.AppendUvarint(b, uint64(p.ordinal))
	if hasTraits(of) {
		b = append(b, byte(p.traits))
		b = binary.BigEndian.AppendUint16(b, uint16(p.traits>>confidenceLow))
	}
	return b
}

// setLen writes how many postings a block has.
func setLen(b []byte, n int) { binary.BigEndian.PutUint32(b, uint32(n)) }

// blockLen gives how many postings a block has.
func blockLen(b []byte) (int, error) {
	if len(b) < blockHead {
		return 0, errBlock
	}
	return int(binary.BigEndian.Uint32(b)), nil
}

func hasTraits(t graph.ItemType) bool {
	return ofStances(t) || t == graph.LinkageItems || t == graph.CodedLinkageItems
}

func ofStances(t graph.ItemType) bool { return t == graph.StanceItems || t == graph.CodedStanceItems }

var errBlock = errors.New("malformed block of postings")

// parseBlock appends the postings of a block to list. Turns count from that of
// the segment's first locus.
func parseBlock(list []posting, of graph.ItemType, turn int, b []byte) ([]posting, error) {
	if len(b) < blockHead {
		return nil, errBlock
	}
	for b = b[blockHead:]; len(b) > 0; {
		step, n := binary.Uvarint(b)
		if n <= 0 || step > 1<<turnBits {
			return nil, errBlock
		}
		ordinal, m := binary.Uvarint(b[n:])
		if m <= 0 || ordinal > 1<<31 {
			return nil, errBlock
		}
		b = b[n+m:]
		turn += int(step)
		p := posting{turn: turn, ordinal: int(ordinal)}
		if hasTraits(of) {
			if len(b) < 3 {
				return nil, errBlock
			}
			p.traits = traits(b[0]) | traits(binary.BigEndian.Uint16(b[1:]))<<confidenceLow
			b = b[3:]
		}
		list = append(list, p)
	}
	return list, nil
}

func (p posting) compare(q posting) int {
	if p.turn != q.turn {
		return p.turn - q.turn
	}
	return p.ordinal - q.ordinal
}
