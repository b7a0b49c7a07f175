package graph

// A TermStatus says whether a term is on the table or only recalled.
type TermStatus string

const (
	Proposed TermStatus = "proposed"
	Recalled TermStatus = "recalled"
)

// A Term is a stated quantity that is, or was, on the table: a length of lease,
// a date, a share, a number of troops, a sum (coding guide, section 5).
type Term struct {
	ID      ID         `json:"id"`
	Turn    int        `json:"turn"`
	Subject ID         `json:"subject"`
	Holder  ID         `json:"holder"` // whose term it is
	Min     float64    `json:"min"`
	Max     float64    `json:"max"`  // equal to Min when one number is given
	Unit    string     `json:"unit"` // "years", "percent", "states"; of a date its month, or "year"
	Status  TermStatus `json:"status"`
	Quote   Span       `json:"quote"`
}

// A Contradiction sets two terms of one holder on one subject against each
// other. It is flagged, never corrected.
type Contradiction struct {
	Term  ID     `json:"term"`  // the later one
	Other ID     `json:"other"` // the earlier one
	Why   string `json:"why"`   // "said to be 40–45 years; stated before as 10–15 years"
}

// An Outcome is how a matter stood when the record ended.
type Outcome string

const (
	Agreed   Outcome = "AGREED"
	Refused  Outcome = "REFUSED"
	Deferred Outcome = "DEFERRED"
	Open     Outcome = "OPEN" // asked for and not answered
)

// An OpenItem is one matter of the record's ledger, with the stance that
// settled it, or left it.
type OpenItem struct {
	Matter  ID      `json:"matter"`
	Outcome Outcome `json:"outcome"`
	Stance  ID      `json:"stance"`
}
