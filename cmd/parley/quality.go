package main

import (
	"fmt"
	"io"

	"parley/graph/classify"
	"parley/graph/extract"
	"parley/graph/score"
)

type qualityVerb struct {
	lesson
	Errors int  `default:"20" placeholder:"N" help:"Print the N costliest errors (${default})."`
	Curve  bool `help:"Print the learning curve as well; it takes six times as long."`
}

// shortUnit is the length in code points under which a unit counts as short.
const shortUnit = 150

// Run scores each record by a coder that learnt from all the others.
func (v qualityVerb) Run(e *env) error {
	set, examples, err := v.read()
	if err != nil {
		return err
	}
	if err := codeUnseen(set, examples); err != nil {
		return err
	}
	records := make([]score.Record, len(set))
	for i, r := range set {
		records[i] = r.Record
	}
	printQuality(e.stdout, records)
	if v.Curve {
		if err := printCurve(e.stdout, examples); err != nil {
			return err
		}
	}
	printErrors(e.stdout, records, v.Errors)
	return nil
}

// codeUnseen codes each record by a coder that did not learn from it.
func codeUnseen(set []*goldRecord, examples []classify.Example) error {
	models, err := classify.TrainUnseen(examples)
	if err != nil {
		return err
	}
	for i, r := range set {
		if err := r.codeBy(models[i]); err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
	}
	return nil
}

func (r *goldRecord) codeBy(model *classify.Model) error {
	coder, err := classify.NewWith(model)
	if err != nil {
		return err
	}
	x, err := extract.NewWith(coder)
	if err != nil {
		return err
	}
	doc, err := readOnly(r.path, x.Read)
	if err != nil {
		return err
	}
	r.Coding = score.FromDocument(doc)
	return nil
}

// printQuality prints a table a form of record, and what length alone reaches.
func printQuality(w io.Writer, records []score.Record) {
	var labelled, narrated []score.Record
	for _, r := range records {
		if r.Labelled() {
			labelled = append(labelled, r)
		} else {
			narrated = append(narrated, r)
		}
	}
	whole := func(r score.Record) *score.Table { return score.Score(r.Gold, r.Coding, r.Units) }
	short := func(r score.Record) *score.Table { return score.ScoreShort(r.Gold, r.Coding, r.Units, shortUnit) }
	printTable(w, "all records", sum(records, whole))
	printTable(w, "labelled records", sum(labelled, whole))
	printTable(w, "narrated records", sum(narrated, whole))
	printTable(w, fmt.Sprintf("units under %d characters", shortUnit), sum(records, short))
	printTable(w, "unit length alone", score.LengthBaseline(records))
	overlap, of := score.Evidence(records)
	fmt.Fprintf(w, "evidence: of %d stances right in kind, %.3f quote words that gold quotes too\n", of, overlap)
	fmt.Fprintf(w, "kappa on the kind, over units that either coded: %.3f\n", score.Kappa(records))
}

func sum(records []score.Record, table func(score.Record) *score.Table) *score.Table {
	var tables []*score.Table
	for _, r := range records {
		tables = append(tables, table(r))
	}
	return score.Sum(tables...)
}

func printTable(w io.Writer, title string, t *score.Table) {
	fmt.Fprintf(w, "%s\n%s\n", title, t)
}

// printCurve prints how (turn, kind) grows with what the coder learns from.
func printCurve(w io.Writer, examples []classify.Example) error {
	records := func(share int) func(int, *classify.Example) bool {
		return func(i int, x *classify.Example) bool { return x.Written || i*37%100 < share }
	}
	points, err := classify.LearningCurve(examples,
		records(25), records(50), records(75), records(100),
		func(_ int, x *classify.Example) bool { return !x.Written },
		func(_ int, x *classify.Example) bool { return !x.Coded },
		func(_ int, x *classify.Example) bool { return !x.Written && !x.Coded })
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "learning curve, of nine tenths of the gold records each time")
	fmt.Fprintf(w, "%6s %6s %10s  %-5s  %s\n", "gold", "coded", "exchanges", "micro", "macro")
	for _, p := range points {
		fmt.Fprintf(w, "%6d %6d %10d  %.3f  %.3f\n", p.Gold, p.Coded, p.Written, p.Micro, p.Macro)
	}
	fmt.Fprintln(w)
	return nil
}
