package graph

// A LinkageKind is how two matters are tied, by the coding guide, section 4.
type LinkageKind string

const (
	Condition LinkageKind = "CONDITION" // the one holds only if the other does
	Exchange  LinkageKind = "EXCHANGE"  // the one is the price of the other
)

// A Linkage is issue linkage: two matters tied by a party. It is a positive
// assertion with a quote, never a by-product of two names standing together.
type Linkage struct {
	ID         ID          `json:"id"`
	Turn       int         `json:"turn"`
	Kind       LinkageKind `json:"kind"`
	Holder     ID          `json:"holder"`
	From       ID          `json:"from"`                // what is given, or depends
	To         ID          `json:"to"`                  // the condition, or what is asked in return
	FromStance ID          `json:"fromStance,omitzero"` // the stance that is the From end, where one is coded
	ToStance   ID          `json:"toStance,omitzero"`
	Quote      Span        `json:"quote"`
	Confidence float64     `json:"confidence"`
}
