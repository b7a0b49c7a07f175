// Package parse reads a file of any known format into Documents that hold the
// readable text, its turns and its sentences, and where all of it stands in the
// source.
//
// The way through: an [io.Reader] is decoded to UTF-8 (decode.go), its format is
// recognised by content (format.go), and the format's reader writes each record
// into a body (body.go), which keeps the text and its anchors to the source.
// What is the same in all formats comes after: labels and who is a speaker
// (label.go, speaker.go), turns (turn.go), sentences (sentence.go), asides
// (aside.go). Words that these rules go by stand in data/.
//
// Offsets into a source are bytes of the file after decoding to UTF-8, without
// a byte order mark.
package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"strconv"
	"strings"

	"parley/graph"
)

// Read reads every record in r, recognising the format by content, never by
// name, and hands each record that has turns to each, in order; name is kept as
// its source. Records are read one at a time, so that memory is bounded by the
// largest, not by the file.
//
// The error is nil if every record had turns; a [*Skipped], which is
// [ErrNoTurns], if all was read but some had none; the error of each, as it is,
// if that stopped the reading; and an [*Error] if the file cannot be read on.
func Read(name string, r io.Reader, each func(*graph.Document) error) error {
	in, err := decode(name, r)
	if err != nil {
		return err
	}
	f, err := recognise(in)
	if err != nil {
		return err
	}
	out := &output{name: name, format: f.name, each: each}
	if err := f.read(in, out); err != nil {
		return err
	}
	return out.result()
}

// An output receives the records of one file from a format's reader.
type output struct {
	name    string
	format  string
	each    func(*graph.Document) error
	read    int
	parts   map[string]int // how often each was named
	skipped []Skip
}

// put finishes a record and hands it on. The part names the record within its
// file ("d25") and is empty where the file is the record; raw is the record's
// part of the source.
func (o *output) put(h graph.Header, b *body, part string, raw []byte) error {
	part = o.unique(part)
	h.Source, h.Format = o.source(part), o.format
	sum := sha256.Sum256(raw)
	h.Digest = hex.EncodeToString(sum[:])
	if h.Title == "" {
		h.Title = strings.TrimSuffix(path.Base(h.Source), path.Ext(h.Source))
	}
	if h.Slug == "" {
		h.Slug = slug(h, o.name, part)
	}
	d := &graph.Document{Header: h}
	if why := b.cut(d); why != "" {
		o.skip(part, h.Title, why)
		return nil
	}
	o.read++
	return o.each(d)
}

// unique tells a part from those of the same name before it: "d25", "d25-2".
func (o *output) unique(part string) string {
	if o.parts == nil {
		o.parts = map[string]int{}
	}
	o.parts[part]++
	if n := o.parts[part]; n > 1 {
		return o.unique(strings.TrimPrefix(part+"-"+strconv.Itoa(n), "-"))
	}
	return part
}

// skip notes a record in which no turns were found, and why.
func (o *output) skip(part, title, why string) {
	o.skipped = append(o.skipped, Skip{o.source(part), title, why})
}

func (o *output) source(part string) string {
	if part == "" {
		return o.name
	}
	return o.name + "#" + part
}

func (o *output) result() error {
	if len(o.skipped) == 0 && o.read == 0 {
		o.skip("", "", "the file holds no record")
	}
	if len(o.skipped) > 0 {
		return &Skipped{File: o.name, Read: o.read, Records: o.skipped}
	}
	return nil
}
