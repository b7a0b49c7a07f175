package parse

import (
	"errors"
	"fmt"
)

// Errors of a file that cannot be read, or not to its end; an [*Error] wraps
// one of them.
var (
	ErrEmpty    = errors.New("the file is empty")
	ErrFormat   = errors.New("not a known format")
	ErrEncoding = errors.New("not a text in a known encoding")
	ErrTooLarge = errors.New("too large")
	ErrSyntax   = errors.New("the file breaks its format")
	ErrEntities = errors.New("the file declares entities of its own, which are not resolved")
)

// ErrNoTurns says that a file was read and its record, or some of its records,
// held no turns; a [*Skipped] wraps it.
var ErrNoTurns = errors.New("no turns found")

// An Error says where a file could not be read, and what to try.
type Error struct {
	File string
	Line int // from 1; 0 where unknown
	Err  error
	Hint string // may be empty
}

func (e *Error) Error() string {
	s := e.File
	if e.Line > 0 {
		s = fmt.Sprintf("%s:%d", s, e.Line)
	}
	s += ": " + e.Err.Error()
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// A Skip is a record in which no turns were found.
type Skip struct {
	Source string // file, and "#d25" in a volume
	Title  string
	Why    string
}

// Skipped tells of the records of a file in which no turns were found. All of
// the file was read.
type Skipped struct {
	File    string
	Read    int // records that had turns
	Records []Skip
}

func (s *Skipped) Error() string {
	first := s.Records[0]
	if len(s.Records) == 1 {
		return fmt.Sprintf("%s: %v: %s", first.Source, ErrNoTurns, first.Why)
	}
	return fmt.Sprintf("%s: %v in %d of %d records, the first of them %s: %s",
		s.File, ErrNoTurns, len(s.Records), len(s.Records)+s.Read, first.Source, first.Why)
}

// Unwrap gives [ErrNoTurns].
func (s *Skipped) Unwrap() error { return ErrNoTurns }
