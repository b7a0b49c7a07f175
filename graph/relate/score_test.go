package relate_test

import (
	"testing"

	"parley/graph/relate"
	"parley/graph/score"
)

// TestScoreOnGoldStances scores relate on documents that hold the gold coding's
// mentions and stances, so that no other room's mistakes count.
func TestScoreOnGoldStances(t *testing.T) {
	x, err := relate.New()
	if err != nil {
		t.Fatal(err)
	}
	var tables []*score.Table
	for _, r := range goldRecords(t) {
		if err := x.Relate(r.doc); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, score.Score(r.Gold, score.FromDocument(r.doc), r.Units))
		if len(tables) == 1 {
			t.Logf("%s\n%s", r.Name, tables[0])
		}
	}
	t.Logf("all records\n%s", score.Sum(tables...))
}
