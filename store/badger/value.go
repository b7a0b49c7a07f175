package badger

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/fxamacker/cbor/v2"
)

// A value begins with a byte that says whether it follows whole, or only the
// number of its chunks, which stand under z, the value's key and the chunk's
// number (4 bytes). Badger keeps values below 1 MiB beside their keys.
const (
	whole    = 0
	chunked  = 1
	chunkLen = 256 << 10
)

// A kv is a key and the bytes stored under it.
type kv struct{ key, value []byte }

type kvs []kv

// pack appends what stores value under key; value may be used again.
func (l *kvs) pack(key, value []byte) {
	l.add(key, append(append(make([]byte, 0, 1+len(value)), whole), value...))
}

// encode packs x as CBOR.
func (l *kvs) encode(key []byte, x any) error {
	b := buffers.Get().(*bytes.Buffer)
	defer giveBack(b)
	b.WriteByte(whole)
	if err := encoder.MarshalToBuffer(x, b); err != nil {
		return fmt.Errorf("encode %T: %w", x, err)
	}
	l.add(key, bytes.Clone(b.Bytes()))
	return nil
}

// buffers are those in which values are encoded.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// giveBack keeps a buffer for the next, unless it is that of a large value.
func giveBack(b *bytes.Buffer) {
	if b.Cap() <= chunkLen {
		b.Reset()
		buffers.Put(b)
	}
}

// add appends what stores under key a value that has its first byte.
func (l *kvs) add(key, packed []byte) {
	value := packed[1:]
	if len(value) <= chunkLen {
		*l = append(*l, kv{key, packed})
		return
	}
	n := (len(value) + chunkLen - 1) / chunkLen
	*l = append(*l, kv{key, binary.AppendUvarint([]byte{chunked}, uint64(n))})
	for i := range n {
		*l = append(*l, kv{chunkKey(key, i), value[i*chunkLen : min(len(value), (i+1)*chunkLen)]})
	}
}

// sort orders by key; of several values of one key the last stays.
func (l *kvs) sort() {
	slices.SortStableFunc(*l, func(a, b kv) int { return bytes.Compare(a.key, b.key) })
	kept := (*l)[:0]
	for i, e := range *l {
		if i+1 == len(*l) || !bytes.Equal(e.key, (*l)[i+1].key) {
			kept = append(kept, e)
		}
	}
	*l = kept
}

// print gives the SHA-256 of all keys and values, each after its length.
func (l kvs) print() []byte {
	h := sha256.New()
	var size []byte
	for _, e := range l {
		for _, b := range [][]byte{e.key, e.value} {
			size = binary.AppendUvarint(size[:0], uint64(len(b)))
			h.Write(size)
			h.Write(b)
		}
	}
	return h.Sum(nil)
}

// get gives the value of key, or nil; the list is sorted.
func (l kvs) get(key []byte) []byte {
	i, ok := slices.BinarySearchFunc(l, key, func(e kv, key []byte) int { return bytes.Compare(e.key, key) })
	if !ok {
		return nil
	}
	return l[i].value
}

func chunkKey(key []byte, n int) []byte {
	k := append([]byte{keyChunk}, key...)
	return binary.BigEndian.AppendUint32(k, uint32(n))
}

var errValue = errors.New("malformed value")

// unpack gives the value that was packed as b under key; get reads a chunk. What
// it gives may share memory with b.
func unpack(key, b []byte, get func(key []byte) ([]byte, error)) ([]byte, error) {
	if len(b) == 0 {
		return nil, errValue
	}
	switch b[0] {
	case whole:
		return b[1:], nil
	case chunked:
		n, size := binary.Uvarint(b[1:])
		if size <= 0 || n > 1<<20 {
			return nil, errValue
		}
		return join(key, int(n), get)
	}
	return nil, errValue
}

func join(key []byte, n int, get func(key []byte) ([]byte, error)) ([]byte, error) {
	var value []byte
	for i := range n {
		chunk, err := get(chunkKey(key, i))
		if err != nil {
			return nil, fmt.Errorf("chunk %d: %w", i, err)
		}
		value = append(value, chunk...)
	}
	return value, nil
}

var (
	encoder = must(cbor.CoreDetEncOptions().UserBufferEncMode())
	decoder = must(cbor.DecOptions{
		MaxArrayElements: 1 << 30,
		MaxMapPairs:      1 << 30,
		UTF8:             cbor.UTF8DecodeInvalid,
	}.DecMode())
)

func must[T any](x T, err error) T {
	if err != nil {
		panic(err) // the options above are constants
	}
	return x
}
