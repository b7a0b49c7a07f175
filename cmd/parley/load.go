package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/extract"
	"parley/store/badger"
)

type loadVerb struct {
	storeFlag
	authorityFlag
	JSON  bool     `name:"json" help:"Print the report as JSON."`
	Paths []string `arg:"" name:"path" help:"Files or folders; - reads standard input."`
}

// Help is shown below the flags.
func (loadVerb) Help() string {
	return `The format of a file is recognised by its content. Records that are in the store
unchanged are skipped; a changed record replaces what it said before. A bad file is
named, the others are loaded, and the exit code is 1.

  parley load fixtures/1945-07-02-soong-stalin.txt
  parley load --store ~/berlin frus1961-63v14.xml notes/
  curl -s https://example.org/record.txt | parley load -`
}

// errBadFiles makes the exit code 1 after the report has named the files.
var errBadFiles = errors.New("some files could not be loaded; the report above names them")

// Run loads every path into the store and prints a report.
func (v loadVerb) Run(e *env) (err error) {
	sources, size, err := findSources(v.Paths, e.stdin)
	if err != nil {
		return err
	}
	x, err := v.extractor()
	if err != nil {
		return err
	}
	coding, err := v.coding()
	if err != nil {
		return err
	}
	s, err := openStore(v.Store, badger.Coding(coding))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()

	l := &loading{keeper: keeper{s}, report: newReport(), progress: newProgress(e.stderr, size, time.Now)}
	err = x.Run(e.ctx, l.counted(sources), l)
	l.progress.finish()
	l.report.finish(l.progress.elapsed())
	if perr := l.report.print(e.stdout, v.JSON); err == nil {
		err = perr
	}
	if err == nil && len(l.report.Failed) > 0 {
		err = errBadFiles
	}
	return err
}

// findSources lists the files of paths in a fixed order, and their size in
// bytes as far as it is known.
func findSources(paths []string, stdin io.Reader) (sources []extract.Source, size int64, err error) {
	for _, path := range paths {
		if path == "-" {
			open := func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }
			sources = append(sources, extract.Source{Name: sourceName(path), Open: open})
			continue
		}
		err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if hidden := file != path && strings.HasPrefix(d.Name(), "."); d.IsDir() || hidden {
				if d.IsDir() && hidden {
					return fs.SkipDir
				}
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			size += info.Size()
			sources = append(sources, fileSource(path, file))
			return nil
		})
		if err != nil {
			return nil, 0, fmt.Errorf("look for records: %w", err)
		}
	}
	return sources, size, nil
}

// fileSource names a file by its path below root, so that a folder's records
// keep their names wherever the folder lies.
func fileSource(root, file string) extract.Source {
	name, err := filepath.Rel(root, file)
	if err != nil || name == "." {
		name = filepath.Base(file)
	}
	return extract.Source{
		Name: filepath.ToSlash(name),
		Open: func() (io.ReadCloser, error) { return os.Open(file) },
	}
}

// A keeper is the part of every sink that keeps records in the store.
type keeper struct{ store *badger.Store }

// Known asks the store.
func (k keeper) Known(ctx context.Context, d *graph.Document) (bool, error) {
	return k.store.Known(ctx, d)
}

// Put keeps d in the store, and what persons coded of it.
func (k keeper) Put(ctx context.Context, d *graph.Document) error {
	if err := keepCodings(ctx, k.store, d); err != nil {
		return err
	}
	_, err := k.store.Put(ctx, d)
	return err
}

// loading is the sink of a load: it keeps records and counts them.
type loading struct {
	keeper
	report   *report
	progress *progress
}

// Done counts r.
func (l *loading) Done(r extract.Result) {
	l.report.add(r)
	if r.Document != nil && r.Err == nil {
		l.progress.record(len(r.Document.Turns))
	}
}

// counted makes the progress see every byte that is read.
func (l *loading) counted(sources []extract.Source) []extract.Source {
	out := make([]extract.Source, len(sources))
	for i, s := range sources {
		out[i] = extract.Source{Name: s.Name, Open: func() (io.ReadCloser, error) {
			f, err := s.Open()
			if err != nil {
				return nil, err
			}
			return &countingReader{f, l.progress}, nil
		}}
	}
	return out
}

type countingReader struct {
	io.ReadCloser
	progress *progress
}

// Read counts what it reads.
func (r *countingReader) Read(b []byte) (int, error) {
	n, err := r.ReadCloser.Read(b)
	r.progress.read(n)
	return n, err
}
