package classify

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"parley/graph"
)

// scores are log-odds, or weights, by kind in the order of graph.StanceKinds.
type scores [kinds]float64

// A Model is what was learnt: how much each thing seen of a clause, and then of
// a turn, speaks for each kind of stance.
//
// Its file is text. Rows of "trained" say what it was trained on, "threshold"
// rows from which log-odds on a turn is given a kind, by the record's form;
// "clause" and "turn" rows are weights in log-odds, by kind, then the feature.
type Model struct {
	Trained    Provenance
	thresholds map[graph.Form]scores
	clauses    table
	turns      table
}

// Provenance says what a model was trained on.
type Provenance struct {
	Records, Turns, Stances     int // coded records
	Exchanges, ExchangeStances  int // written exchanges
	Folds                       int // in which thresholds were tried
	ClauseFeatures, TurnWeights int
}

// A table holds the weights of features, and a bias.
type table struct {
	names   []string
	weights []scores
	bias    scores
	index   map[feature]int32
}

func (t *table) add(name string, w scores) {
	t.names = append(t.names, name)
	t.weights = append(t.weights, w)
}

// biasName is the row of a table that every clause or turn has.
const biasName = "bias"

// WriteTo writes the model's file.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	p := &countingWriter{w: bufio.NewWriter(w)}
	t := m.Trained
	fmt.Fprintf(p, "trained\trecords %d turns %d stances %d exchanges %d written-stances %d folds %d\n",
		t.Records, t.Turns, t.Stances, t.Exchanges, t.ExchangeStances, t.Folds)
	for _, f := range []graph.Form{graph.Labelled, graph.Narrated} {
		fmt.Fprintf(p, "threshold%s\t%s\n", m.thresholds[f], f)
	}
	m.clauses.write(p, "clause")
	m.turns.write(p, "turn")
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.n, p.err
}

func (s scores) String() string {
	var b strings.Builder
	for _, x := range s {
		b.WriteString("\t" + strconv.FormatFloat(x, 'f', 4, 64))
	}
	return b.String()
}

func (t *table) write(w io.Writer, row string) {
	fmt.Fprintf(w, "%s%s\t%s\n", row, t.bias, biasName)
	for i, n := range t.names {
		fmt.Fprintf(w, "%s%s\t%s\n", row, t.weights[i], n)
	}
}

type countingWriter struct {
	w   *bufio.Writer
	n   int64
	err error
}

func (c *countingWriter) Write(b []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(b)
	c.n, c.err = c.n+int64(n), err
	return n, err
}

// ReadModel reads a model's file.
func ReadModel(r io.Reader) (*Model, error) {
	m := &Model{thresholds: map[graph.Form]scores{}}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		if err := m.readRow(s.Text()); err != nil {
			return nil, fmt.Errorf("model line %d: %w; train it anew", n, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	if len(m.clauses.names) == 0 || len(m.turns.names) == 0 || len(m.thresholds) != 2 {
		return nil, fmt.Errorf("the model has no weights; train it anew")
	}
	m.clauses.indexNames()
	m.turns.indexNames()
	return m, nil
}

func (m *Model) readRow(line string) error {
	if p, ok := strings.CutPrefix(line, "trained\t"); ok {
		t := &m.Trained
		_, err := fmt.Sscanf(p, "records %d turns %d stances %d exchanges %d written-stances %d folds %d",
			&t.Records, &t.Turns, &t.Stances, &t.Exchanges, &t.ExchangeStances, &t.Folds)
		return err
	}
	f := strings.SplitN(line, "\t", kinds+2)
	if len(f) != kinds+2 {
		return fmt.Errorf("want %d columns, have %d", kinds+2, len(f))
	}
	var w scores
	for k := range w {
		var err error
		if w[k], err = strconv.ParseFloat(f[k+1], 64); err != nil {
			return err
		}
	}
	name := f[kinds+1]
	switch f[0] {
	case "threshold":
		m.thresholds[graph.Form(name)] = w
	case "clause":
		m.clauses.put(name, w)
	case "turn":
		m.turns.put(name, w)
	default:
		return fmt.Errorf("unknown row %q", f[0])
	}
	return nil
}

func (t *table) put(name string, w scores) {
	if name == biasName {
		t.bias = w
		return
	}
	t.add(name, w)
}

// indexNames finds each feature of a clause by its hash.
func (t *table) indexNames() {
	t.index = make(map[feature]int32, len(t.names))
	for i, n := range t.names {
		t.index[featureOf(n)] = int32(i)
	}
}

// score adds up the weights of the features.
func (t *table) score(features []feature) scores {
	z := t.bias
	for _, f := range features {
		if i, ok := t.index[f]; ok {
			for k, w := range t.weights[i] {
				z[k] += w
			}
		}
	}
	return z
}
