// Package classify finds the stances in a record's turns: who demands,
// concedes, defers, rejects or accepts, in which words, about what.
//
// It reads each clause for cues (data/cues.txt), words and frames, weighs them
// (data/weights.txt, learnt by [Train]), and then decides turn by turn, with
// the turns around it in view. Every decision is told by its strongest cues.
package classify

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"parley/graph"
)

//go:embed data/weights.txt
var weightsFile string

// A Coder finds stances. It is safe for concurrent use.
type Coder struct {
	cues    *cues
	model   *Model
	mu      sync.Mutex
	readers []*reader // free ones; each remembers the phrases that it met
}

// New gives a coder with the cues and weights that come with Parley.
func New() (*Coder, error) {
	m, err := ReadModel(strings.NewReader(weightsFile))
	if err != nil {
		return nil, fmt.Errorf("read weights.txt: %w", err)
	}
	return NewWith(m)
}

// NewWith gives a coder with a model of the caller's own.
func NewWith(m *Model) (*Coder, error) {
	c, err := loadCues()
	if err != nil {
		return nil, err
	}
	return &Coder{cues: c, model: m}, nil
}

// Code writes d.Stances from what parse and link wrote.
func (c *Coder) Code(d *graph.Document) error {
	r := c.reader()
	seen := r.read(d)
	defer c.free(r)
	turns := make([]judged, len(seen))
	for i := range seen {
		turns[i] = c.model.judge(&seen[i], seen[i].features, &r.union)
	}
	w := writer{model: c.model, reader: r, setting: newSetting(d, textsOf(seen)), talk: newTalk(d.Form, turns)}
	w.stances()
	w.targets()
	d.Stances = onceEach(d.Stances)
	return nil
}

func (c *Coder) reader() *reader {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.readers); n > 0 {
		r := c.readers[n-1]
		c.readers = c.readers[:n-1]
		return r
	}
	return newReader(c.cues, &c.model.words.index)
}

func (c *Coder) free(r *reader) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.readers = append(c.readers, r)
}
