package parse_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/parse"
)

// TestPartsAreTold reads a sitting twice in one file: its records are four, not two.
func TestPartsAreTold(t *testing.T) {
	b, err := os.ReadFile("../../fixtures/formats/sitting.xml")
	if err != nil {
		t.Fatal(err)
	}
	const end = "</debates>"
	body, _, _ := strings.Cut(string(b), end)
	_, debates, _ := strings.Cut(body, "<debates>")
	var once, twice []graph.ID
	for _, x := range []struct {
		ids  *[]graph.ID
		text string
	}{{&once, string(b)}, {&twice, body + debates + end + "</housecommons>"}} {
		err := parse.Read("sitting.xml", strings.NewReader(x.text), func(d *graph.Document) error {
			*x.ids = append(*x.ids, d.ID)
			return nil
		})
		if err != nil && !errors.Is(err, parse.ErrNoTurns) {
			t.Fatal(err)
		}
	}
	slices.SortFunc(twice, func(a, b graph.ID) int { return strings.Compare(a.String(), b.String()) })
	if n := len(slices.Compact(twice)); len(once) == 0 || n != 2*len(once) || !slices.Contains(twice, once[0]) {
		t.Errorf("%d records of their own; want twice %d", n, len(once))
	}
}
