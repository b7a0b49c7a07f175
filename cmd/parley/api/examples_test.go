package api_test

import (
	"context"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

// TestExamples asks every example query, over a record that has all names.
func TestExamples(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	examples := api.Examples()
	if len(examples) < 8 || !strings.Contains(examples[0].Query, `linkedTo: "Outer Mongolia"`) {
		t.Fatalf("%d examples, the first is %q", len(examples), examples[0].Title)
	}
	for _, x := range examples {
		if last := x.Title[len(x.Title)-1]; last != '?' && last != '.' {
			t.Errorf("title %q is no sentence", x.Title)
		}
		if resp := server.Exec(context.Background(), x.Query, "", nil); len(resp.Errors) > 0 {
			t.Errorf("%s %v", x.Title, resp.Errors)
		}
	}
}
