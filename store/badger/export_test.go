package badger

import (
	"bytes"
	"context"
	"strings"

	"parley/graph"
)

// ReadBlock reads a block of a list of stances and writes it anew.
func ReadBlock(b []byte) ([]byte, int, error) {
	list, err := parseBlock(nil, graph.StanceItems, 0, b)
	if err != nil {
		return nil, 0, err
	}
	again, turn := newBlock(), 0
	for _, p := range list {
		again = appendPosting(again, graph.StanceItems, turn, p)
		turn = p.turn
	}
	setLen(again, len(list))
	return again, len(list), nil
}

// ReadBundle gives a list of a bundle, and writes it into a bundle of its own.
func ReadBundle(bundle []byte, of graph.ItemType, rest string) (block, again []byte, err error) {
	if block, err = findList(bundle, of, rest); err != nil || block == nil {
		return nil, nil, err
	}
	return block, appendList(nil, of, rest, block), nil
}

// ReadTable counts the rows of a table, or gives false if it is malformed.
func ReadTable(b []byte) (int, bool) {
	var r tableReader
	if decoder.Unmarshal(b, &r.storedTable) != nil {
		return 0, false
	}
	n := 0
	for r.next() {
		n++
	}
	return n, !r.wrong
}

// ReadValue unpacks a value whose chunks are all the same.
func ReadValue(b, chunk []byte) ([]byte, error) {
	return unpack([]byte("key"), b, func([]byte) ([]byte, error) { return chunk, nil })
}

// ReadMention reads a mention on a shelf and writes it anew, or gives false.
func ReadMention(shelf []byte, ordinal int) ([]byte, bool) {
	b, err := onShelf(shelf, ordinal)
	turn := &graph.TurnItem{Text: strings.Repeat("x", 200)}
	turn.Span = graph.Span{Start: 7, End: 207}
	m, ok := parseMention(b, turn)
	if err != nil || !ok {
		return nil, false
	}
	return appendMention(nil, &graph.MentionItem{Mention: m}, &turn.Turn), true
}

// ReadName reads what stands behind the letter of a key by name.
func ReadName(b []byte) (graph.NameKey, error) { return parseNamed(b) }

// WriteName is what ReadName reads.
func WriteName(k graph.NameKey) []byte { return namedKey(keyName, k.Name, k.ID)[1:] }

// Spoil removes the first key that begins with a letter, or changes its value.
func Spoil(s *Store, letter byte, remove bool) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var c change
	err := s.view(context.Background(), func(v *snapshot) error {
		return v.scan([]byte{letter}, func(key, raw []byte) (bool, error) {
			if remove {
				c.remove = [][]byte{bytes.Clone(key)}
			} else {
				c.set.pack(bytes.Clone(key), append([]byte{0xff}, raw...))
			}
			return false, nil
		})
	})
	if err != nil {
		return err
	}
	return s.commit(context.Background(), c)
}

// AddStray adds a key that nothing accounts for.
func AddStray(s *Store) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var c change
	c.set.pack(shelfKey(graph.TurnItems, graph.Locus{Day: 1}), nil)
	return s.commit(context.Background(), c)
}
