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
	floors := map[string]float64{"term (turn,min,max,unit)": 0.85, "term+subject": 0.85, "linkage turn": 0.70}
	for _, r := range goldRecords(t) {
		if err := x.Relate(r.doc); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, score.Score(r.Gold, score.FromDocument(r.doc), r.Units))
		if len(tables) == 1 {
			for name, floor := range floors {
				if row, _ := tables[0].Row(name); row.F1 < floor {
					t.Errorf("%s, %s: F1 %.3f; want %.2f", r.Name, name, row.F1, floor)
				}
			}
		}
	}
	t.Logf("all records\n%s", score.Sum(tables...))
}
