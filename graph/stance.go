package graph

// A StanceKind is what a party's position does, by the coding guide, section 3.
type StanceKind string

const (
	Demand     StanceKind = "DEMAND"     // asks, requires, claims, proposes terms that serve its own side
	Concession StanceKind = "CONCESSION" // gives ground: grants, offers, waives, softens
	Deferral   StanceKind = "DEFERRAL"   // does not settle the matter now
	Rejection  StanceKind = "REJECTION"  // refuses the other side's demand, terms, claim or argument
	Acceptance StanceKind = "ACCEPTANCE" // agrees in substance without giving up anything claimed
)

// StanceKinds lists every kind, in the guide's order.
var StanceKinds = []StanceKind{Demand, Concession, Deferral, Rejection, Acceptance}

// A Stance is what a party's position does, in a turn, on some matter.
type Stance struct {
	ID         ID         `json:"id"`
	Turn       int        `json:"turn"`
	Kind       StanceKind `json:"kind"`
	Holder     ID         `json:"holder"`     // whose position it is
	Targets    []ID       `json:"targets"`    // what it is about, the likeliest first; never empty, never the holder
	Quote      Span       `json:"quote"`      // the words that carry it, within the turn
	Reported   bool       `json:"reported"`   // the speaker reports another's position
	Confidence float64    `json:"confidence"` // calibrated: of those given 0.8, about 80 % are right
	Because    []Cue      `json:"because"`    // the strongest first
	Coder      string     `json:"coder"`      // MachineCoder, or a person's name
}

// MachineCoder is the name under which Parley itself codes.
const MachineCoder = "parley"

// A Cue is something in the text that made the coder decide, in words that a
// historian understands.
type Cue struct {
	Name   string  `json:"name"`   // "refusal: cannot accept"
	Text   string  `json:"text"`   // the words of the turn that matched, or empty
	Weight float64 `json:"weight"` // in log-odds; positive speaks for the kind
}

// A Response says that one stance answers another: a rejection its demand, a
// concession the demand that it yields to.
type Response struct {
	Stance ID `json:"stance"`
	To     ID `json:"to"`
}

// A Coding is what a person marked in the record, apart from what Parley did, so
// that the two can be compared and no question mixes them.
type Coding struct {
	Coder    string    `json:"coder"`
	Stances  []Stance  `json:"stances"`  // in order of the text; of this coder
	Linkages []Linkage `json:"linkages"` // their stances are this coding's
	File     []byte    `json:"file"`     // as the coder wrote it: section 6 of the coding guide
}
