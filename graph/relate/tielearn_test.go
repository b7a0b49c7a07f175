package relate_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/graph/phrase"
	"parley/graph/relate"
)

// TestLinkagesLeaveOneOut judges the linkages of each record by weights learnt
// from all others, at several thresholds.
func TestLinkagesLeaveOneOut(t *testing.T) {
	records := goldRecords(t)
	x, err := relate.New()
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	samples := make([][]relate.Sample, len(records))
	reached, turns := 0, 0
	for i := range records {
		r := &records[i]
		gold := map[int][]string{}
		for _, l := range r.Gold.Linkages {
			gold[l.Turn] = append(gold[l.Turn], strings.Join(strings.Fields(l.Quote), " "))
		}
		samples[i] = x.TieSamples(r.doc)
		hit := map[int]bool{}
		for _, s := range samples[i] {
			text := strings.Join(strings.Fields(r.doc.Text[s.Span.Start:s.Span.End]), " ")
			holds := false
			for _, q := range gold[s.Turn] {
				holds = holds || strings.Contains(text, q[:min(30, len(q))]) || strings.Contains(q, text) || strings.Contains(text, q[max(0, len(q)-30):])
			}
			if holds {
				hit[s.Turn] = true
			}
			all = append(all, example{record: i, features: unique(s.Features), holds: holds})
		}
		turns += len(gold)
		reached += len(hit)
	}
	t.Logf("%d samples; of %d gold turns %d have a candidate on the quote", len(all), turns, reached)
	type tally struct{ tp, fp, fn int }
	if os.Getenv("UNI") != "" {
		df := map[string]int{}
		k := 0
		words := make([][]string, len(all))
		for i := range records {
			for _, sm := range samples[i] {
				seen := map[string]bool{}
				for w := range phrase.Words(strings.ToLower(records[i].doc.Text[sm.Span.Start:sm.Span.End])) {
					if !seen[w.Text] {
						seen[w.Text] = true
						df[w.Text]++
						words[k] = append(words[k], w.Text)
					}
				}
				k++
			}
		}
		k = 0
		for i := range records {
			for j := range samples[i] {
				for _, w := range words[k] {
					if df[w] >= 12 {
						samples[i][j].Features = append(samples[i][j].Features, "w:"+w)
					}
				}
				all[k].features = unique(samples[i][j].Features)
				k++
			}
		}
	}
	tallies, customer := map[float64]*tally{}, map[float64]*tally{}
	thresholds := []float64{0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7}
	for _, th := range thresholds {
		tallies[th], customer[th] = &tally{}, &tally{}
	}
	for i := range records {
		w := learn(x.TiePrior(), all, i)
		gold := map[int]bool{}
		for _, l := range records[i].Gold.Linkages {
			gold[l.Turn] = true
		}
		for _, th := range thresholds {
			found := map[int]bool{}
			none := map[int]float64{}
			for _, s := range samples[i] {
				p := sigmoid(dot(w, unique(s.Features)))
				if _, ok := none[s.Turn]; !ok {
					none[s.Turn] = 1
				}
				none[s.Turn] *= 1 - p
				if os.Getenv("OR") != "" {
					p = 1 - none[s.Turn]
				}
				if p >= th {
					found[s.Turn] = true
				}
				if *explain && th == 0.5 && (gold[s.Turn] || p > th) {
					fmt.Printf("%v %.2f %s %d %q %q\n", gold[s.Turn], p, records[i].Name, s.Turn, records[i].doc.Text[s.Span.Start:s.Span.End], s.Features)
				}
			}
			a := tally{}
			for n := range found {
				if gold[n] {
					a.tp++
				} else {
					a.fp++
				}
			}
			a.fn = len(gold) - a.tp
			for _, into := range []*tally{tallies[th], customer[th]} {
				if into == customer[th] && !strings.HasPrefix(records[i].Name, "1945") {
					continue
				}
				into.tp, into.fp, into.fn = into.tp+a.tp, into.fp+a.fp, into.fn+a.fn
			}
		}
	}
	for _, th := range thresholds {
		a, c := tallies[th], customer[th]
		t.Logf("%.2f P %.3f R %.3f (tp %d fp %d fn %d); customer tp %d fp %d fn %d", th, float64(a.tp)/float64(a.tp+a.fp), float64(a.tp)/float64(a.tp+a.fn), a.tp, a.fp, a.fn, c.tp, c.fp, c.fn)
	}
	if *update {
		writeWeights(t, "data/linkages.weights.txt", "# Log-odds of the cues in linkages.txt, learnt from coded records.\n# Learn again: go test ./graph/relate -run Linkages -update\n", learn(x.TiePrior(), all, -1))
	}
}
