package api_test

import (
	"testing"

	"parley/cmd/parley/api"
	"parley/graph"
	"parley/graph/query"
)

// newServer gives a server over a store in memory that holds docs.
func newServer(t testing.TB, opt api.Options, docs ...*graph.Document) *api.Server {
	t.Helper()
	s, err := api.New(query.New(nil), opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
