package main

import (
	"errors"
	"os"
	"path/filepath"

	"parley/graph"
	"parley/graph/extract"
	"parley/graph/score"
)

type codeVerb struct {
	authorityFlag
	File string `arg:"" help:"Record to code; - reads standard input."`
}

// Help is shown below the flags.
func (codeVerb) Help() string {
	return `Every turn is printed with its text, mentions, stances and terms, then the linkages.
The same file gives the same bytes.

  parley code fixtures/1945-07-02-soong-stalin.txt
  parley code memcon.xml | jq '.turns[] | select(.stances) | .n'`
}

// Run prints the coding of the file's only record, or of each in turn.
func (v codeVerb) Run(e *env) error {
	x, err := v.extractor()
	if err != nil {
		return err
	}
	return readFile(e, v.File, x, func(d *graph.Document) error {
		return score.FromDocument(d).Write(e.stdout)
	})
}

// readFile extracts the records of one file, or of standard input.
func readFile(e *env, name string, x *extract.Extractor, each func(*graph.Document) error) (err error) {
	r := e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		r = f
	}
	return x.Read(sourceName(name), r, each)
}

// sourceName is the name under which a single file's records are known.
func sourceName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return filepath.Base(path)
}
