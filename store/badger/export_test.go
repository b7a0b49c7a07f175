package badger

import "parley/graph"

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

// ReadTable counts the rows of a table, or gives false if it is malformed.
func ReadTable(b []byte) (int, bool) {
	var r tableReader
	if decoder.Unmarshal(b, &r.table) != nil {
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

// ReadName reads what stands behind the letter of a key by name.
func ReadName(b []byte) (graph.NameKey, error) { return parseNamed(b) }

// WriteName is what ReadName reads.
func WriteName(k graph.NameKey) []byte { return namedKey(keyName, k.Name, k.ID)[1:] }
