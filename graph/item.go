package graph

// An ItemType is a sort of item that a store keeps in the order of loci.
type ItemType byte

const (
	DocumentItems ItemType = iota + 1
	OccurrenceItems
	TurnItems
	MentionItems
	StanceItems
	LinkageItems
	TermItems
	CodedStanceItems  // what persons coded, which is asked for by their names
	CodedLinkageItems //
)

// ItemTypes lists every type.
var ItemTypes = []ItemType{DocumentItems, OccurrenceItems, TurnItems, MentionItems, StanceItems, LinkageItems, TermItems, CodedStanceItems, CodedLinkageItems}

// An Item is a part of a record as a store gives it back: where it stands, and
// ready to be shown without a look at its turn. It is one of *DocumentItem,
// *OccurrenceItem, *TurnItem, *MentionItem, *StanceItem, *LinkageItem and
// *TermItem.
type Item interface {
	Type() ItemType
	Locus() Locus
}

// A Node is what an ID can name: *DocumentItem, *TurnItem, *StanceItem,
// *LinkageItem, *TermItem and *EntityItem.
type Node interface {
	NodeID() ID
}

// A DocumentItem is a record without its text.
type DocumentItem struct {
	ID ID `json:"id"`
	Header
	At             Locus           `json:"at"`
	Count          Tally           `json:"count"`
	Contradictions []Contradiction `json:"contradictions,omitempty"`
	OpenItems      []OpenItem      `json:"openItems,omitempty"`
	Coders         []string        `json:"coders"` // whose codings it has, MachineCoder first
}

// A Tally counts items.
type Tally struct {
	Documents int `json:"documents,omitempty"` // records
	Turns     int `json:"turns,omitempty"`
	Entities  int `json:"entities,omitempty"`
	Mentions  int `json:"mentions,omitempty"`
	Stances   int `json:"stances,omitempty"`
	Linkages  int `json:"linkages,omitempty"`
	Terms     int `json:"terms,omitempty"`
}

// Add adds what u counts.
func (t *Tally) Add(u Tally) {
	t.Documents += u.Documents
	t.Turns += u.Turns
	t.Entities += u.Entities
	t.Mentions += u.Mentions
	t.Stances += u.Stances
	t.Linkages += u.Linkages
	t.Terms += u.Terms
}

// Sub takes away what u counts.
func (t *Tally) Sub(u Tally) {
	t.Documents -= u.Documents
	t.Turns -= u.Turns
	t.Entities -= u.Entities
	t.Mentions -= u.Mentions
	t.Stances -= u.Stances
	t.Linkages -= u.Linkages
	t.Terms -= u.Terms
}

// An OccurrenceItem is an entity as one record knows it.
type OccurrenceItem struct {
	Entity   Entity `json:"entity"` // with the aliases and sides of this record
	At       Locus  `json:"at"`
	Turns    int    `json:"turns"`    // turns that it speaks
	Mentions int    `json:"mentions"` // that name it
	Held     int    `json:"held"`     // stances that it holds
	Targeted int    `json:"targeted"` // stances that are about it
}

// An EntityItem is an entity as all records together know it.
type EntityItem struct {
	Entity
	Documents int `json:"documents"` // records that know it
	Turns     int `json:"turns"`     // turns that it speaks
	Mentions  int `json:"mentions"`  // that name it
	Held      int `json:"held"`      // stances that it holds
	Targeted  int `json:"targeted"`  // stances that are about it
}

// A TurnItem is a turn with its text.
type TurnItem struct {
	Turn
	At        Locus  `json:"at"`
	Text      string `json:"text"`
	Side      ID     `json:"side"`                // whom the speaker represents, or the speaker
	Mentioned []ID   `json:"mentioned,omitempty"` // entities that are named in it, each once, in order
	Page      string `json:"page"`                // label of the source's page that it begins on, or empty
}

// A MentionItem is a mention with its words.
type MentionItem struct {
	Mention
	At     Locus `json:"at"`
	TurnID ID    `json:"turnID"`
	Cited  Quote `json:"cited"`
}

// A StanceItem is a stance with its words and the IDs of what it is tied to.
type StanceItem struct {
	Stance
	At          Locus `json:"at"`
	TurnID      ID    `json:"turnID"`
	Side        ID    `json:"side"` // whom the holder represents at the record's date, or the holder
	Cited       Quote `json:"cited"`
	Linkages    []ID  `json:"linkages,omitempty"`    // of which it is an end, in order of the text
	Conditional bool  `json:"conditional,omitempty"` // it is the From end of a CONDITION
	RespondsTo  []ID  `json:"respondsTo,omitempty"`  // the stances that it answers
	Responses   []ID  `json:"responses,omitempty"`   // the stances that answer it
}

// A LinkageItem is a linkage with its words.
type LinkageItem struct {
	Linkage
	At     Locus  `json:"at"`
	TurnID ID     `json:"turnID"`
	Side   ID     `json:"side"`
	Cited  Quote  `json:"cited"`
	Coder  string `json:"coder"` // MachineCoder, or a person's name
}

// A TermItem is a term with its words.
type TermItem struct {
	Term
	At     Locus `json:"at"`
	TurnID ID    `json:"turnID"`
	Side   ID    `json:"side"`
	Cited  Quote `json:"cited"`
}

func (*DocumentItem) Type() ItemType   { return DocumentItems }
func (*OccurrenceItem) Type() ItemType { return OccurrenceItems }
func (*TurnItem) Type() ItemType       { return TurnItems }
func (*MentionItem) Type() ItemType    { return MentionItems }
func (*TermItem) Type() ItemType       { return TermItems }

// Type is StanceItems, or CodedStanceItems of a person's.
func (s *StanceItem) Type() ItemType { return typeOf(s.Coder, StanceItems, CodedStanceItems) }

// Type is LinkageItems, or CodedLinkageItems of a person's.
func (l *LinkageItem) Type() ItemType { return typeOf(l.Coder, LinkageItems, CodedLinkageItems) }

func typeOf(coder string, machines, persons ItemType) ItemType {
	if coder == MachineCoder {
		return machines
	}
	return persons
}

func (d *DocumentItem) Locus() Locus   { return d.At }
func (o *OccurrenceItem) Locus() Locus { return o.At }
func (t *TurnItem) Locus() Locus       { return t.At }
func (m *MentionItem) Locus() Locus    { return m.At }
func (s *StanceItem) Locus() Locus     { return s.At }
func (l *LinkageItem) Locus() Locus    { return l.At }
func (t *TermItem) Locus() Locus       { return t.At }

func (d *DocumentItem) NodeID() ID { return d.ID }
func (t *TurnItem) NodeID() ID     { return t.ID }
func (s *StanceItem) NodeID() ID   { return s.ID }
func (l *LinkageItem) NodeID() ID  { return l.ID }
func (t *TermItem) NodeID() ID     { return t.ID }
func (e *EntityItem) NodeID() ID   { return e.ID }
