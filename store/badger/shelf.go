package badger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"parley/graph"
)

// The value of a shelf is its items in order, each after its length as a
// varint. An item is CBOR of the graph.Item; a mention, of which there are
// many, only its entity's ID and, as varints, where it begins in its turn and
// how long it is, in bytes.

var errShelf = errors.New("malformed shelf of items")

// onShelf gives what stands on a shelf for the item of that ordinal.
func onShelf(b []byte, ordinal int) ([]byte, error) {
	for n := ordinal & (1<<shelfBits - 1); ; n-- {
		field, rest, ok := cutField(b)
		if !ok {
			return nil, errShelf
		}
		if n == 0 {
			return field, nil
		}
		b = rest
	}
}

func appendMention(b []byte, m *graph.MentionItem, turn *graph.Turn) []byte {
	b = append(b, m.Entity[:]...)
	b = binary.AppendUvarint(b, uint64(m.Start-turn.Span.Start))
	return binary.AppendUvarint(b, uint64(m.Len()))
}

// parseMention reads what appendMention wrote, or gives false.
func parseMention(b []byte, turn *graph.TurnItem) (m graph.Mention, ok bool) {
	if len(b) < idLen {
		return m, false
	}
	m.Entity, m.Turn = graph.ID(b[:idLen]), turn.Number
	start, n := binary.Uvarint(b[idLen:])
	if n <= 0 {
		return m, false
	}
	size, n := binary.Uvarint(b[idLen+n:])
	if n <= 0 || start > uint64(len(turn.Text)) || size > uint64(len(turn.Text))-start {
		return m, false
	}
	m.Start = turn.Span.Start + int(start)
	m.End = m.Start + int(size)
	return m, true
}

// shelve adds the shelves of a record's items, which come in order.
func (r *record) shelve(d *graph.Document, items []graph.Item) error {
	var shelf []byte
	var item bytes.Buffer
	var last []byte // the key of the shelf at hand
	for _, i := range items {
		key := shelfKey(i.Type(), i.Locus())
		if !bytes.Equal(key, last) {
			if last != nil {
				r.kvs.pack(last, shelf)
			}
			last, shelf = key, shelf[:0]
		}
		item.Reset()
		if m, ok := i.(*graph.MentionItem); ok {
			item.Write(appendMention(item.AvailableBuffer(), m, d.Turn(m.Turn)))
		} else if err := encoder.MarshalToBuffer(i, &item); err != nil {
			return fmt.Errorf("encode %T: %w", i, err)
		}
		shelf = append(binary.AppendUvarint(shelf, uint64(item.Len())), item.Bytes()...)
	}
	if last != nil {
		r.kvs.pack(last, shelf)
	}
	return nil
}
