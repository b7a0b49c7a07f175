package link_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
)

// TestReportedClauses reads where a report begins and whose it is.
func TestReportedClauses(t *testing.T) {
	l := newLinker(t)
	tests := map[string]struct {
		doc  *graph.Document
		want []string
	}{
		"the article belongs to it": {
			record("1974-11-04", "Kissinger: It is quiet. So the Syrians want to negotiate."),
			[]string{"Syria: So the Syrians want to negotiate."},
		},
		"verbs in the present": {
			record("1974-11-04", "Kissinger: The Turks will accept it."),
			[]string{"Turkey: The Turks will accept it."},
		},
		"what is only demanded of another is no report": {record("1974-11-04", "Kissinger: The Turks should leave it."), nil},
	}
	for name, tt := range tests {
		if d := cmp.Diff(tt.want, reported(linked(t, l, tt.doc))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
