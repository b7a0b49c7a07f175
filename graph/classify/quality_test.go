package classify

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/graph"
)

var quality = flag.Bool("quality", false, "train and try on the gold records, one left out at a time")

func env(name string, def float64) float64 {
	if v, err := strconv.ParseFloat(os.Getenv(name), 64); err == nil {
		return v
	}
	return def
}

type data struct {
	*trainer
	recs []goldRecord
}

func load(t testing.TB) *data {
	d := &data{recs: goldRecords(t)}
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	var xs []Example
	for _, r := range d.recs {
		xs = append(xs, r.Example)
	}
	d.trainer = newTrainer(c, xs)
	t.Logf("%d features", len(d.names))
	return d
}

type counts struct{ tp, fp, fn int }

func (c counts) f1() float64 {
	if c.tp == 0 {
		return 0
	}
	return 2 * float64(c.tp) / float64(2*c.tp+c.fp+c.fn)
}
func (c *counts) add(gold int8, pred bool) {
	switch {
	case gold == 1 && pred:
		c.tp++
	case gold == 1:
		c.fn++
	case gold == 0 && pred:
		c.fp++
	}
}

// report prints the table for turn scores z[record][turn][kind].
func report(t testing.TB, d *data, title string, z [][]scores) {
	var pred [][][kinds]bool
	for ri := range d.recs {
		pred = append(pred, make([][kinds]bool, len(z[ri])))
		for k := 0; k < kinds; k++ {
			var same, all []trial
			for rj := range d.recs {
				if rj == ri {
					continue
				}
				for ti := range z[rj] {
					x := trial{z[rj][ti][k], d.records[rj].turns[ti][k]}
					all = append(all, x)
					if d.recs[rj].Doc.Form == d.recs[ri].Doc.Form {
						same = append(same, x)
					}
				}
			}
			th := bestThreshold(same)
			for ti := range z[ri] {
				pred[ri][ti][k] = z[ri][ti][k] >= th
			}
		}
	}
	printTable(t, d, title, pred)
}

func printTable(t testing.TB, d *data, title string, pred [][][kinds]bool) {
	var all, lab, nar, short, hasL, hasN counts
	var by [kinds]counts
	for ri := range d.recs {
		labelled := d.recs[ri].Doc.Form == graph.Labelled
		for ti := range pred[ri] {
			any, anyGold, anyOpt := false, int8(0), false
			for k := 0; k < kinds; k++ {
				g, p := d.records[ri].turns[ti][k], pred[ri][ti][k]
				all.add(g, p)
				by[k].add(g, p)
				if labelled {
					lab.add(g, p)
				} else {
					nar.add(g, p)
				}
				if d.records[ri].seen[ti].text.turn.Span.Len() < 150 {
					short.add(g, p)
				}
				any = any || p
				if g == 1 {
					anyGold = 1
				}
				anyOpt = anyOpt || g == -1
			}
			if anyGold == 0 && anyOpt {
				anyGold = -1
			}
			if labelled {
				hasL.add(anyGold, any)
			} else {
				hasN.add(anyGold, any)
			}
		}
	}
	macro := 0.0
	var ks []string
	for k := range by {
		macro += by[k].f1() / kinds
		ks = append(ks, fmt.Sprintf("%s %.3f", graph.StanceKinds[k][:3], by[k].f1()))
	}
	t.Logf("%-16s micro %.3f macro %.3f lab %.3f nar %.3f short %.3f has %.3f/%.3f | %s", title, all.f1(), macro, lab.f1(), nar.f1(), short.f1(), hasL.f1(), hasN.f1(), strings.Join(ks, " "))
}

func lengthOnly(d *data) [][]scores {
	var z [][]scores
	for ri := range d.recs {
		var zr []scores
		for ti := range d.records[ri].seen {
			var x scores
			for k := range x {
				x[k] = float64(d.records[ri].seen[ti].text.turn.Span.Len())
			}
			zr = append(zr, x)
		}
		z = append(z, zr)
	}
	return z
}

func (d *data) judgeAll(folds int) [][]judged {
	out := make([][]judged, len(d.records))
	for fold := range folds {
		m := d.clauseModel(func(i int) bool { return i%folds != fold })
		for i := fold; i < len(d.records); i += folds {
			out[i] = d.records[i].judge(m)
		}
	}
	return out
}

func best(js [][]judged) [][]scores {
	var out [][]scores
	for _, r := range js {
		var o []scores
		for _, j := range r {
			o = append(o, j.best)
		}
		out = append(out, o)
	}
	return out
}

func TestQuality(t *testing.T) {
	if !*quality {
		t.Skip("run with -quality")
	}
	d := load(t)
	report(t, d, "length only", lengthOnly(d))
	start := time.Now()
	js := d.judgeAll(10)
	report(t, d, "clause max", best(js))
	m := &Model{}
	report(t, d, "turns", d.turnModel(m, js))
	t.Logf("in %v", time.Since(start))
}

// TestTrain writes the weights file.
func TestTrain(t *testing.T) {
	if os.Getenv("TRAIN") == "" {
		t.Skip("TRAIN=FILE writes a model")
	}
	d := load(t)
	m, err := Train(d.examples)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(os.Getenv("TRAIN"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.WriteTo(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
