package badger_test

import (
	"bytes"
	"strings"
	"testing"

	"parley/graph"
	"parley/store/badger"
)

func FuzzBlock(f *testing.F) {
	f.Add([]byte{0, 0, 0, 1, 1, 0, 9, 0x1f, 0x40})
	f.Add([]byte{0, 0, 0, 2, 1, 0, 9, 0x1f, 0x40, 0, 1, 2, 0, 0})
	f.Add([]byte{0, 0, 0, 1, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		again, n, err := badger.ReadBlock(b)
		if err != nil {
			return
		}
		third, m, err := badger.ReadBlock(again)
		if err != nil || m != n || !bytes.Equal(again, third) {
			t.Errorf("read %d postings of %x, then %d of %x: %v", n, b, m, again, err)
		}
	})
}

func FuzzBundle(f *testing.F) {
	f.Add([]byte("\x03\x04port\x02ab\x05\x04port\x01c"), byte(5), "port")
	f.Add([]byte("\x03\x00\x02ab"), byte(3), "")
	f.Add([]byte("\x03\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), byte(3), "")
	f.Fuzz(func(t *testing.T, b []byte, of byte, rest string) {
		block, again, err := badger.ReadBundle(b, graph.ItemType(of), rest)
		if err != nil || block == nil {
			return
		}
		same, _, err := badger.ReadBundle(again, graph.ItemType(of), rest)
		if err != nil || !bytes.Equal(block, same) {
			t.Errorf("list %x of %x, then %x: %v", block, b, same, err)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("\xa3akfDEMANDai\x81P0123456789abcdefarG\x01\x00\x00\x00\x00\x01\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, ok := badger.ReadTable(b); ok && n > len(b) {
			t.Errorf("read %d rows from %d bytes", n, len(b))
		}
	})
}

func FuzzValue(f *testing.F) {
	f.Add([]byte{0, 'x'}, []byte("y"))
	f.Add([]byte{1, 3}, []byte("y"))
	f.Fuzz(func(t *testing.T, b, chunk []byte) {
		if len(b) > 4 || len(chunk) > 16 {
			return // no larger sizes than a test can hold
		}
		value, err := badger.ReadValue(b, chunk)
		if err == nil && b[0] == 0 && !bytes.Equal(value, b[1:]) {
			t.Errorf("value of %x is %x", b, value)
		}
	})
}

func FuzzName(f *testing.F) {
	f.Add("outer mongolia", []byte("0123456789abcdef"))
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if k, err := badger.ReadName(b); err == nil && len(k.Name) < 200 && !bytes.Equal(badger.WriteName(k), b) {
			t.Errorf("%x is read as %v, which is written otherwise", b, k)
		}
		k := graph.NameKey{Name: graph.FoldName(name), ID: graph.DocumentID(name)}
		got, err := badger.ReadName(badger.WriteName(k))
		if err != nil || got.ID != k.ID || !strings.HasPrefix(k.Name, got.Name) {
			t.Errorf("%v is read as %v: %v", k, got, err)
		}
	})
}

func FuzzShelf(f *testing.F) {
	f.Add([]byte("\x12"+"sixteen bytes ID"+"\x03\x04"), 0)
	f.Add([]byte("\x01a\x01b"), 65)
	f.Fuzz(func(t *testing.T, shelf []byte, ordinal int) {
		again, ok := badger.ReadMention(shelf, ordinal)
		if !ok {
			return
		}
		third, ok := badger.ReadMention(append([]byte{byte(len(again))}, again...), 0)
		if !ok || !bytes.Equal(again, third) {
			t.Errorf("item %d of %x is written anew as %x, and then as %x", ordinal, shelf, again, third)
		}
	})
}
