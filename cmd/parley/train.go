package main

import (
	"bytes"
	"fmt"
	"os"

	"parley/graph/classify"
)

type trainVerb struct {
	lesson
	Out string `default:"graph/classify/data/weights.txt" placeholder:"FILE" help:"Where the weights go (${default})."`
}

// Run learns from every gold record and writes the weights.
func (v trainVerb) Run(e *env) error {
	_, examples, err := v.read()
	if err != nil {
		return err
	}
	model, err := classify.Train(examples)
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
