package graph

import (
	"cmp"
	"math"
)

// A Facet is a property by which items are listed in an index: a list for each
// facet and value, in the order of loci.
type Facet byte

// The facets, with the item types that they list and what the value is.
const (
	ByAll       Facet = iota + 1 // every type; no value
	ByKind                       // stances, linkages, occurrences: the kind
	ByHolder                     // stances, linkages, terms: entity; of turns the speaker
	BySide                       // as ByHolder: the holder, and whom it represents
	ByTarget                     // stances: an entity that it is about; of terms the subject
	ByLinked                     // stances: a target, or an end of a linkage that the stance is an end of
	ByEntity                     // mentions, occurrences, linkages (either end), turns (mentioned in it)
	ByFrom                       // linkages: entity
	ByTo                         // linkages: entity
	ByCoder                      // stances and linkages that persons coded: name
	ByReported                   // stances that are reported; no value
	ByCondition                  // stances that depend on a condition; no value
	ByWord                       // turns, stances (quote), documents (title, participants): a word of [IndexWords]
	ByUnit                       // terms: the unit
	ByStatus                     // terms: the status
)

// A List names one list of the index. Value is the 16 bytes of an ID or a
// string, as the facet has it.
type List struct {
	Facet Facet
	Value string
}

// ListOf names the list of an entity or turn.
func ListOf(f Facet, id ID) List { return List{f, string(id[:])} }

// A Selection says which items of one type are wanted: those that stand in at
// least one list of each group, pass the filters and lie within the bounds.
type Selection struct {
	Type   ItemType
	Groups [][]List // all of which must hold, each by any of its lists

	Kinds         []StanceKind // stances: of these kinds; empty for all
	MinConfidence float64      // stances and linkages: at least, to four decimals
	Reported      *bool        // stances
	Conditional   *bool        // stances

	Document ID  // of this record alone, unless zero
	From     Day // of records from this day on; 0 for no bound
	Until    Day // of records up to the end of this day, month or year, not of undated ones; 0 for no bound

	After    *Locus // behind this place
	Before   *Locus // in front of this place
	Backward bool   // the last first
	Limit    int    // how many at most; 0 for all

	Ranked *Ranking // stances and linkages, in the order of confidence; nil for that of loci
}

// A Ranking puts items into the order of [Rank]. Selection.After and Before do not
// count then.
type Ranking struct {
	After  *Rank // behind this place
	Before *Rank // in front of this place
}

// A Rank is the place of a stance or linkage in the order of confidence: the
// least sure first and, among equals, by loci.
type Rank struct {
	Confidence int // in ten-thousandths
	At         Locus
}

// Compare orders ranks.
func (r Rank) Compare(q Rank) int {
	return cmp.Or(cmp.Compare(r.Confidence, q.Confidence), r.At.Compare(q.At))
}

// Rounded gives a judgement's number to four decimals, so that what is written
// does not depend on how a processor rounds.
func Rounded(x float64) float64 { return math.Round(x*10000) / 10000 }

// TenThousandths gives a confidence as an index keeps and compares it.
func TenThousandths(confidence float64) int { return int(min(max(confidence, 0), 1)*10000 + 0.5) }

// Rank gives the stance's place.
func (s *StanceItem) Rank() Rank { return Rank{TenThousandths(s.Confidence), s.At} }

// Rank gives the linkage's place.
func (l *LinkageItem) Rank() Rank { return Rank{TenThousandths(l.Confidence), l.At} }

// An EntitySelection says which entities are wanted, in the order of their
// folded names and, among equals, IDs.
type EntitySelection struct {
	Kinds    []EntityKind // of these kinds; empty for all
	Prefix   string       // some word of a name or alias begins so, and the rest follows; empty for all
	After    *NameKey     // behind this one
	Before   *NameKey     // in front of this one
	Backward bool         // the last first
	Limit    int          // how many at most; 0 for all
}

// A NameKey is an entity's place in the order of names.
type NameKey struct {
	Name string // as [FoldName] gives it
	ID   ID
}

// A Row is what sums and tables need of a turn, stance, linkage or term.
type Row struct {
	At     Locus
	Kind   string // of the stance or linkage, or status of the term
	Holder ID     // or speaker
	Side   ID     // whom the holder represents at the record's date, or the holder
	About  []ID   // a turn's mentioned entities, a stance's targets, both ends of a linkage, a term's subject
}
