package main

import (
	"context"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"parley/cmd/parley/api"
	"parley/graph/extract"
	"parley/graph/score"
	"parley/store/badger"
)

// uploads loads what comes through the endpoint, one upload at a time: each
// takes all processors anyway, and codings are of records that stand still.
type uploads struct {
	keeper
	extractor *extract.Extractor
	turn      chan struct{}
}

func newUploads(s *badger.Store, x *extract.Extractor) *uploads {
	return &uploads{keeper{s}, x, make(chan struct{}, 1)}
}

// wait waits for one's turn, and gives what ends it.
func (u *uploads) wait(ctx context.Context) (done func(), err error) {
	select {
	case u.turn <- struct{}{}:
		return func() { <-u.turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// keepCoding is the endpoint's api.CodingKeeper.
func (u *uploads) keepCoding(ctx context.Context, sent api.Coding) (coded api.Coded, err error) {
	done, err := u.wait(ctx)
	if err != nil {
		return coded, err
	}
	defer done()
	c, err := score.Read(strings.NewReader(sent.Text))
	if err != nil {
		return coded, err
	}
	kept, err := addCoding(ctx, u.store, sent.Coder, sent.Record, c)
	if err != nil {
		return coded, err
	}
	return api.Coded{Record: kept.record.ID, Stances: len(kept.Stances), Linkages: len(kept.Linkages), Left: kept.left}, nil
}

// load is the endpoint's api.Loader.
func (u *uploads) load(ctx context.Context, text api.Upload, each func(api.Loaded)) error {
	done, err := u.wait(ctx)
	if err != nil {
		return err
	}
	defer done()
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
