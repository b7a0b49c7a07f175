package classify

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/graph"
)

// A RecordReader reads every record of r, parsed and linked, and hands each to
// each.
type RecordReader func(name string, r io.Reader, each func(*graph.Document) error) error

// LayCodings lays codings onto their records, each file of which is opened and
// read once. The examples come in the order of the codings.
func LayCodings(codings []*Coding, open func(file string) (io.ReadCloser, error), read RecordReader) ([]Example, error) {
	examples := make([]Example, len(codings))
	byFile, files := map[string]map[string]int{}, []string(nil)
	for i, c := range codings {
		file, _, _ := strings.Cut(c.Record, "#")
		if byFile[file] == nil {
			byFile[file] = map[string]int{}
			files = append(files, file)
		}
		byFile[file][c.Record] = i
	}
	for _, file := range files {
		err := eachRecord(file, open, read, func(d *graph.Document) (err error) {
			if i, ok := byFile[file][d.Source]; ok {
				examples[i], err = codings[i].On(d)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	for i, x := range examples {
		if x.Doc == nil {
			return nil, fmt.Errorf("%s is not among the records", codings[i].Record)
		}
	}
	return examples, nil
}

func eachRecord(file string, open func(string) (io.ReadCloser, error), read RecordReader, each func(*graph.Document) error) error {
	f, err := open(file)
	if err != nil {
		return err
	}
	return errors.Join(read(file, f, each), f.Close())
}
