package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A Coding is what a coder marked in one record: section 6 of the coding guide.
type Coding struct {
	Document  string    `json:"document"`
	TurnCount int       `json:"turnCount"`
	Entities  []Entity  `json:"entities"`
	Turns     []Turn    `json:"turns"` // a gold coding leaves out those with nothing to code
	Linkages  []Linkage `json:"linkages"`
}

// An Entity is known within its coding by ID, and to others by its names.
type Entity struct {
	ID    string   `json:"id"`
	Kind  string   `json:"kind"`
	Names []string `json:"names"`
}

// A Turn is a numbered unit and what was marked in it.
type Turn struct {
	N          int       `json:"n"`
	Speaker    string    `json:"speaker"`
	Text       string    `json:"text,omitempty"`
	Mentions   []Mention `json:"mentions,omitempty"`
	MentionsOk []string  `json:"mentionsOk,omitempty"` // entities whose mention is neither rewarded nor punished
	Stances    []Stance  `json:"stances,omitempty"`
	Terms      []Term    `json:"terms,omitempty"`
}

// A Mention names an entity. In a gold coding it is the bare id, without Text.
type Mention struct {
	Entity string `json:"entity"`
	Text   string `json:"text"`
}

// A Stance is as [parley/graph.Stance], with ids of the coding's entities.
type Stance struct {
	Kind       string   `json:"kind"`
	Holder     string   `json:"holder"`
	Holders    []string `json:"holders,omitempty"` // further holders that a fair coder could give
	Targets    []string `json:"targets"`
	AlsoOk     []string `json:"alsoOk,omitempty"`   // targets neither rewarded nor punished
	Optional   bool     `json:"optional,omitempty"` // neither rewarded nor punished
	Quote      string   `json:"quote"`
	Confidence float64  `json:"confidence,omitempty"` // 0 where the coder gave none
	Because    []string `json:"because,omitempty"`
	Reported   bool     `json:"reported,omitempty"`
}

// A Term is a stated quantity.
type Term struct {
	Subject  string  `json:"subject"`
	Holder   string  `json:"holder"`
	Min      float64 `json:"min"`
	Max      float64 `json:"max"`
	Unit     string  `json:"unit"`
	Status   string  `json:"status,omitempty"`
	Optional bool    `json:"optional,omitempty"`
	Quote    string  `json:"quote"`
}

// A Linkage ties two entities in a turn.
type Linkage struct {
	Turn     int         `json:"turn"`
	Holder   string      `json:"holder"`
	Type     string      `json:"type"`
	From     string      `json:"from"`
	To       string      `json:"to"`
	AltEnds  [][2]string `json:"altEnds,omitempty"` // further pairs of ends that a fair coder could give
	Optional bool        `json:"optional,omitempty"`
	Quote    string      `json:"quote"`
}

// A Unit is a numbered turn or paragraph with its text, to which a gold coding
// refers by number.
type Unit struct {
	N       int    `json:"n"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
}

// ErrNotCoding is wrapped by the errors of [Read] and [ReadUnits].
var ErrNotCoding = errors.New("not a coding")

// UnmarshalJSON takes an object with entity and text, or a bare entity id.
func (m *Mention) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte(`"`)) {
		return json.Unmarshal(b, &m.Entity)
	}
	type plain Mention
	return json.Unmarshal(b, (*plain)(m))
}

// Read reads a coding. Its errors name the line.
func Read(r io.Reader) (*Coding, error) {
	var c Coding
	if err := read(r, &c); err != nil {
		return nil, err
	}
	if c.Entities == nil || c.Turns == nil {
		return nil, fmt.Errorf("%w: line 1: it has no \"entities\" or no \"turns\"; is this a record that is still to be coded?", ErrNotCoding)
	}
	return &c, nil
}

// ReadUnits reads the list of a gold coding's units.
func ReadUnits(r io.Reader) ([]Unit, error) {
	var us []Unit
	err := read(r, &us)
	return us, err
}

// read decodes one JSON value of at most maxBytes.
func read(r io.Reader, into any) error {
	const maxBytes = 256 << 20
	b, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return fmt.Errorf("read coding: %w", err)
	}
	if len(b) > maxBytes {
		return fmt.Errorf("%w: larger than %d MB", ErrNotCoding, maxBytes>>20)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%w: line %d: %w", ErrNotCoding, 1+bytes.Count(b[:offset(err, len(b))], []byte("\n")), err)
	}
	return nil
}

// offset gives the byte at which decoding failed, at most n.
func offset(err error, n int) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := int64(n)
	if errors.As(err, &syntax) {
		at = syntax.Offset
	} else if errors.As(err, &kind) {
		at = kind.Offset
	}
	return int(min(max(at, 0), int64(n)))
}
