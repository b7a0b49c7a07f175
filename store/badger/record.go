package badger

import (
	"crypto/sha256"

	"parley/graph"
	"parley/store"
)

// A head is what Put and Delete need to know of a record that is there.
type head struct {
	Day    graph.Day   `json:"day"`
	Digest string      `json:"digest"`
	Source string      `json:"source"`
	Text   []byte      `json:"text"`   // SHA-256 of the text
	Coding string      `json:"coding"` // version of the rules, as the opener named it
	Print  []byte      `json:"print"`  // SHA-256 of all else that the record writes
	Count  graph.Tally `json:"count"`
}

// A record is a document made ready to be stored.
type record struct {
	id          graph.ID
	head        head
	kvs         kvs // all that the record alone writes, sorted
	occurrences []*graph.OccurrenceItem
}

func digest(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

func newRecord(d *graph.Document, coding string) (*record, error) {
	r := &record{id: d.ID, head: head{Day: graph.ParseDay(d.Date), Digest: d.Digest, Source: d.Source, Text: digest(d.Text), Coding: coding}}
	if err := r.kvs.encode(idKey(keyDocument, d.ID), restOf(d)); err != nil {
		return nil, err
	}
	r.kvs.pack(namedKey(keySlug, d.Slug, d.ID), nil)
	items := store.Flatten(d)
	if err := r.shelve(d, items); err != nil {
		return nil, err
	}
	r.index(items)
	r.postings(d, items)
	if err := r.rows(items); err != nil {
		return nil, err
	}
	r.head.Print = r.kvs.print()
	if err := r.kvs.encode(idKey(keyHead, d.ID), r.head); err != nil {
		return nil, err
	}
	r.kvs.sort()
	return r, nil
}

// index adds what finds the nodes, and keeps what is known of all records together.
func (r *record) index(items []graph.Item) {
	for _, i := range items {
		switch i := i.(type) {
		case *graph.DocumentItem:
			r.head.Count = i.Count
		case *graph.OccurrenceItem:
			r.occurrences = append(r.occurrences, i)
		}
		if x, ok := i.(ranked); ok {
			r.kvs.pack(rankKey(i.Type(), traitsOf(i), x.Rank()), nil)
		}
		if n, ok := i.(graph.Node); ok {
			at := graph.AppendLocus([]byte{byte(i.Type())}, i.Locus())
			r.kvs.pack(idKey(keyNode, n.NodeID()), at)
		}
	}
}
