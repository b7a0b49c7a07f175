package classify

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/score"
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
	files, _ := filepath.Glob("data/exchanges/*.txt")
	for _, name := range files {
		f, _ := os.Open(name)
		ws, err := ReadExchanges(name, f)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		if env("WRITTEN", 1) > 0 {
			xs = append(xs, ws...)
		}
	}
	for _, p := range strings.Fields(os.Getenv("PEN")) {
		g, v, _ := strings.Cut(p, ":")
		penalties[g], _ = strconv.ParseFloat(v, 64)
	}
	for i := range c.priors {
		for k := range 5 {
			c.priors[i][k] *= env("PRIOR", 1)
		}
	}
	d.trainer = newTrainer(c, xs)
	t.Logf("%d features, %d examples", len(d.names), len(xs))
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
		for k := 0; k < 5; k++ {
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
	printTable(t, d, title+fmt.Sprintf(" AP %.3f", meanAP(d, z)), pred)
	if os.Getenv("ERRORS") == title {
		printErrors(t, d, pred, z)
	}
}

func meanAP(d *data, z [][]scores) float64 {
	mean := 0.0
	for k := range 5 {
		var xs []trial
		for r := range z {
			for i := range z[r] {
				xs = append(xs, trial{z[r][i][k], d.records[r].turns[i][k]})
			}
		}
		bestThreshold(xs) // sorts
		right, seen, sum := 0, 0, 0.0
		for _, x := range xs {
			if x.answer < 0 {
				continue
			}
			seen++
			if x.answer == 1 {
				right++
				sum += float64(right) / float64(seen)
			}
		}
		mean += sum / float64(right) / 5
	}
	return mean
}

func printErrors(t testing.TB, d *data, pred [][][kinds]bool, z [][]scores) {
	for ri := 0; ri < len(d.recs); ri += 2 {
		rec := d.records[ri]
		for i := range rec.seen {
			s := &rec.seen[i]
			if s.text.turn.Span.Len() >= 150 {
				continue
			}
			var missed, wrong, right []string
			for k, kind := range graph.StanceKinds {
				name := string(kind[:3]) + fmt.Sprintf(" %.2f", sigmoid(z[ri][i][k]))
				switch g, p := rec.turns[i][k], pred[ri][i][k]; {
				case g == 1 && !p:
					missed = append(missed, name)
				case g == 0 && p:
					wrong = append(wrong, name)
				case g == 1:
					right = append(right, name)
				}
			}
			if len(missed)+len(wrong) > 0 {
				doc := d.recs[ri].Doc
				before := ""
				if i > 0 {
					before = doc.TurnText(&doc.Turns[i-1])
					before = before[max(0, len(before)-120):]
				}
				t.Logf("…%s\n   %s %d [%s] missed %v wrong %v right %v", before, d.recs[ri].Name, i+1, doc.TurnText(&doc.Turns[i]), missed, wrong, right)
			}
		}
	}
}

func printTable(t testing.TB, d *data, title string, pred [][][kinds]bool) {
	var all, lab, nar, short, hasL, hasN counts
	var by [5]counts
	for ri := range d.recs {
		labelled := d.recs[ri].Doc.Form == graph.Labelled
		for ti := range pred[ri] {
			any, anyGold, anyOpt := false, int8(0), false
			for k := 0; k < 5; k++ {
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
		macro += by[k].f1() / 5
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

func (d *data) grain(js [][]judged, g int) [][]scores {
	var out [][]scores
	for _, r := range js[:len(d.recs)] {
		var o []scores
		for _, j := range r {
			o = append(o, j.best[g])
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
	words := d.wordModels()
	js := d.judge(words)
	report(t, d, "clauses", d.grain(js, clauseGrain))
	report(t, d, "sentences", d.grain(js, sentenceGrain))
	report(t, d, "wholes", d.grain(js, turnGrain))
	samples, names := d.turnSamples(js)
	tried := d.tryTurns(samples, names)
	report(t, d, "turns", tried[:len(d.recs)])
	t.Logf("in %v", time.Since(start))
	if os.Getenv("WHOLE") != "" {
		wholeWay(t, d, words, samples, names, tried)
	}
}

// wholeWay codes each record by a model that did not see it, and scores that.
func wholeWay(t *testing.T, d *data, words []*Model, samples [][]sample, names []string, tried [][]scores) {
	var tables, labelled, short []*score.Table
	targets, targetNames := d.targetSamples()
	var records []score.Record
	for i := range d.recs {
		r := &d.recs[i]
		use := func(j int) bool { return j != i }
		m := &Model{words: words[i%folds].words}
		d.turnModel(m, names, samples, use)
		m.thresholds = d.thresholds(tried, use)
		d.targetModel(m, targetNames, targets, use)
		c, err := NewWith(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Code(r.Doc); err != nil {
			t.Fatal(err)
		}
		r.Coding = score.FromDocument(r.Doc)
		table := score.Score(r.Gold, r.Coding, r.Units)
		tables = append(tables, table)
		if r.Doc.Form == graph.Labelled {
			labelled = append(labelled, table)
		}
		short = append(short, score.ScoreShort(r.Gold, r.Coding, r.Units, 150))
		records = append(records, r.Record)
	}
	t.Logf("all\n%v", score.Sum(tables...))
	t.Logf("labelled\n%v", score.Sum(labelled...))
	t.Logf("short\n%v", score.Sum(short...))
	t.Logf("calibration\n%v", score.Calibrate(records))
	overlap, of := score.Evidence(records)
	t.Logf("evidence %.3f of %d", overlap, of)
}

// TestHolders tries holders on the gold stances alone.
func TestHolders(t *testing.T) {
	if !*quality {
		t.Skip("run with -quality")
	}
	d := load(t)
	var right, of [2]int
	why := map[string]int{}
	for i := range d.recs {
		doc := d.examples[i].Doc
		w := writer{setting: newSetting(doc, nil)}
		form := 0
		if doc.Form == graph.Narrated {
			form = 1
		}
		for _, l := range d.examples[i].Labels {
			if l.Optional {
				continue
			}
			of[form]++
			s := d.records[i].seen[l.Turn-1]
			got, reported := w.holder(&judged{seen: &s}, l.Quote)
			if got == l.Holder {
				right[form]++
				continue
			}
			g, x := doc.Entity(got), doc.Entity(l.Holder)
			name := func(e *graph.Entity) string {
				if e == nil {
					return "none"
				}
				return string(e.Kind) + " " + e.Name
			}
			key := string(doc.Form)
			if reported {
				key += " reported"
			}
			if g != nil && x != nil {
				key += " " + string(g.Kind) + " for " + string(x.Kind)
				if g.Represents == x.ID {
					key += " represented"
				}
				if x.Represents == g.ID {
					key += " representing"
				}
			}
			why[key]++
			if os.Getenv("SHOW") != "" {
				t.Logf("%s %d | %s | got %s want %s", d.recs[i].Name, l.Turn, doc.Text[l.Quote.Start:l.Quote.End], name(g), name(x))
			}
		}
	}
	t.Log(why)
	t.Logf("labelled %d of %d, narrated %d of %d", right[0], of[0], right[1], of[1])
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
