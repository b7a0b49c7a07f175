package query

import (
	"encoding/base64"
	"encoding/binary"

	"parley/graph"
)

// A cursor is an argument that says where a page begins or ends: a letter for
// the order that it is of, and a locus, rank or name key, in base64.
type cursor struct{ argument, text string }

const (
	locusLetter = 'l'
	nameLetter  = 'n'
	rankLetter  = 'c'
)

func locusCursor(l graph.Locus) string {
	return base64.RawURLEncoding.EncodeToString(graph.AppendLocus([]byte{locusLetter}, l))
}

func nameCursor(k graph.NameKey) string {
	return base64.RawURLEncoding.EncodeToString(append(append([]byte{nameLetter}, k.ID[:]...), k.Name...))
}

func rankCursor(r graph.Rank) string {
	b := binary.BigEndian.AppendUint16([]byte{rankLetter}, uint16(r.Confidence))
	return base64.RawURLEncoding.EncodeToString(graph.AppendLocus(b, r.At))
}

// bytes gives what stands behind the letter, or nil of no cursor.
func (c cursor) bytes(letter byte) ([]byte, error) {
	if c.text == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(c.text)
	if err != nil || len(b) == 0 || b[0] != letter {
		return nil, c.wrong()
	}
	return b[1:], nil
}

func (c cursor) wrong() error {
	return &ArgumentError{c.argument, "not a cursor of such a list; take one from an edge or from pageInfo"}
}

func (c cursor) locus() (*graph.Locus, error) {
	b, err := c.bytes(locusLetter)
	if b == nil {
		return nil, err
	}
	l, err := graph.ParseLocus(b)
	if err != nil {
		return nil, c.wrong()
	}
	return &l, nil
}

func (c cursor) rank() (*graph.Rank, error) {
	b, err := c.bytes(rankLetter)
	if b == nil {
		return nil, err
	}
	if len(b) < 2 {
		return nil, c.wrong()
	}
	l, err := graph.ParseLocus(b[2:])
	if err != nil {
		return nil, c.wrong()
	}
	return &graph.Rank{Confidence: int(binary.BigEndian.Uint16(b)), At: l}, nil
}

func (c cursor) name() (*graph.NameKey, error) {
	b, err := c.bytes(nameLetter)
	if b == nil {
		return nil, err
	}
	var k graph.NameKey
	if len(b) < len(k.ID) {
		return nil, c.wrong()
	}
	k.Name = string(b[copy(k.ID[:], b):])
	return &k, nil
}
