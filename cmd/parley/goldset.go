package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/classify"
	"parley/graph/extract"
	"parley/graph/parse"
	"parley/graph/score"
)

// goldRecord is a gold coding and its record, parsed and linked.
type goldRecord struct {
	score.Record
	path string // of the record
	doc  *graph.Document
}

// readGoldSet reads every NAME.gold.json of dir, in order of name, with the
// record of that name from anywhere below corpus.
func readGoldSet(dir, corpus string) ([]*goldRecord, error) {
	golds, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil || len(golds) == 0 {
		return nil, fmt.Errorf("no *.gold.json in %s", dir)
	}
	slices.Sort(golds)
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	var set []*goldRecord
	for _, path := range golds {
		r, err := readGoldRecord(path, corpus, x)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		set = append(set, r)
	}
	return set, nil
}

func readGoldRecord(path, corpus string, x *extract.Extractor) (*goldRecord, error) {
	gold, err := readGold(path, "")
	if err != nil {
		return nil, err
	}
	r := &goldRecord{Record: *gold}
	if r.path, err = findRecord(corpus, gold.Name); err != nil {
		return nil, err
	}
	r.doc, err = readOnly(r.path, x.Linked)
	return r, err
}

// errFound ends a walk.
var errFound = errors.New("found")

// findRecord gives the file below corpus that is called name, or whose name
// goes on after name and a hyphen; the collection's name in front may be missing.
func findRecord(corpus, name string) (found string, err error) {
	_, short, _ := strings.Cut(name, "_")
	err = filepath.WalkDir(corpus, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		base := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))
		if base == name || short != "" && strings.HasPrefix(base, short+"-") {
			found = path
			return errFound
		}
		return nil
	})
	if errors.Is(err, errFound) {
		return found, nil
	}
	return "", errors.Join(err, fmt.Errorf("no record called %s below %s", name, corpus))
}

// readOnly gives the only record of a file, as read makes it.
func readOnly(path string, read extract.Reader) (doc *graph.Document, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	err = read(sourceName(path), f, func(d *graph.Document) error {
		if doc != nil {
			return fmt.Errorf("%s holds several records; take them one by one", path)
		}
		doc = d
		return nil
	})
	return doc, err
}

// example gives what a coder can learn from the record.
func (r *goldRecord) example() classify.Example {
	e := classify.Example{Doc: r.doc}
	for _, s := range score.Place(r.Gold, r.Units, r.doc).Stances {
		e.Labels = append(e.Labels, classify.Label{
			Turn:     s.Turn,
			Kind:     graph.StanceKind(s.Kind),
			Quote:    s.Quote,
			Optional: s.Optional,
			Holder:   s.Holder,
			Targets:  s.Targets,
			AlsoOk:   s.AlsoOk,
		})
	}
	return e
}

// lesson is what the verbs that teach the coder are given.
type lesson struct {
	Exchanges string `default:"graph/classify/data/exchanges" placeholder:"DIR" help:"Folder of written exchanges (${default})."`
	Codings   string `default:"graph/classify/data/codings" placeholder:"DIR" help:"Folder of codings of records that CORPUS holds (${default})."`
	Gold      string `arg:"" help:"Folder of gold codings, NAME.gold.json, with units/NAME.json."`
	Corpus    string `arg:"" help:"Folder that holds the records."`
}

// read gives the gold records and what there is to learn from: each of them, in
// order, then the records that were coded for Parley, and the written exchanges.
func (l lesson) read() (set []*goldRecord, examples []classify.Example, err error) {
	if set, err = readGoldSet(l.Gold, l.Corpus); err != nil {
		return nil, nil, err
	}
	for _, r := range set {
		examples = append(examples, r.example())
	}
	codings, err := readAll(l.Codings, classify.ReadCodings)
	if err != nil {
		return nil, nil, err
	}
	coded, err := layCodings(codings, l.Corpus)
	if err != nil {
		return nil, nil, err
	}
	written, err := readAll(l.Exchanges, classify.ReadExchanges)
	return set, slices.Concat(examples, coded, written), err
}

// readAll reads what the *.txt of a folder hold, in order of their names.
func readAll[V any](dir string, read func(name string, r io.Reader) ([]V, error)) (all []V, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no *.txt in %s", dir)
	}
	for _, path := range files {
		var some []V
		named := func(r io.Reader) ([]V, error) { return read(filepath.Base(path), r) }
		if err := readInto(path, &some, named); err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// layCodings lays codings onto their records below corpus.
func layCodings(codings []*classify.Coding, corpus string) ([]classify.Example, error) {
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	open := func(file string) (io.ReadCloser, error) {
		path, err := findRecord(corpus, strings.TrimSuffix(file, filepath.Ext(file)))
		if err != nil {
			return nil, err
		}
		return os.Open(path)
	}
	return classify.LayCodings(codings, open, func(name string, r io.Reader, each func(*graph.Document) error) error {
		if err := x.Linked(name, r, each); !errors.Is(err, parse.ErrNoTurns) {
			return err
		}
		return nil
	})
}
