package relate_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/graph/relate"
	"parley/graph/score"
)

var (
	update  = flag.Bool("update", false, "rewrite the golden files and learn the weights again")
	fault   = flag.Bool("fault", false, "judge records whose stances are partly wrong")
	explain = flag.Bool("explain", false, "print what is missed and what is wrongly found")
)

type amountKey struct {
	turn     int
	min, max float64
	unit     string
}

func goldTerms(c *score.Coding) map[amountKey]bool {
	m := map[amountKey]bool{}
	for _, t := range c.Turns {
		for _, x := range t.Terms {
			m[amountKey{t.N, x.Min, x.Max, strings.TrimRight(strings.ToLower(x.Unit), "s")}] = !x.Optional
		}
	}
	return m
}

// TestTermsLeaveOneOut judges the terms of each record by weights learnt from
// all others.
func TestTermsLeaveOneOut(t *testing.T) {
	if testing.Short() {
		t.Skip("learning takes seconds")
	}
	records := goldRecords(t)
	x, err := relate.New()
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	samples := make([][]relate.Sample, len(records))
	for i := range records {
		gold := plain(goldTerms(records[i].Gold))
		samples[i] = x.TermSamples(records[i].doc)
		for _, r := range []goldRecord{records[i], records[i].faulty(uint64(i))} {
			for _, s := range x.TermSamples(r.doc) {
				all = append(all, example{record: i, features: unique(s.Features), holds: gold[plainKey(keyOf(s))]})
			}
		}
		if *fault {
			samples[i] = x.TermSamples(records[i].faulty(99 + uint64(i)).doc)
		}
	}
	tp, fp, fn := 0, 0, 0
	for i := range records {
		w := learn(x.TermPrior(), all, i)
		gold, found := goldTerms(records[i].Gold), map[amountKey]bool{}
		for _, s := range samples[i] {
			if sigmoid(dot(w, unique(s.Features))) >= 0.5 {
				found[keyOf(s)] = true
			}
			if *explain && (sigmoid(dot(w, unique(s.Features))) >= 0.5) != gold[keyOf(s)] {
				from := max(0, s.Span.Start-70)
				fmt.Printf("%v %s %d %v–%v %s %q %v\n", gold[keyOf(s)], records[i].Name, s.Turn, s.Min, s.Max, s.Unit, records[i].doc.Text[from:s.Span.End+25], s.Features)
			}
		}
		a, b, c := count(gold, found)
		t.Logf("%s: %d right, %d added, %d missed", records[i].Name, a, b, c)
		tp, fp, fn = tp+a, fp+b, fn+c
	}
	f1 := 2 * float64(tp) / float64(2*tp+fp+fn)
	t.Logf("terms, leave one record out: F1 %.3f (tp %d fp %d fn %d)", f1, tp, fp, fn)
	if f1 < 0.73 {
		t.Errorf("F1 %.3f; it was 0.75", f1)
	}
	if *update {
		writeWeights(t, "data/terms.weights.txt", "# Log-odds of the cues in terms.txt, learnt from coded records.\n# Learn again: go test ./graph/relate -run Terms -update\n", learn(x.TermPrior(), all, -1))
	}
}

func keyOf(s relate.Sample) amountKey {
	return amountKey{s.Turn, s.Min, s.Max, strings.TrimRight(strings.ToLower(s.Unit), "s")}
}

// plainKey puts an amount so that coders who write units differently agree:
// sums in full, and no remarks in the unit.
func plainKey(k amountKey) amountKey {
	k.unit, _, _ = strings.Cut(k.unit, " (")
	for name, by := range map[string]float64{"million ": 1e6, "billion ": 1e9} {
		if rest, ok := strings.CutPrefix(k.unit, name); ok {
			k.unit, k.min, k.max = rest, k.min*by, k.max*by
		}
	}
	return k
}

func plain(keys map[amountKey]bool) map[amountKey]bool {
	m := map[amountKey]bool{}
	for k, v := range keys {
		m[plainKey(k)] = v
	}
	return m
}

func unique(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func count(gold, found map[amountKey]bool) (tp, fp, fn int) {
	for k := range found {
		if gold[k] {
			tp++
		} else {
			fp++
		}
	}
	for k := range gold {
		if !found[k] {
			fn++
		}
	}
	return tp, fp, fn
}
