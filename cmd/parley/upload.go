package main

import (
	"context"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"parley/cmd/parley/api"
	"parley/graph/extract"
	"parley/store/badger"
)

// uploads loads what comes through the endpoint, one upload at a time: each
// takes all processors anyway.
type uploads struct {
	keeper
	extractor *extract.Extractor
	turn      chan struct{}
}

func newUploads(s *badger.Store, x *extract.Extractor) *uploads {
	return &uploads{keeper{s}, x, make(chan struct{}, 1)}
}

// load is the endpoint's api.Loader.
func (u *uploads) load(ctx context.Context, text api.Upload, each func(api.Loaded)) error {
	select {
	case u.turn <- struct{}{}:
		defer func() { <-u.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	up := &upload{keeper: u.keeper, text: strings.NewReader(text.Text), each: each}
	open := func() (io.ReadCloser, error) { return io.NopCloser(up), nil }
	return u.extractor.Run(ctx, []extract.Source{{Name: text.Name, Open: open}}, up)
}

// An upload is a text on its way, and the sink of its records.
type upload struct {
	keeper
	text *strings.Reader
	read atomic.Int64
	mu   sync.Mutex // of each
	each func(api.Loaded)
}

// Read reads the text and counts.
func (u *upload) Read(b []byte) (int, error) {
	n, err := u.text.Read(b)
	u.read.Add(int64(n))
	return n, err
}

// Done tells the client.
func (u *upload) Done(r extract.Result) {
	u.mu.Lock()
	defer u.mu.Unlock()
	read := int(u.read.Load())
	noTurns, failed := problems(r)
	for _, p := range append(noTurns, failed...) {
		u.each(api.Loaded{Source: p.Source, Why: p.Why, Read: read})
	}
	if r.Err == nil {
		u.each(api.Loaded{Source: r.Source, Record: r.Document.ID, Known: r.Known, Turns: len(r.Document.Turns), Read: read})
	}
}
