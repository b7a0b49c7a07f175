package api_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"parley/cmd/parley/api"
	"parley/graph"
	"parley/graph/query"
	"parley/store/badger"
)

// newGraph gives a graph over a store in memory that holds docs.
func newGraph(t testing.TB, docs ...*graph.Document) *query.Graph {
	t.Helper()
	s, err := badger.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, d := range docs {
		if _, err := s.Put(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return query.New(s)
}

// newServer gives a server that answers from docs.
func newServer(t testing.TB, opt api.Options, docs ...*graph.Document) *api.Server {
	t.Helper()
	s, err := api.New(newGraph(t, docs...), opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestIntrospection asks what GraphiQL asks when it starts, within the limits.
func TestIntrospection(t *testing.T) {
	question, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	resp := newServer(t, api.Options{}).Exec(context.Background(), string(question), "", nil)
	if len(resp.Errors) > 0 || !strings.Contains(string(resp.Data), `"name":"StanceConnection"`) {
		t.Errorf("answer %.200s, errors %v", resp.Data, resp.Errors)
	}
}
