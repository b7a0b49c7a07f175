package classify

import "parley/graph"

// A Point of a learning curve tells how well a coder did that learnt from so
// much: the F1 of (turn, kind) over gold records that it did not see, over all
// kinds together and as the mean of the kinds.
type Point struct {
	Gold, Coded, Written int // examples learnt from
	Micro, Macro         float64
}

// LearningCurve gives a point for each lesson, which picks what is learnt from.
// The gold records are left out a tenth at a time.
func LearningCurve(examples []Example, lessons ...func(int, *Example) bool) ([]Point, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	t := newTrainer(c, examples)
	var points []Point
	for _, lesson := range lessons {
		use := func(i int) bool { return lesson(i, &t.examples[i]) }
		p := t.point(t.parts(use).tried)
		for i, x := range examples {
			switch {
			case !use(i):
			case x.Written:
				p.Written++
			case x.Coded:
				p.Coded++
			default:
				p.Gold++
			}
		}
		points = append(points, p)
	}
	return points, nil
}

// point counts what the log-odds of every turn find in each gold record, from
// thresholds by which F1 is expected to be the highest in the others.
func (t *trainer) point(tried [][]scores) (p Point) {
	var all tally
	each := make([]tally, len(graph.StanceKinds))
	for i, rec := range t.records {
		if rec.mark != "" {
			continue
		}
		threshold := t.thresholds(tried, func(j int) bool { return j != i })
		for n, z := range tried[i] {
			for k := range each {
				all.add(rec.turns[n][k], z[k] >= threshold[k])
				each[k].add(rec.turns[n][k], z[k] >= threshold[k])
			}
		}
	}
	for _, c := range each {
		p.Macro += c.f1() / float64(len(each))
	}
	p.Micro = all.f1()
	return p
}
