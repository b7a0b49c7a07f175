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
	Coded   bool // a record that was coded for Parley
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
	p := t.parts(all)
	m := t.wordModel(all)
	t.turnModel(m, p.facts, p.samples, all)
	m.thresholds = t.thresholds(p.tried, all)
	m.targets = t.targetLessons().targetTable(all)
	m.Trained = t.provenance()
	return m, nil
}

func all(int) bool { return true }

// TrainUnseen gives, for each gold record, a model that did not learn from it,
// and nil for other examples. It is much faster than to call [Train] without
// each: models are learnt once for each of ten parts of the examples, and leave
// out the record's whole part.
func TrainUnseen(examples []Example) ([]*Model, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	t := newTrainer(c, examples)
	p, targets := t.parts(all), t.targetLessons().targetTables()
	models := make([]*Model, len(examples))
	for i, x := range examples {
		if x.mark() == "" {
			m := *p.models[i%folds]
			m.thresholds = t.thresholds(p.tried, func(j int) bool { return j != i })
			m.targets = targets[i%folds]
			models[i] = &m
		}
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
	mark    string // of its clauses and turns; empty for gold
	form    graph.Form
	seen    []seen
	known   [][][]int32 // by turn and clause: the features that count
	clauses [][]answers
	turns   []answers
}

// Written exchanges count less than records. Notes of talks taken in haste are
// few and unlike the others, so they count more.
const (
	writtenWeight = 0.5
	notesWeight   = 8
)

// weight is how much a turn of rec counts.
func (rec *record) weight() float64 {
	w := 1.0
	if rec.mark == isWritten {
		w = writtenWeight
	}
	if rec.form == graph.Labelled && len(rec.seen) > 0 {
		terse := rec.seen[0].terse
		w *= 1 + notesWeight*terse*terse
	}
	return w
}

func newTrainer(c *cues, examples []Example) *trainer {
	t := &trainer{examples: examples}
	r := newLearner(c)
	for _, x := range examples {
		t.records = append(t.records, readRecord(r, x))
	}
	t.number(c, r.names)
	return t
}

// Written exchanges hold more stances than gold records, and so do records that
// were coded for Parley. Each is marked, so that what is learnt of how many
// there are stays with it.
const (
	isWritten = "written"
	isCoded   = "coded"
)

var marks = map[string]factName{isWritten: newFact(isWritten), isCoded: newFact(isCoded)}

func (x *Example) mark() string {
	switch {
	case x.Written:
		return isWritten
	case x.Coded:
		return isCoded
	}
	return ""
}

func readRecord(r *reader, x Example) record {
	rec := record{mark: x.mark(), form: x.Doc.Form, seen: r.read(x.Doc)}
	byTurn := map[int][]Label{}
	for _, l := range x.Labels {
		byTurn[l.Turn] = append(byTurn[l.Turn], l)
	}
	for i := range rec.seen {
		s := &rec.seen[i]
		rec.clauses = append(rec.clauses, clauseAnswers(&s.text, byTurn[i+1]))
		rec.turns = append(rec.turns, turnAnswers(byTurn[i+1]))
		for c := range s.features {
			if rec.mark != "" {
				r.begin()
				s.features[c] = r.add(s.features[c], rec.mark)
			}
		}
	}
	return rec
}

// number numbers the features that occur in enough examples, in order of
// their names, which the learner knows by other numbers.
func (t *trainer) number(c *cues, names []string) {
	for f, n := range t.frequency(len(names)) {
		if n >= leastRecords || strings.HasPrefix(names[f], "cue:") || marked(names[f]) {
			t.names = append(t.names, names[f])
		}
	}
	slices.Sort(t.names)
	for _, n := range t.names {
		t.penalty = append(t.penalty, penaltyOf(n))
		t.prior = append(t.prior, c.prior(n))
	}
	counts := table{names: t.names}
	counts.indexNames()
	rows := counts.rows(names)
	for i := range t.records {
		rec := &t.records[i]
		for s := range rec.seen {
			rec.known = append(rec.known, renumber(rec.seen[s].features, rows))
		}
	}
}

func marked(name string) bool { return name == isWritten || name == isCoded }

// frequency counts in how many examples each of n features occurs.
func (t *trainer) frequency(n int) []int {
	in, last := make([]int, n), make([]int, n)
	for i, rec := range t.records {
		for _, s := range rec.seen {
			for _, f := range slices.Concat(s.features...) {
				if last[f] != i+1 {
					last[f] = i + 1
					in[f]++
				}
			}
		}
	}
	return in
}

// rows gives the number in t of each name, or none.
func (t *table) rows(names []string) []int32 {
	out := make([]int32, len(names))
	for i, n := range names {
		row, ok := t.index.of(featureOf(n))
		if out[i] = row; !ok {
			out[i] = none
		}
	}
	return out
}

// renumber gives the new numbers of the features of clauses, by their old ones,
// and leaves out those that have none.
func renumber(clauses [][]int32, rows []int32) [][]int32 {
	out := make([][]int32, len(clauses))
	for c, features := range clauses {
		for _, f := range features {
			if rows[f] != none {
				out[c] = append(out[c], rows[f])
			}
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
