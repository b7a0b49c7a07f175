package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parley/graph"
	"parley/graph/score"
)

type scoreVerb struct {
	authorityFlag
	JSON   bool   `name:"json" help:"Print the table as JSON."`
	Errors int    `placeholder:"N" help:"Also print the N costliest errors, the confusion matrix and the reliability of confidences."`
	Units  string `placeholder:"FILE" help:"Texts of the units that GOLD numbers; units/NAME.json beside GOLD is found by itself."`
	Gold   string `arg:"" help:"Gold coding (JSON)."`
	Coding string `arg:"" help:"Coding (JSON), or a record to be coded."`
}

// Help is shown below the flags.
func (scoreVerb) Help() string {
	return `Precision, recall and F1 of turn segmentation, mentions, stances by kind, with holder and
with target, terms, and linkages.

  parley score gold/1945-07-02-soong-stalin.gold.json fixtures/1945-07-02-soong-stalin.txt
  parley score --json gold/memcon.gold.json mine.json`
}

// Run prints the table.
func (v scoreVerb) Run(e *env) error {
	r, err := v.record(e)
	if err != nil {
		return err
	}
	table := score.Score(r.Gold, r.Coding, r.Units)
	if v.JSON {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", " ")
		return enc.Encode(table)
	}
	fmt.Fprint(e.stdout, table)
	if v.Errors > 0 {
		printErrors(e.stdout, []score.Record{*r}, v.Errors)
	}
	return nil
}

func (v scoreVerb) record(e *env) (*score.Record, error) {
	gold, err := readGold(v.Gold, v.Units)
	if err != nil {
		return nil, err
	}
	gold.Coding, err = v.coding(e)
	return gold, err
}

// coding reads the coding, or codes the record.
func (v scoreVerb) coding(e *env) (*score.Coding, error) {
	b, err := os.ReadFile(v.Coding)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		if c, err := score.Read(bytes.NewReader(b)); err == nil || filepath.Ext(v.Coding) == ".json" {
			return c, err
		}
	}
	x, err := v.extractor()
	if err != nil {
		return nil, err
	}
	var coding *score.Coding
	err = x.Read(sourceName(v.Coding), bytes.NewReader(b), func(d *graph.Document) error {
		if coding != nil {
			return errors.New("the file holds several records; score them one by one")
		}
		coding = score.FromDocument(d)
		return nil
	})
	return coding, err
}

// readGold reads a gold coding and the texts of its units; with no name given
// it looks for these in units/ beside the coding.
func readGold(path, units string) (*score.Record, error) {
	name := strings.TrimSuffix(filepath.Base(path), ".gold.json")
	r := &score.Record{Name: name}
	if err := readInto(path, &r.Gold, score.Read); err != nil {
		return nil, err
	}
	if units == "" {
		units = filepath.Join(filepath.Dir(path), "units", name+".json")
		if _, err := os.Stat(units); err != nil {
			return r, nil
		}
	}
	return r, readInto(units, &r.Units, score.ReadUnits)
}

// readInto reads a file with read into to.
func readInto[T any](path string, to *T, read func(io.Reader) (T, error)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if *to, err = read(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// printErrors shows where coding and gold differ, and whether the coder knew.
func printErrors(w io.Writer, records []score.Record, n int) {
	fmt.Fprintf(w, "\n%s\n%s\n", score.Confuse(records), score.Calibrate(records))
	for _, m := range score.Mistakes(records, n) {
		fmt.Fprintln(w, m)
	}
}
