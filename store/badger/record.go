package badger

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"

	"parley/graph"
	"parley/store"
)

// A head is what Put and Delete need to know of a record that is there.
type head struct {
	Day    graph.Day   `json:"day"`
	Digest string      `json:"digest"`
	Coding string      `json:"coding"` // version of the rules, as the opener named it
	Print  []byte      `json:"print"`  // SHA-256 of the document as put
	Count  graph.Tally `json:"count"`
}

// A record is a document made ready to be stored.
type record struct {
	id          graph.ID
	head        head
	kvs         map[string][]byte // all keys that the record alone writes
	occurrences []*graph.OccurrenceItem
}

func newRecord(d *graph.Document, coding string) (*record, error) {
	blob, err := encoder.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("encode document: %w", err)
	}
	print := sha256.Sum256(blob)
	r := &record{id: d.ID, kvs: map[string][]byte{}}
	r.head = head{Day: graph.ParseDay(d.Date), Digest: d.Digest, Coding: coding, Print: print[:]}
	pack(r.kvs, idKey(keyDocument, d.ID), blob)
	pack(r.kvs, namedKey(keySlug, d.Slug, d.ID), nil)
	items := store.Flatten(d)
	if err := r.items(items); err != nil {
		return nil, err
	}
	r.postings(items, store.Lists(d, items))
	if err := r.rows(items); err != nil {
		return nil, err
	}
	if err := r.encode(idKey(keyHead, d.ID), r.head); err != nil {
		return nil, err
	}
	return r, r.keys()
}

func (r *record) encode(key []byte, x any) error {
	b, err := encoder.Marshal(x)
	if err != nil {
		return fmt.Errorf("encode %T: %w", x, err)
	}
	pack(r.kvs, key, b)
	return nil
}

func (r *record) items(items []graph.Item) error {
	for _, i := range items {
		switch i := i.(type) {
		case *graph.DocumentItem:
			r.head.Count = i.Count
		case *graph.OccurrenceItem:
			r.occurrences = append(r.occurrences, i)
		}
		if err := r.encode(itemKey(i.Type(), i.Locus()), i); err != nil {
			return err
		}
		if n, ok := i.(graph.Node); ok {
			at := graph.AppendLocus([]byte{byte(i.Type())}, i.Locus())
			pack(r.kvs, idKey(keyNode, n.NodeID()), at)
		}
	}
	return nil
}

// postings gathers the blocks of all lists. Items come in the order of loci
// within each type, so each block grows at its end.
func (r *record) postings(items []graph.Item, lists [][]graph.List) {
	type block struct {
		bytes   []byte
		turn, n int
	}
	blocks := map[string]*block{}
	for n, i := range items {
		at := i.Locus()
		in := segmentOf(at)
		p := posting{at.Turn, at.Ordinal, traitsOf(i)}
		for _, list := range lists[n] {
			key := string(append(listKey(i.Type(), list), in[:]...))
			b := blocks[key]
			if b == nil {
				b = &block{bytes: newBlock(), turn: in.first().Turn}
				blocks[key] = b
			}
			b.bytes = appendPosting(b.bytes, i.Type(), b.turn, p)
			b.turn = at.Turn
			b.n++
			setLen(b.bytes, b.n)
		}
	}
	for key, b := range blocks {
		pack(r.kvs, []byte(key), b.bytes)
	}
}

// keys notes which keys the record writes, so that a later Put or Delete can
// remove them without knowing how they came about. The list repeats itself a
// lot, and is compressed.
func (r *record) keys() error {
	var list [][]byte
	for _, k := range slices.Sorted(maps.Keys(r.kvs)) {
		list = append(list, []byte(k))
	}
	b, err := encoder.Marshal(list)
	if err != nil {
		return fmt.Errorf("encode keys: %w", err)
	}
	var small bytes.Buffer
	w, err := flate.NewWriter(&small, flate.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	pack(r.kvs, idKey(keyKeys, r.id), small.Bytes())
	return nil
}

// keysOf gives the keys that a stored record wrote, that of the list included.
func (v *snapshot) keysOf(id graph.ID) ([]string, error) {
	own := idKey(keyKeys, id)
	small, err := v.get(own)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(flate.NewReader(bytes.NewReader(small)))
	if err != nil {
		return nil, fmt.Errorf("read keys of %s: %w", id, err)
	}
	var list [][]byte
	if err := decoder.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("read keys of %s: %w", id, err)
	}
	raw, err := v.raw(own)
	if err != nil {
		return nil, err
	}
	keys := []string{string(own)}
	for _, k := range list {
		keys = append(keys, string(k))
	}
	return append(keys, chunksOf(own, raw)...), nil
}
