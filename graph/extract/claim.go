package extract

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"parley/graph"
)

// claims remember which record of a run has which ID, so that no record silently
// takes another's place.
type claims struct {
	mu sync.Mutex
	of map[graph.ID]*claim
}

// A claim is held while its record is worked on.
type claim struct {
	sync.Mutex
	source string
	text   [sha256.Size]byte
}

// lock gives the claim to d's ID; its source is empty if d is the first.
func (c *claims) lock(d *graph.Document) *claim {
	c.mu.Lock()
	if c.of[d.ID] == nil {
		c.of[d.ID] = new(claim)
	}
	x := c.of[d.ID]
	c.mu.Unlock()
	x.Lock()
	return x
}

// A rival is what d is to the record that claimed its ID before.
type rival struct {
	copy bool  // the same words from another place
	keep bool  // d takes the other's place: its source comes first in order
	err  error // they are two records
	of   string
}

// take lets d claim the ID, and says what it is to the one before. Which of two is
// kept does not depend on which came first.
func (c *claim) take(d *graph.Document) rival {
	text := sha256.Sum256([]byte(d.Text))
	if c.source == "" {
		c.source, c.text = d.Source, text
		return rival{keep: true}
	}
	first, second := min(c.source, d.Source), max(c.source, d.Source)
	r := rival{copy: text == c.text, keep: d.Source < c.source, of: second}
	if !r.copy {
		r.err = &ConflictError{Kept: first, Left: second, Citation: d.Citation}
	}
	if r.keep {
		c.source, c.text = d.Source, text
	}
	return r
}

// A ConflictError says that two records of a run cannot be told apart by their
// citation, though their words differ.
type ConflictError struct {
	Kept, Left string // sources
	Citation   string
}

// Error names both records.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s and %s differ and are cited alike (%s): only %s is kept; give one of them another citation, title or date",
		e.Kept, e.Left, e.Citation, e.Kept)
}
