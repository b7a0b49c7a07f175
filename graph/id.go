package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// An ID identifies a node of the graph. It is a UUIDv5 of the node's content,
// so that the same record read twice gives the same IDs. The zero ID is none.
type ID uuid.UUID

// namespace is the root of all of Parley's identifiers.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("parley:graph"))

// ParseID reads the usual form of a UUID.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return ID{}, fmt.Errorf("parse id %q: %w", s, err)
	}
	return ID(u), nil
}

// IsZero reports whether id is the zero ID, which names no node.
func (id ID) IsZero() bool { return id == ID{} }

// String gives the usual form, such as 6ba7b810-9dad-51d1-80b4-00c04fd430c8.
func (id ID) String() string { return uuid.UUID(id).String() }

// MarshalText gives the form of [ID.String], for JSON.
func (id ID) MarshalText() ([]byte, error) { return uuid.UUID(id).MarshalText() }

// UnmarshalText reads the form of [ID.String].
func (id *ID) UnmarshalText(b []byte) error { return (*uuid.UUID)(id).UnmarshalText(b) }

// DocumentID identifies a record by its citation, with date and title where many
// records can have the same, or, lacking one, by its source.
func DocumentID(citationOrSource string) ID { return newID("document", citationOrSource) }

// TurnID identifies a turn by its record and number.
func TurnID(document ID, number int) ID {
	return newID("turn", document.String(), strconv.Itoa(number))
}

// EntityID identifies an entity by its kind and canonical name.
func EntityID(kind EntityKind, name string) ID { return newID("entity", string(kind), name) }

// StanceID identifies a stance by its turn, kind and quote.
func StanceID(turn ID, kind StanceKind, quote string) ID {
	return newID("stance", turn.String(), string(kind), quote)
}

// CodedID identifies what a person coded: by the person, and the ID that it has
// where the machine codes the same.
func CodedID(coder string, id ID) ID { return newID("coded", coder, id.String()) }

// LinkageID identifies a linkage by its turn, kind, both ends and quote.
func LinkageID(turn ID, kind LinkageKind, from, to ID, quote string) ID {
	return newID("linkage", turn.String(), string(kind), from.String(), to.String(), quote)
}

// TermID identifies a term by its turn, subject, holder, amount and quote.
func TermID(turn, subject, holder ID, min, max float64, unit, quote string) ID {
	f := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	return newID("term", turn.String(), subject.String(), holder.String(), f(min), f(max), unit, quote)
}

// newID joins the parts with a separator that no text holds, so that
// ("a", "bc") and ("ab", "c") differ.
func newID(parts ...string) ID {
	return ID(uuid.NewSHA1(uuid.UUID(namespace), []byte(strings.Join(parts, "\x00"))))
}
