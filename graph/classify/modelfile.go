package classify

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A model's file is text, a row a line, columns parted by tabs:
//
//	trained    what it was trained on
//	threshold  "turns", then the log-odds from which on a turn is given each kind
//	words      feature, then its weights: 8 judgements in a clause, 8 in a
//	           sentence, 8 in a turn, in log-odds
//	turns      fact about a turn, then its weights
//	targets    what speaks for a thing to be a stance's target, then its weight
//	           when targets are first chosen, and when for the second time
//
// The feature "bias" is always there. Zero is written as nothing.

const trainedFormat = "records %d turns %d stances %d exchanges %d written-turns %d written-stances %d folds %d"

// biasName is the row of what speaks for each judgement before anything is seen.
const biasName = "bias"

// WriteTo writes the model's file.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	b := &bytes.Buffer{}
	t := m.Trained
	fmt.Fprintf(b, "trained\t"+trainedFormat+"\n", t.Records, t.Turns, t.Stances, t.Exchanges, t.WrittenTurns, t.WrittenStances, t.Folds)
	writeRow(b, "threshold", "turns", m.thresholds[:])
	m.words.write(b, "words")
	m.turns.write(b, "turns")
	m.targets.write(b, "targets")
	return b.WriteTo(w)
}

func (t *table) write(b *bytes.Buffer, row string) {
	writeRow(b, row, biasName, t.bias)
	for i, n := range t.names {
		at := i * t.grains * kinds
		writeRow(b, row, n, t.weights[at:at+t.grains*kinds])
	}
}

func writeRow(b *bytes.Buffer, row, name string, weights []float64) {
	b.WriteString(row + "\t" + name)
	for _, w := range weights {
		b.WriteByte('\t')
		if w != 0 {
			b.WriteString(strconv.FormatFloat(w, 'f', 3, 64))
		}
	}
	b.WriteByte('\n')
}

// ReadModel reads a model's file.
func ReadModel(r io.Reader) (*Model, error) {
	m := &Model{words: newTable(grains), turns: newTable(1), targets: newTable(1)}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		if err := m.readRow(s.Text()); err != nil {
			return nil, fmt.Errorf("model line %d: %w; train it anew", n, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	if len(m.words.names) == 0 || len(m.turns.names) == 0 || m.thresholds == (scores{}) {
		return nil, fmt.Errorf("the model has no weights; train it anew")
	}
	m.words.indexNames()
	m.turns.indexNames()
	m.targets.indexNames()
	return m, nil
}

func (m *Model) readRow(line string) error {
	row, rest, _ := strings.Cut(line, "\t")
	name, columns, _ := strings.Cut(rest, "\t")
	switch row {
	case "trained":
		t := &m.Trained
		_, err := fmt.Sscanf(rest, trainedFormat, &t.Records, &t.Turns, &t.Stances, &t.Exchanges, &t.WrittenTurns, &t.WrittenStances, &t.Folds)
		return err
	case "threshold":
		return readWeights(columns, m.thresholds[:])
	case "words":
		return m.words.readRow(name, columns)
	case "turns":
		return m.turns.readRow(name, columns)
	case "targets":
		return m.targets.readRow(name, columns)
	}
	return fmt.Errorf("unknown row %q", row)
}

func (t *table) readRow(name, columns string) error {
	if name == biasName {
		return readWeights(columns, t.bias)
	}
	at := int(t.add(name)) * t.grains * kinds
	return readWeights(columns, t.weights[at:])
}

func readWeights(columns string, to []float64) error {
	for i := range to {
		var c string
		c, columns, _ = strings.Cut(columns, "\t")
		if c == "" {
			continue
		}
		w, err := strconv.ParseFloat(c, 64)
		if err != nil {
			return fmt.Errorf("column %d: %w", i+1, err)
		}
		if math.IsNaN(w) || math.IsInf(w, 0) {
			return fmt.Errorf("column %d: %q is no weight", i+1, c)
		}
		to[i] = w
	}
	if columns != "" {
		return fmt.Errorf("more than %d weights", len(to))
	}
	return nil
}
