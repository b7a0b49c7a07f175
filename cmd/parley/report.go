package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"parley/graph"
	"parley/graph/extract"
	"parley/graph/parse"
)

// report is what a load did, for people and for programs.
type report struct {
	Records  int                      `json:"records"` // loaded now
	Skipped  int                      `json:"skipped"` // there already, unchanged
	Turns    int                      `json:"turns"`
	Mentions int                      `json:"mentions"`
	Stances  map[graph.StanceKind]int `json:"stances"`
	Linkages int                      `json:"linkages"`
	Terms    int                      `json:"terms"`
	Formats  map[string]int           `json:"formats"` // records read as which format
	NoTurns  []problem                `json:"noTurns"` // read, but nobody speaks in them
	Failed   []problem                `json:"failed"`
	Seconds  float64                  `json:"seconds"`

	mu sync.Mutex
}

// problem is a file or record, and what is the matter with it.
type problem struct {
	Source string `json:"source"`
	Why    string `json:"why"`
}

func newReport() *report {
	return &report{Stances: map[graph.StanceKind]int{}, Formats: map[string]int{}}
}

// problems gives the records in which nobody speaks, or the file or record that
// failed.
func problems(x extract.Result) (noTurns, failed []problem) {
	var skipped *parse.Skipped
	if errors.As(x.Err, &skipped) {
		for _, s := range skipped.Records {
			noTurns = append(noTurns, problem{s.Source, s.Why})
		}
	} else if x.Err != nil {
		failed = []problem{{x.Source, x.Err.Error()}}
	}
	return noTurns, failed
}

// add counts r. It is safe for concurrent use.
func (r *report) add(x extract.Result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	noTurns, failed := problems(x)
	r.NoTurns, r.Failed = append(r.NoTurns, noTurns...), append(r.Failed, failed...)
	switch {
	case x.Err != nil:
	case x.Known:
		r.Skipped++
	default:
		r.count(x.Document)
	}
}

func (r *report) count(d *graph.Document) {
	r.Records++
	r.Formats[d.Format]++
	r.Turns += len(d.Turns)
	r.Mentions += len(d.Mentions)
	r.Linkages += len(d.Linkages)
	r.Terms += len(d.Terms)
	for _, s := range d.Stances {
		r.Stances[s.Kind]++
	}
}

// finish puts the report into an order that does not depend on which record was
// done first.
func (r *report) finish(took time.Duration) {
	r.Seconds = took.Seconds()
	for _, list := range [][]problem{r.NoTurns, r.Failed} {
		slices.SortFunc(list, func(a, b problem) int { return strings.Compare(a.Source, b.Source) })
	}
}

// print writes the report as JSON or for people.
func (r *report) print(w io.Writer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", " ")
		return enc.Encode(r)
	}
	for _, p := range r.NoTurns {
		fmt.Fprintf(w, "no turns: %s: %s\n", p.Source, p.Why)
	}
	for _, p := range r.Failed {
		fmt.Fprintf(w, "failed: %s\n", p.Why)
	}
	return r.table(w)
}

func (r *report) table(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name string, n int) { fmt.Fprintf(t, "%s\t%d\n", name, n) }
	row("records loaded", r.Records)
	for _, f := range slices.Sorted(maps.Keys(r.Formats)) {
		row("  "+f, r.Formats[f])
	}
	row("skipped, unchanged", r.Skipped)
	row("without turns", len(r.NoTurns))
	row("failed", len(r.Failed))
	row("turns", r.Turns)
	row("mentions", r.Mentions)
	for _, k := range graph.StanceKinds {
		row(strings.ToLower(string(k))+"s", r.Stances[k])
	}
	row("linkages", r.Linkages)
	row("terms", r.Terms)
	fmt.Fprintf(t, "seconds\t%.2f\n", r.Seconds)
	return t.Flush()
}
