package badger

import (
	"encoding/binary"
	"errors"
	"fmt"

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

// pack appends to kvs what stores value under key.
func pack(kvs map[string][]byte, key, value []byte) {
	if len(value) <= chunkLen {
		kvs[string(key)] = append([]byte{whole}, value...)
		return
	}
	n := (len(value) + chunkLen - 1) / chunkLen
	kvs[string(key)] = binary.AppendUvarint([]byte{chunked}, uint64(n))
	for i := range n {
		kvs[string(chunkKey(key, i))] = value[i*chunkLen : min(len(value), (i+1)*chunkLen)]
	}
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

// chunksOf gives the keys of the chunks of the value stored as b under key.
func chunksOf(key, b []byte) (keys []string) {
	if len(b) == 0 || b[0] != chunked {
		return nil
	}
	n, _ := binary.Uvarint(b[1:])
	for i := range n {
		keys = append(keys, string(chunkKey(key, int(i))))
	}
	return keys
}

var (
	encoder = must(cbor.CoreDetEncOptions().EncMode())
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
