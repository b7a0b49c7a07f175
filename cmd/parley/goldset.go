package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/classify"
	"parley/graph/extract"
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

func examplesOf(set []*goldRecord) []classify.Example {
	var out []classify.Example
	for _, r := range set {
		out = append(out, r.example())
	}
	return out
}
