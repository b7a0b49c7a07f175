package badger

import (
	"bytes"
	"crypto/sha256"
	"fmt"

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
	kvs         kvs // all that the record alone writes, sorted
	occurrences []*graph.OccurrenceItem
}

func newRecord(d *graph.Document, coding string) (*record, error) {
	var blob bytes.Buffer
	blob.WriteByte(whole)
	if err := encoder.MarshalToBuffer(d, &blob); err != nil {
		return nil, fmt.Errorf("encode document: %w", err)
	}
	print := sha256.Sum256(blob.Bytes()[1:])
	r := &record{id: d.ID}
	r.head = head{Day: graph.ParseDay(d.Date), Digest: d.Digest, Coding: coding, Print: print[:]}
	r.kvs.add(idKey(keyDocument, d.ID), blob.Bytes())
	r.kvs.pack(namedKey(keySlug, d.Slug, d.ID), nil)
	items := store.Flatten(d)
	if err := r.items(items); err != nil {
		return nil, err
	}
	r.postings(items, store.Lists(d, items))
	if err := r.rows(items); err != nil {
		return nil, err
	}
	if err := r.kvs.encode(idKey(keyHead, d.ID), r.head); err != nil {
		return nil, err
	}
	r.kvs.sort()
	return r, nil
}

func (r *record) items(items []graph.Item) error {
	for _, i := range items {
		switch i := i.(type) {
		case *graph.DocumentItem:
			r.head.Count = i.Count
		case *graph.OccurrenceItem:
			r.occurrences = append(r.occurrences, i)
		}
		if err := r.kvs.encode(itemKey(i.Type(), i.Locus()), i); err != nil {
			return err
		}
		if x, ok := i.(ranked); ok {
			r.kvs.pack(rankKey(i.Type(), x.Rank()), []byte{byte(traitsOf(i))})
		}
		if n, ok := i.(graph.Node); ok {
			at := graph.AppendLocus([]byte{byte(i.Type())}, i.Locus())
			r.kvs.pack(idKey(keyNode, n.NodeID()), at)
		}
	}
	return nil
}
