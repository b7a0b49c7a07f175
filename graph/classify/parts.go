package classify

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parts are models of nine tenths of the examples each, and what they make of
// the tenth that they did not learn from.
type parts struct {
	models  []*Model // without targets and thresholds
	turns   [][]judged
	samples [][]sample // the facts of the turns
	facts   []string   // their names
	tried   [][]scores // log-odds of the turns
}

// parts learns from what use picks.
func (t *trainer) parts(use func(int) bool) parts {
	p := parts{models: make([]*Model, folds), tried: make([][]scores, len(t.records))}
	others := func(fold int) func(int) bool { return func(i int) bool { return i%folds != fold && use(i) } }
	inParallel(folds, func(fold int) { p.models[fold] = t.wordModel(others(fold)) })
	p.turns = t.judge(p.models)
	p.samples, p.facts = t.turnSamples(p.turns)
	inParallel(folds, func(fold int) {
		m := p.models[fold]
		t.turnModel(m, p.facts, p.samples, others(fold))
		for i := fold; i < len(t.records); i += folds {
			for _, s := range p.samples[i] {
				p.tried[i] = append(p.tried[i], s.score(&m.turns))
			}
		}
	})
	return p
}

// inParallel does n things, as many at once as there are processors.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wait.Wait()
}

// judge judges every example by the model that did not see it.
func (t *trainer) judge(models []*Model) [][]judged {
	out := make([][]judged, len(t.records))
	var u union
	for fold, m := range models {
		rows := m.words.rows(t.names)
		for i := fold; i < len(t.records); i += len(models) {
			rec := &t.records[i]
			for n := range rec.seen {
				out[i] = append(out[i], m.judge(&rec.seen[n], renumber(rec.known[n], rows), &u))
			}
		}
	}
	return out
}
