package score

import (
	"fmt"
	"math"
	"strings"
)

// A Bin holds the stances whose confidence lies from From up to To.
type Bin struct {
	From, To   float64
	Count      int
	Confidence float64 // the mean that the coder gave
	Right      float64 // the share that gold has too
}

// A Calibration tells whether confidences can be believed.
type Calibration struct {
	Bins  []Bin
	Error float64 // expected calibration error: mean distance of confidence and share right
}

// Calibrate compares the confidences of all stances, as (unit, kind), with how
// often they are right. Where gold leaves a stance optional it does not count.
func Calibrate(records []Record) Calibration {
	const bins = 10
	var c Calibration
	var sum, right [bins]float64
	var count [bins]int
	total := 0
	for i := range records {
		for _, j := range records[i].judged() {
			b := min(int(j.confidence*bins), bins-1)
			sum[b] += j.confidence
			count[b]++
			total++
			if j.right {
				right[b]++
			}
		}
	}
	for b, n := range count {
		if n == 0 {
			continue
		}
		bin := Bin{From: float64(b) / bins, To: float64(b+1) / bins, Count: n, Confidence: sum[b] / float64(n), Right: right[b] / float64(n)}
		c.Bins = append(c.Bins, bin)
		c.Error += float64(n) / float64(total) * math.Abs(bin.Confidence-bin.Right)
	}
	return c
}

type judgement struct {
	confidence float64
	right      bool
}

// judged gives each (unit, kind) of the coding with its highest confidence.
func (r *Record) judged() []judgement {
	_, pred := r.both()
	gold := r.compare().gold
	var js []judgement
	for _, f := range sorted(pred) {
		if gold.optional[f] && !gold.stances[f] {
			continue
		}
		j := judgement{right: gold.stances[f]}
		for _, s := range pred[f] {
			j.confidence = max(j.confidence, s.Confidence)
		}
		if j.confidence > 0 {
			js = append(js, j)
		}
	}
	return js
}

// String gives the reliability table.
func (c Calibration) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "confidence   stances  mean   right\n")
	for _, x := range c.Bins {
		fmt.Fprintf(&b, "%.1f – %.1f    %7d  %.3f  %.3f\n", x.From, x.To, x.Count, x.Confidence, x.Right)
	}
	fmt.Fprintf(&b, "expected calibration error %.3f\n", c.Error)
	return b.String()
}
