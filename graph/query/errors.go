package query

import (
	"fmt"
	"strings"

	"parley/graph"
)

// An UnknownError says that nothing has the name that was asked for.
type UnknownError struct {
	What string   // "entity", "document"
	Name string   // as asked
	Near []string // names spelled like it, the nearest first; may be empty
}

// Error names the near names, if any.
func (e *UnknownError) Error() string {
	s := fmt.Sprintf("no %s is named %q", e.What, e.Name)
	if len(e.Near) > 0 {
		s += "; near it are " + quoted(e.Near)
	}
	return s
}

// An AmbiguousError says that several entities, or records, have the name that
// was asked for.
type AmbiguousError struct {
	What       string // "entity", "document"
	Name       string // as asked
	Candidates []Candidate
}

// A Candidate is one of those that an ambiguous name can mean.
type Candidate struct {
	ID   graph.ID
	Kind graph.EntityKind // empty for a record
	Name string           // canonical name, or the record's title
}

// Error lists the candidates.
func (e *AmbiguousError) Error() string {
	var names []string
	for _, c := range e.Candidates {
		names = append(names, c.Name)
	}
	return fmt.Sprintf("%q can mean more than one %s: %s; ask by id", e.Name, e.What, quoted(names))
}

// An ArgumentError says that an argument of a question cannot be used.
type ArgumentError struct {
	Argument string // "after", "first", "filter.before"
	Why      string // and what to try
}

// Error names the argument.
func (e *ArgumentError) Error() string { return e.Argument + ": " + e.Why }

func quoted(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(q, ", ")
}
