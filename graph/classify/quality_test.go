package classify

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/link"
	"parley/graph/parse"
)

var quality = flag.Bool("quality", false, "train and try on the gold records, one left out at a time")

// goldTrainer holds the gold records, in front, and the written exchanges.
type goldTrainer struct {
	*trainer
	gold []goldRecord
}

func newGoldTrainer(t *testing.T) *goldTrainer {
	t.Helper()
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	d := &goldTrainer{gold: goldRecords(t)}
	var examples []Example
	for _, r := range d.gold {
		examples = append(examples, r.Example)
	}
	d.trainer = newTrainer(c, slices.Concat(examples, codedRecords(t), writtenExchanges(t)))
	t.Logf("%d features, %d examples", len(d.names), len(d.examples))
	return d
}

func writtenExchanges(t *testing.T) []Example { return readAll(t, "exchanges", ReadExchanges) }

// codedRecords gives the records of data/codings, read beside the repository.
func codedRecords(t *testing.T) []Example {
	t.Helper()
	linker, err := link.New()
	if err != nil {
		t.Fatal(err)
	}
	paths := corpusFiles(t)
	open := func(file string) (io.ReadCloser, error) {
		return os.Open(paths(strings.TrimSuffix(file, filepath.Ext(file))))
	}
	examples, err := LayCodings(readAll(t, "codings", ReadCodings), open, func(name string, r io.Reader, each func(*graph.Document) error) error {
		err := parse.Read(name, r, func(d *graph.Document) error { return errors.Join(linker.Link(d), each(d)) })
		if errors.Is(err, parse.ErrNoTurns) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return examples
}

func readAll[V any](t *testing.T, folder string, read func(string, io.Reader) ([]V, error)) (all []V) {
	t.Helper()
	files, err := filepath.Glob("data/" + folder + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		all = append(all, open(t, name, func(r io.Reader) ([]V, error) { return read(name, r) })...)
	}
	return all
}

// TestQuality tells how well kinds are found at each grain and by whole turns,
// in records left out, and proves that turns beat their mere length.
func TestQuality(t *testing.T) {
	if !*quality {
		t.Skip("run with -quality")
	}
	d := newGoldTrainer(t)
	baseline := d.report(t, "length only", d.lengths(), d.counted)
	p := d.parts(all)
	d.report(t, "clauses", d.grain(p.turns, clauseGrain), d.counted)
	d.report(t, "sentences", d.grain(p.turns, sentenceGrain), d.counted)
	d.report(t, "wholes", d.grain(p.turns, turnGrain), d.counted)
	best := d.report(t, "turns", p.tried, d.thresholds)
	if least := baseline + 0.05; best < least {
		t.Errorf("micro F1 of turns is %.3f, want at least %.3f", best, least)
	}
}

// report logs the table of turns' log-odds, with thresholds from the other gold
// records, and gives its micro F1.
func (d *goldTrainer) report(t *testing.T, title string, odds [][]scores, thresholds func([][]scores, func(int) bool) scores) float64 {
	t.Helper()
	var all kindTable
	for i := range d.gold {
		threshold := thresholds(odds, func(j int) bool { return j != i && j < len(d.gold) })
		for n, z := range odds[i] {
			s := &d.records[i].seen[n]
			all.add(&d.records[i].turns[n], &z, &threshold, d.records[i].form == graph.Labelled, s.text.turn.Span.Len() < 150)
		}
	}
	t.Logf("%-12s AP %.3f %v", title, d.precision(odds), &all)
	return all.all.f1()
}

// lengths gives every turn's length as the log-odds of every kind.
func (d *goldTrainer) lengths() [][]scores {
	out := make([][]scores, len(d.gold))
	for i := range out {
		for _, s := range d.records[i].seen {
			var z scores
			for k := range z {
				z[k] = float64(s.text.turn.Span.Len())
			}
			out[i] = append(out[i], z)
		}
	}
	return out
}

// grain gives every turn's log-odds at a grain.
func (d *goldTrainer) grain(turns [][]judged, grain int) [][]scores {
	out := make([][]scores, len(d.gold))
	for i := range out {
		for _, j := range turns[i] {
			out[i] = append(out[i], j.best[grain])
		}
	}
	return out
}

// precision gives the mean average precision over the kinds.
func (d *goldTrainer) precision(odds [][]scores) (mean float64) {
	use := func(i int) bool { return i < len(d.gold) }
	for k := range graph.StanceKinds {
		trials := d.sorted(odds, use, k)
		right, seen, sum := 0, 0, 0.0
		for _, x := range trials {
			if x.answer < 0 {
				continue
			}
			seen++
			if x.answer == 1 {
				right++
				sum += float64(right) / float64(seen)
			}
		}
		mean += sum / float64(right) / float64(len(graph.StanceKinds))
	}
	return mean
}
