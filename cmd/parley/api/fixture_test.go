package api_test

import (
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/api"
	"parley/graph"
	"parley/graph/extract"
)

// customer is the customer's record, coded.
var customer = sync.OnceValues(func() (doc *graph.Document, err error) {
	const name = "1945-07-02-soong-stalin.txt"
	f, err := os.Open("../../../fixtures/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	err = x.Read(name, f, func(d *graph.Document) error { doc = d; return nil })
	return doc, err
})

func customerRecord(t testing.TB) *graph.Document {
	t.Helper()
	doc, err := customer()
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestFixedQuestion asks the customer's question word for word, and with other
// names of those it is about, of the customer's record. Turn 133, where Port
// Arthur is yielded in exchange, must be among the answers.
func TestFixedQuestion(t *testing.T) {
	server := newServer(t, api.Options{}, customerRecord(t))
	type node struct {
		Quote    struct{ Text string }
		Targets  []struct{ Name string }
		Turn     struct{ Number int }
		Linkages []struct {
			Kind string
			To   struct{ Name string }
		}
	}
	type page struct {
		Stances struct {
			TotalCount int
			Edges      []struct{ Node node }
		}
	}
	var first page
	for i, names := range [][2]string{{"Stalin", "Outer Mongolia"}, {"Joseph Stalin", "Mongolia"}, {"marshal stalin", "outer mongolia"}} {
		var got page
		answer(t, server, `{ stances(filter: {holder: "`+names[0]+`", kinds: [CONCESSION], linkedTo: "`+names[1]+`"}) { totalCount edges { node { quote { text } targets { name } turn { number } linkages { kind to { name } } } } } }`, nil, &got)
		var turns []int
		for _, e := range got.Stances.Edges {
			turns = append(turns, e.Node.Turn.Number)
			if e.Node.Quote.Text == "" || len(e.Node.Targets) == 0 {
				t.Errorf("%v: turn %d has no quote or no target", names, e.Node.Turn.Number)
			}
		}
		if !slices.Contains(turns, 133) || len(turns) != got.Stances.TotalCount {
			t.Errorf("%v: answered by turns %v, counted %d", names, turns, got.Stances.TotalCount)
		}
		if i == 0 {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Errorf("%v is answered otherwise:\n%s", names, diff)
		}
	}
}

// TestSide asks for a side of the customer's record by the state's plain name:
// its spokesman is found.
func TestSide(t *testing.T) {
	server := newServer(t, api.Options{}, customerRecord(t))
	for side, spokesman := range map[string]string{"China": "Soong", "Soviet Union": "Stalin"} {
		var got struct{ Whole, Own struct{ TotalCount int } }
		answer(t, server, `query ($side: String!, $holder: String!) {
			whole: stances(filter: {side: $side}) { totalCount }
			own: stances(filter: {side: $side, holder: $holder}) { totalCount }
		}`, map[string]any{"side": side, "holder": spokesman}, &got)
		if got.Own.TotalCount == 0 || got.Whole.TotalCount < got.Own.TotalCount {
			t.Errorf("side %s has %d stances, %d of them of %s", side, got.Whole.TotalCount, got.Own.TotalCount, spokesman)
		}
	}
}

// TestExamplesOfRecord asks every example of the customer's record, which knows all
// the names in them.
func TestExamplesOfRecord(t *testing.T) {
	server := newServer(t, api.Options{}, customerRecord(t))
	for _, x := range api.Examples() {
		var data map[string]any
		answer(t, server, x.Query, nil, &data)
		for field, value := range data {
			if value == nil {
				t.Errorf("%s: %s is null", x.Title, field)
			}
		}
	}
}
