package graph

import (
	"bytes"
	"slices"
)

// An EntityKind is a class of the coding guide, section 2.
type EntityKind string

const (
	Territory    EntityKind = "TERRITORY"    // region or land that can be claimed, ceded or governed
	Railway      EntityKind = "RAILWAY"      // railway line or system
	Treaty       EntityKind = "TREATY"       // treaty, agreement, convention, declaration, communiqué
	Port         EntityKind = "PORT"         // harbour or naval base
	Waterway     EntityKind = "WATERWAY"     // sea, strait, river, canal
	State        EntityKind = "STATE"        // sovereign state or its government
	Person       EntityKind = "PERSON"       // a person
	Organization EntityKind = "ORGANIZATION" // party, army, ministry, company, alliance, international body
	Place        EntityKind = "PLACE"        // any other place: city, mountain, site
	Event        EntityKind = "EVENT"        // war, conference
	Issue        EntityKind = "ISSUE"        // a matter of the negotiation without a proper name
)

// EntityKinds lists every kind.
var EntityKinds = []EntityKind{Territory, Railway, Treaty, Port, Waterway, State, Person, Organization, Place, Event, Issue}

// An Entity is a named thing that positions can be about, or that holds them.
type Entity struct {
	ID         ID           `json:"id"`
	Kind       EntityKind   `json:"kind"`
	Name       string       `json:"name"`              // canonical name
	Aliases    []string     `json:"aliases,omitempty"` // other names, sorted, without Name
	SameAs     []Authority  `json:"sameAs,omitempty"`
	Represents ID           `json:"represents,omitzero"` // whom a person or body speaks for at the record's date
	PartOf     ID           `json:"partOf,omitzero"`
	At         *Coordinates `json:"at,omitempty"`
}

// An Authority is an entity's identifier in a public authority file.
type Authority struct {
	Scheme string `json:"scheme"` // "wikidata", "geonames"
	ID     string `json:"id"`     // "Q855"
}

// Coordinates are decimal degrees, north and east positive (WGS 84).
type Coordinates struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// A Mention is a stretch of a turn that names an entity.
type Mention struct {
	Turn   int `json:"turn"`
	Entity ID  `json:"entity"`
	Span
}

// A Report is a stretch of a turn that gives another's words or views:
// "Chiang's views were …", or a clause of narrated minutes. The innermost
// report around a quote names whose position it is.
type Report struct {
	Turn   int `json:"turn"`
	Holder ID  `json:"holder"`
	Span
}

// A Topic is the matter under discussion from byte offset At on, until the
// next topic: the entities that "this" or an unnamed object most likely means,
// the likeliest first.
type Topic struct {
	Turn     int  `json:"turn"`
	At       int  `json:"at"`
	Entities []ID `json:"entities"`
}

// SortEntities puts entities in the order that [Document.Entity] relies on.
func SortEntities(es []Entity) {
	slices.SortFunc(es, func(a, b Entity) int { return compareIDs(a.ID, b.ID) })
}

func compareIDs(a, b ID) int { return bytes.Compare(a[:], b[:]) }
