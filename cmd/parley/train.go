package main

import (
	"bytes"
	"fmt"
	"os"

	"parley/graph/classify"
)

type trainVerb struct {
	Gold   string `arg:"" help:"Folder of gold codings, NAME.gold.json, with units/NAME.json."`
	Corpus string `arg:"" help:"Folder that holds the records."`
	Out    string `default:"graph/classify/data/weights.txt" placeholder:"FILE" help:"Where the weights go (${default})."`
}

// Run learns from every gold record and writes the weights.
func (v trainVerb) Run(e *env) error {
	set, err := readGoldSet(v.Gold, v.Corpus)
	if err != nil {
		return err
	}
	model, err := classify.Train(examplesOf(set))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if _, err := model.WriteTo(&b); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s: learnt from %d records, %d exchanges\n", v.Out, model.Trained.Records, model.Trained.Exchanges)
	return os.WriteFile(v.Out, b.Bytes(), 0o666)
}
