// Package score sets the coding of a record against a gold coding of it, by
// section 7 of the coding guide, and holds the form of file in which codings
// travel ([Coding], section 6).
//
// Two codings need not share entity ids or cut the record alike: entities are
// matched by the names that they share, turns by their text. [Score] gives the
// table for one record and [Sum] adds tables up. [Place] lays a gold coding onto
// a document, for training, and [Lay] a person's, to be kept with it. The other
// functions look at where the two differ.
package score
