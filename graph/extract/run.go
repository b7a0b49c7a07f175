package extract

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"

	"parley/graph"
	"parley/graph/parse"
)

// A Source is one file to read records from.
type Source struct {
	Name string // relative to what was asked for
	Open func() (io.ReadCloser, error)
}

// A Result is what became of one record, or of a file as a whole.
type Result struct {
	Source   string
	Document *graph.Document // nil where Err concerns the file
	Known    bool            // the record was there already, unchanged
	Err      error
}

// A Sink takes the records of a run. Its methods are called concurrently.
type Sink interface {
	// Known reports whether the record, as parsed, is there already unchanged.
	Known(context.Context, *graph.Document) (bool, error)
	// Put keeps an extracted record.
	Put(context.Context, *graph.Document) error
	// Done is told of every record, and of every file that failed.
	Done(Result)
}

// Run reads the sources, extracts their records on all processors and hands
// them to sink. A bad file or record is told to sink and the others go on; Run
// itself returns only ctx's error. Of two records with one ID and the same words
// one counts as known, of two with other words one is a [*ConflictError]. However large the input, only a few records
// for each processor are in memory at a time.
func (x *Extractor) Run(ctx context.Context, sources []Source, sink Sink) error {
	workers := runtime.GOMAXPROCS(0)
	files, records := make(chan Source), make(chan *graph.Document, workers)
	w := &worker{x, sink, claims{of: map[graph.ID]*claim{}}}
	var readers, coders sync.WaitGroup
	for range workers {
		readers.Go(func() { readAll(ctx, files, records, sink) })
		coders.Go(func() { w.putAll(ctx, records) })
	}
	for _, s := range sources {
		select {
		case files <- s:
		case <-ctx.Done():
		}
	}
	close(files)
	readers.Wait()
	close(records)
	coders.Wait()
	return ctx.Err()
}

// readAll parses files until there are no more.
func readAll(ctx context.Context, files <-chan Source, records chan<- *graph.Document, sink Sink) {
	for s := range files {
		if err := readOne(ctx, s, records); err != nil && ctx.Err() == nil {
			sink.Done(Result{Source: s.Name, Err: err})
		}
	}
}

func readOne(ctx context.Context, s Source, records chan<- *graph.Document) (err error) {
	f, err := s.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return parse.Read(s.Name, f, func(d *graph.Document) error {
		select {
		case records <- d:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// A worker extracts records and hands them on.
type worker struct {
	*Extractor
	sink   Sink
	claims claims
}

// putAll extracts and keeps records until there are no more.
func (w *worker) putAll(ctx context.Context, records <-chan *graph.Document) {
	for d := range records {
		if ctx.Err() == nil {
			w.put(ctx, d)
		}
	}
}

func (w *worker) put(ctx context.Context, d *graph.Document) {
	c := w.claims.lock(d)
	defer c.Unlock()
	r := c.take(d)
	known := r.copy
	if r.keep {
		k, err := w.keep(ctx, d)
		if err != nil {
			w.sink.Done(Result{Source: d.Source, Document: d, Err: err})
			return
		}
		known = known || k
	}
	if r.err != nil {
		w.sink.Done(Result{Source: r.of, Err: r.err})
		return
	}
	w.sink.Done(Result{Source: d.Source, Document: d, Known: known})
}

// keep extracts and puts a record, unless it is known.
func (w *worker) keep(ctx context.Context, d *graph.Document) (known bool, err error) {
	known, err = w.sink.Known(ctx, d)
	if err != nil || known {
		return known, err
	}
	if err := w.Extract(d); err != nil {
		return false, err
	}
	return false, w.sink.Put(ctx, d)
}
