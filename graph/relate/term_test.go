package relate_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
)

// TestTerms reads the terms of single turns, said by Baron Holt in 1921 of
// Sandhaven where nothing else is named.
func TestTerms(t *testing.T) {
	tests := map[string][]string{
		// numbers, ranges, shares, sums, dates
		"We propose a lease of 25 years.":                                         {"25–25 years Sandhaven"},
		"We propose a lease of 10 - 15 years.":                                    {"10–15 years Sandhaven"},
		"The term should be between twenty and twenty-five years.":                {"20–25 years Sandhaven"},
		"We demand that profits be divided fifty-fifty.":                          {"50–50 percent Sandhaven"},
		"We offer one third of the profits.":                                      {"33–33 percent Sandhaven"},
		"We offer $3.6-3.8 billion.":                                              {"3.6–3.8 billion dollars Sandhaven"},
		"You should deliver 100,000 tons.":                                        {"100000–100000 tons Sandhaven"},
		"We propose one million tons.":                                            {"1000000–1000000 tons Sandhaven"},
		"We propose a recess of 24 hours.":                                        {"24–24 hours Sandhaven"},
		"It must be signed before July 7.":                                        {"7–7 July Sandhaven"},
		"We suggest a council of four Powers.":                                    {"4–4 states Sandhaven"},
		"25 years is too short.":                                                  {"25–25 years Sandhaven"},
		"Old terms 60 years?":                                                     {"60–60 years Sandhaven"},
		"We propose 20 - 25 years for Sandhaven and the Coast Railway.":           {"20–25 years Sandhaven", "20–25 years Coast Railway"},
		"We propose a lease of 30 years. 60 for Coast Railway, 25 for Sandhaven.": {"30–30 years Sandhaven", "60–60 years Coast Railway", "25–25 years Sandhaven"},
		"We propose to raise it from $200,000 to $400,000.":                       {"200000–200000 dollars Sandhaven", "400000–400000 dollars Sandhaven"},
		"We propose a lease of two and a half years.":                             {"2.5–2.5 years Sandhaven"},
		"We offer $3-1/2 million.":                                                {"3.5–3.5 million dollars Sandhaven"},
		"We ask for $60, 000,000 and offer one million dollars.":                  {"60000000–60000000 dollars Sandhaven", "1000000–1000000 dollars Sandhaven"},
		"We offer $2m for it.":                                                    {"2000000–2000000 dollars Sandhaven"},
		"We propose to meet on March 16–17.":                                      {"16–17 March Sandhaven"},
		"We propose to meet on March 16, 1922.":                                   {"16–16 March Sandhaven"},
		"We demand the release of seven sick prisoners.":                          {"7–7 prisoners Sandhaven"},
		"We propose to settle it within the next month.":                          {"1–1 months Sandhaven"},
		"We propose to sign it by 1925, or 26.":                                   {"1925–1926 year Sandhaven"},
		// facts that are no terms
		"He lived there for twenty years.":               nil,
		"That was fifteen years ago.":                    nil,
		"During the past 10 years much was built.":       nil,
		"On May 9 the Secretary stated the opposite.":    nil,
		"I read your note of May 12, 1919.":              nil,
		"We have been fighting since four years.":        nil,
		"The two sides are close to each other.":         nil,
		"There are two states on this island.":           nil,
		"The meeting began at 0900 hours.":               nil,
		"It goes on from year to year.":                  nil,
		"We had to wait for half an hour.":               nil,
		"A two-thirds majority was against it.":          nil,
		"He was at the door when a third party came in.": nil,
	}
	x := newRelater(t)
	for text, want := range tests {
		d := &graph.Document{ID: graph.DocumentID(text), Header: graph.Header{Form: graph.Labelled, Date: "1921"}}
		for _, e := range []graph.Entity{{Kind: graph.Person, Name: "Baron Holt"}, {Kind: graph.Port, Name: "Sandhaven"}, {Kind: graph.Railway, Name: "Coast Railway"}} {
			e.ID = graph.EntityID(e.Kind, e.Name)
			d.Entities = append(d.Entities, e)
		}
		graph.SortEntities(d.Entities)
		addTurn(d, "Baron Holt: "+text)
		d.Topics = []graph.Topic{{Turn: 1, Entities: []graph.ID{entityNamed(d, "Sandhaven")}}}
		if err := x.Relate(d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range d.Terms {
			got = append(got, fmt.Sprintf("%.10g–%.10g %s %s", m.Min, m.Max, m.Unit, d.Entity(m.Subject).Name))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}
