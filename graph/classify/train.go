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
	folds        = 10   // into which examples are cut, to judge each by what was learnt from others
	leastRecords = 3    // in how many examples a feature must occur
	wordSteps    = 40   // of the learner, at most
	turnSteps    = 200  // the same
	smallest     = 0.01 // weights below it are left out
)

// Train learns a model from examples. The same examples, in the same order,
// give the same model.
func Train(examples []Example) (*Model, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	t := newTrainer(c, examples)
	m := t.wordModel(all)
	samples, turns := t.turnSamples(t.judge(t.wordModels()))
	t.turnModel(m, turns, samples, all)
	m.thresholds = t.thresholds(t.tryTurns(samples, turns), all)
	targets, names := t.targetSamples()
	t.targetModel(m, names, targets, all)
	m.Trained = t.provenance()
	return m, nil
}

func all(int) bool { return true }

// TrainUnseen gives, for each example that is a record, a model that did not
// learn from it, and nil for written exchanges. It is much faster than to call
// [Train] without each: the words are learnt once for each of ten parts of the
// examples, which leaves out the record's whole part.
func TrainUnseen(examples []Example) ([]*Model, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	t := newTrainer(c, examples)
	words := t.wordModels()
	samples, turns := t.turnSamples(t.judge(words))
	tried := t.tryTurns(samples, turns)
	targets, names := t.targetSamples()
	models := make([]*Model, len(examples))
	for i, x := range examples {
		if x.Written {
			continue
		}
		models[i] = &Model{words: words[i%folds].words}
		t.turnModel(models[i], turns, samples, func(j int) bool { return j != i })
		models[i].thresholds = t.thresholds(tried, func(j int) bool { return j != i })
		t.targetModel(models[i], names, targets, func(j int) bool { return j != i })
	}
	return models, nil
}

// trainer holds the examples as features.
type trainer struct {
	examples []Example
	records  []record
	names    []string // of the features
	penalty  []float64
	prior    []scores
}

// record is an example ready to learn from.
type record struct {
	written bool
	form    graph.Form
	seen    []seen
	known   [][][]int32 // by turn and clause: the features that count
	clauses [][]answers
	turns   []answers
}

func newTrainer(c *cues, examples []Example) *trainer {
	t := &trainer{examples: examples}
	r := newReader(c, true)
	for _, x := range examples {
		t.records = append(t.records, readRecord(r, x))
	}
	t.number(c, r.names)
	return t
}

// isWritten marks the clauses of written exchanges, which hold more stances.
const isWritten = "written"

func readRecord(r *reader, x Example) record {
	rec := record{written: x.Written, form: x.Doc.Form, seen: r.read(x.Doc)}
	byTurn := map[int][]Label{}
	for _, l := range x.Labels {
		byTurn[l.Turn] = append(byTurn[l.Turn], l)
	}
	for i := range rec.seen {
		s := &rec.seen[i]
		rec.clauses = append(rec.clauses, clauseAnswers(&s.text, byTurn[i+1]))
		rec.turns = append(rec.turns, turnAnswers(byTurn[i+1]))
		for c := range s.features {
			if x.Written {
				s.features[c] = r.add(s.features[c], isWritten)
			}
		}
	}
	return rec
}

// number numbers the features that occur in enough examples.
func (t *trainer) number(c *cues, names map[feature]string) {
	for f, n := range t.frequency() {
		if n >= leastRecords || strings.HasPrefix(names[f], "cue:") || names[f] == isWritten {
			t.names = append(t.names, names[f])
		}
	}
	slices.Sort(t.names)
	index := map[feature]int32{}
	for i, n := range t.names {
		index[featureOf(n)] = int32(i)
		t.penalty = append(t.penalty, penaltyOf(n))
		t.prior = append(t.prior, c.prior(n))
	}
	for i := range t.records {
		t.records[i].know(index)
	}
}

// frequency counts in how many examples each feature occurs.
func (t *trainer) frequency() map[feature]int {
	in := map[feature]int{}
	for _, rec := range t.records {
		here := map[feature]bool{}
		for _, s := range rec.seen {
			for _, f := range slices.Concat(s.features...) {
				if !here[f] {
					here[f] = true
					in[f]++
				}
			}
		}
	}
	return in
}

func (rec *record) know(index map[feature]int32) {
	t := table{index: index}
	for _, s := range rec.seen {
		var turn [][]int32
		for _, fs := range s.features {
			turn = append(turn, t.lookup(fs))
		}
		rec.known = append(rec.known, turn)
	}
}

// wordModels gives, for each part of the examples, a model of the others.
func (t *trainer) wordModels() []*Model {
	out := make([]*Model, folds)
	for fold := range folds {
		out[fold] = t.wordModel(func(i int) bool { return i%folds != fold })
	}
	return out
}

// judge judges every example by the model that did not see it.
func (t *trainer) judge(models []*Model) [][]judged {
	out := make([][]judged, len(t.records))
	for i, rec := range t.records {
		for s := range rec.seen {
			out[i] = append(out[i], models[i%folds].judge(&rec.seen[s]))
		}
	}
	return out
}

func (t *trainer) provenance() Provenance {
	p := Provenance{Folds: folds}
	for _, x := range t.examples {
		if x.Written {
			p.Exchanges++
			p.WrittenTurns += len(x.Doc.Turns)
			p.WrittenStances += len(x.Labels)
			continue
		}
		p.Records++
		p.Turns += len(x.Doc.Turns)
		p.Stances += len(x.Labels)
	}
	return p
}
