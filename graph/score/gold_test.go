package score_test

import (
	"path/filepath"
	"strings"
	"testing"

	"parley/graph/score"
)

// goldDir holds the gold codings, beside the repository's folder.
const goldDir = "../../../shared/gold"

// A goldRecord is a gold coding with the units that it refers to.
type goldRecord struct {
	name        string
	path, texts string
	coding      *score.Coding
	units       []score.Unit
}

func goldRecords(t testing.TB) []goldRecord {
	t.Helper()
	paths, _ := filepath.Glob(goldDir + "/*.gold.json")
	if len(paths) == 0 {
		t.Skip("no gold codings at " + goldDir)
	}
	var rs []goldRecord
	for _, p := range paths {
		name := strings.TrimSuffix(filepath.Base(p), ".gold.json")
		texts := filepath.Join(goldDir, "units", name+".json")
		rs = append(rs, goldRecord{name, p, texts, open(t, p, score.Read), open(t, texts, score.ReadUnits)})
	}
	return rs
}
