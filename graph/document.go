package graph

import "sort"

// A Document is one negotiation record: its text, and all that was found in it.
// Each group of fields is written by the one stage that is named above it.
type Document struct {
	ID ID `json:"id"`
	Header
	// Text is the readable text of the record's body. Every Span points into it.
	Text string `json:"text"`

	// parse writes:

	Turns     []Turn     `json:"turns"`
	Sentences []Sentence `json:"sentences"`        // in order; each within one turn
	Asides    []Aside    `json:"asides,omitempty"` // what stands in the text but is nobody's words
	Notes     []Note     `json:"notes,omitempty"`  // what editors wrote outside the text
	Pages     []Page     `json:"pages,omitempty"`  // where the source's pages begin
	Origin    []Anchor   `json:"origin,omitempty"` // where the text stands in the source
	Markup    []Markup   `json:"-"`                // names that the source itself marks
	Lists     *Lists     `json:"-"`                // the volume's persons and abbreviations

	// link writes, beside Turn.Speaker and Participant.Entity:

	Entities []Entity  `json:"entities"` // sorted by ID
	Mentions []Mention `json:"mentions"` // in order of the text
	Reports  []Report  `json:"reports"`  // in order of the text
	Topics   []Topic   `json:"topics"`   // in order of the text

	// classify writes:

	Stances []Stance `json:"stances"` // in order of the text

	// relate writes:

	Linkages       []Linkage       `json:"linkages"` // in the order of turns
	Terms          []Term          `json:"terms"`    // in the order of turns
	Responses      []Response      `json:"responses"`
	Contradictions []Contradiction `json:"contradictions"`
	OpenItems      []OpenItem      `json:"openItems"`

	// persons wrote:

	Codings []Coding `json:"codings,omitempty"` // sorted by Coder, each of another
}

// A Header is what is known of a record before its text is read. Any field but
// Title, Source, Format, Form and Digest may be empty.
type Header struct {
	Title          string        `json:"title"`
	Slug           string        `json:"slug"`            // short name for addresses: "1945-07-02-soong-stalin"
	Date           string        `json:"date,omitempty"`  // first day, ISO 8601, as precise as known: "1945-07-02", "1945"
	Until          string        `json:"until,omitempty"` // last day where the record covers several
	Hours          string        `json:"hours,omitempty"` // time of day, as written
	Place          string        `json:"place,omitempty"`
	Citation       string        `json:"citation,omitempty"`
	Archive        string        `json:"archive,omitempty"` // the institution that keeps the original
	Collection     string        `json:"collection,omitempty"`
	Box            string        `json:"box,omitempty"`
	Folder         string        `json:"folder,omitempty"`
	Contributor    string        `json:"contributor,omitempty"`
	Address        string        `json:"address,omitempty"` // where the record can be seen, a URL
	Summary        string        `json:"summary,omitempty"`
	Credits        string        `json:"credits,omitempty"`
	Language       string        `json:"language,omitempty"`
	Classification string        `json:"classification,omitempty"` // "Secret; Nodis"
	Volume         string        `json:"volume,omitempty"`         // the printed or digital volume it stands in
	Subject        string        `json:"subject,omitempty"`
	Sender         string        `json:"sender,omitempty"` // author of a telegram or letter: its "I"
	Participants   []Participant `json:"participants,omitempty"`
	Source         string        `json:"source"` // file, relative to what was loaded, and "#d25" in a volume
	Format         string        `json:"format"` // name of the format that it was read as
	Form           Form          `json:"form"`
	Digest         string        `json:"digest"` // SHA-256 of the record's part of the source, hex
}

// A Form is how a record tells who spoke.
type Form string

const (
	Labelled Form = "LABELLED" // "Stalin: No news." A turn is a speaker's contribution.
	Narrated Form = "NARRATED" // "Mr. Khrushchev replied that …" A turn is a paragraph.
)

// A Participant is a person whom the record itself lists.
type Participant struct {
	Name   string `json:"name"`
	Role   string `json:"role,omitempty"` // "Secretary of State"
	Side   string `json:"side,omitempty"` // the state or body spoken for, as written
	Ref    string `json:"ref,omitempty"`  // key into Lists.People
	Entity ID     `json:"entity"`         // written by link
}

// A Turn is one speaker's uninterrupted contribution or, in narrated minutes,
// one paragraph.
type Turn struct {
	ID      ID     `json:"id"`
	Number  int    `json:"number"` // from 1
	Label   string `json:"label"`  // as the record has it, without the colon: "[Joseph] Stalin"; empty where narrated
	Name    string `json:"name"`   // the label's bare name: "Stalin"
	Ref     string `json:"ref,omitempty"`
	Span    Span   `json:"span"`    // the words, without the label
	Speaker ID     `json:"speaker"` // written by link; zero where narrated
}

// A Sentence is a stretch of a turn that ends where a sentence, or a paragraph
// that is no full sentence, ends.
type Sentence struct {
	Turn int `json:"turn"` // number
	Span
}

// An AsideKind says what an Aside is.
type AsideKind string

const (
	Direction AsideKind = "DIRECTION" // "(shows map)", "(He laughs)"
	Omission  AsideKind = "OMISSION"  // "[1 line not declassified]", "[matter omitted]"
	Doubt     AsideKind = "DOUBT"     // "(?)", "[garble]", "[sic]"
	Gloss     AsideKind = "GLOSS"     // "[Dalian]": an editor's other name for what stands before it
	Vote      AsideKind = "VOTE"      // a division or vote and who voted how
)

// An Aside is a stretch of a turn that is not the speaker's words.
type Aside struct {
	Turn int       `json:"turn"`
	Kind AsideKind `json:"kind"`
	Span
}

// A Note is a footnote, a source note or an editor's summary.
type Note struct {
	Label string `json:"label"` // its number or mark
	Text  string `json:"text"`
	At    int    `json:"at"` // byte offset in Document.Text
}

// A Page says that the source's page Label begins at byte offset At of
// Document.Text.
type Page struct {
	Label string `json:"label"`
	At    int    `json:"at"`
}

// An Anchor ties byte offset Text of Document.Text to byte offset Source of the
// record's source (after decoding to UTF-8). Up to the next anchor both run on
// together.
type Anchor struct {
	Text   int `json:"text"`
	Source int `json:"source"`
}

// SourceOffset gives the byte offset in the source of byte offset at of the text.
func (d *Document) SourceOffset(at int) int {
	i := sort.Search(len(d.Origin), func(i int) bool { return d.Origin[i].Text > at }) - 1
	if i < 0 {
		return at
	}
	return d.Origin[i].Source + at - d.Origin[i].Text
}

// A Markup is a name that the source marks in the text, with its key into
// Lists.People.
type Markup struct {
	Span
	Ref string
}

// Lists are a volume's own lists, shared by all its records.
type Lists struct {
	People        map[string]ListedPerson // by the source's key
	Abbreviations map[string]string       // "NPT" -> "Nonproliferation Treaty"
}

// A ListedPerson is an entry of a volume's list of persons.
type ListedPerson struct {
	Name string // "Kissinger, Henry A."
	Role string // "Assistant to the President for National Security Affairs"
}

// Turn gives turn number n, or nil.
func (d *Document) Turn(n int) *Turn {
	if n < 1 || n > len(d.Turns) {
		return nil
	}
	return &d.Turns[n-1]
}

// TurnText gives the words of t.
func (d *Document) TurnText(t *Turn) string { return d.Text[t.Span.Start:t.Span.End] }

// Entity gives the entity id, or nil.
func (d *Document) Entity(id ID) *Entity {
	i := sort.Search(len(d.Entities), func(i int) bool { return compareIDs(d.Entities[i].ID, id) >= 0 })
	if i == len(d.Entities) || d.Entities[i].ID != id {
		return nil
	}
	return &d.Entities[i]
}
