package classify

import (
	"slices"
	"strings"

	"parley/graph"
)

// An Example is a record, parsed and linked, with what a person found in it.
type Example struct {
	Doc     *graph.Document
	Labels  []Label
	Written bool // a written exchange, not a record
}

// A Label is one stance of a gold coding.
type Label struct {
	Turn     int
	Kind     graph.StanceKind
	Quote    graph.Span // within the turn
	Optional bool       // neither rewarded nor punished
	Holder   graph.ID
	Targets  []graph.ID
	AlsoOk   []graph.ID // targets neither rewarded nor punished
}

const (
	folds        = 5   // into which the examples are cut to try what was learnt on what was not seen
	leastRecords = 3   // in how many records a feature must occur
	clauseSteps  = 40  // of the learner, at most
	turnSteps    = 200 // the same
	smallest     = 0.01
)

// penalties are how strongly weights are kept small, by group of features.
var penalties = map[string]float64{"1": 20, "2": 20, "k2": 20, "k3": 20, "cue": 5, "near": 5}

const otherPenalty = 1

// Train learns a model from examples. The same examples give the same model.
func Train(examples []Example) (*Model, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	t := newTrainer(c, examples)
	m := t.clauseModel(func(int) bool { return true })
	judged := make([][]judged, len(t.records))
	for fold := range folds {
		part := t.clauseModel(func(i int) bool { return i%folds != fold })
		for i := fold; i < len(t.records); i += folds {
			judged[i] = t.records[i].judge(part)
		}
	}
	t.turnModel(m, judged)
	m.turns.indexNames()
	m.Trained = t.provenance()
	return m, nil
}

// trainer holds the examples as features.
type trainer struct {
	records  []record
	names    []string // of the features
	penalty  []float64
	examples []Example
}

type record struct {
	form    graph.Form
	seen    []seen
	known   [][][]int32 // by turn and clause: the features that count
	clauses [][][kinds]int8
	turns   [][kinds]int8
}

func newTrainer(c *cues, examples []Example) *trainer {
	t := &trainer{examples: examples}
	r := newReader(c, true)
	for _, x := range examples {
		t.records = append(t.records, readRecord(r, x))
	}
	t.count(r.names)
	return t
}

func readRecord(r *reader, x Example) record {
	rec := record{form: x.Doc.Form, seen: r.read(x.Doc)}
	byTurn := map[int][]Label{}
	for _, l := range x.Labels {
		byTurn[l.Turn] = append(byTurn[l.Turn], l)
	}
	for i := range rec.seen {
		ls := byTurn[i+1]
		rec.clauses = append(rec.clauses, clauseLabels(&rec.seen[i].text, ls))
		rec.turns = append(rec.turns, turnLabels(ls))
	}
	return rec
}

// count numbers the features that occur in enough records.
func (t *trainer) count(names map[feature]string) {
	in := map[feature]int{}
	for _, rec := range t.records {
		here := map[feature]bool{}
		for _, s := range rec.seen {
			for _, fs := range s.features {
				for _, f := range fs {
					if !here[f] {
						here[f] = true
						in[f]++
					}
				}
			}
		}
	}
	index := map[feature]int32{}
	for f, n := range in {
		if n >= leastRecords {
			t.names = append(t.names, names[f])
		}
	}
	slices.Sort(t.names)
	for i, n := range t.names {
		index[featureOf(n)] = int32(i)
		t.penalty = append(t.penalty, penaltyOf(n))
	}
	for i := range t.records {
		t.records[i].keep(index)
	}
}

func penaltyOf(name string) float64 {
	group, _, _ := strings.Cut(name, ":")
	if p, ok := penalties[group]; ok {
		return p
	}
	return otherPenalty
}

func (rec *record) keep(index map[feature]int32) {
	for _, s := range rec.seen {
		var turn [][]int32
		for _, fs := range s.features {
			var ids []int32
			for _, f := range fs {
				if id, ok := index[f]; ok {
					ids = append(ids, id)
				}
			}
			turn = append(turn, ids)
		}
		rec.known = append(rec.known, turn)
	}
}

// clauseModel learns from the records that use picks.
func (t *trainer) clauseModel(use func(int) bool) *Model {
	var samples []sample
	for i, rec := range t.records {
		if !use(i) {
			continue
		}
		for n, turn := range rec.known {
			for c, f := range turn {
				samples = append(samples, sample{features: f, labels: rec.clauses[n][c], weight: 1})
			}
		}
	}
	w := fit(samples, len(t.names), t.penalty, clauseSteps)
	m := &Model{}
	m.clauses.fill(t.names, w)
	m.clauses.indexNames()
	return m
}

// fill takes the weights that are worth keeping.
func (t *table) fill(names []string, w []float64) {
	for i, n := range names {
		s := scores(w[i*kinds : (i+1)*kinds])
		if slices.Max(s[:]) >= smallest || slices.Min(s[:]) <= -smallest {
			t.put(n, s)
		}
	}
	t.bias = scores(w[len(w)-kinds:])
}

func (rec *record) judge(m *Model) []judged {
	out := make([]judged, len(rec.seen))
	for i := range rec.seen {
		out[i] = m.judge(&rec.seen[i])
	}
	return out
}

func (t *trainer) provenance() Provenance {
	p := Provenance{Records: len(t.records), Folds: folds}
	for _, x := range t.examples {
		p.Turns += len(x.Doc.Turns)
		p.Stances += len(x.Labels)
	}
	return p
}
