package api_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/api"
	"parley/graph"
)

// TestNodes asks for one node of every type by its id.
func TestNodes(t *testing.T) {
	doc := talks(t)
	server := newServer(t, api.Options{}, doc)
	stalin := graph.EntityID(graph.Person, "Joseph Stalin")
	ids := []graph.ID{doc.ID, doc.Turns[1].ID, stalin, doc.Stances[1].ID, doc.Linkages[0].ID, doc.Terms[0].ID, graph.DocumentID("none")}
	want := []string{"Document Talks on 1945-07-02", "Turn 2", "Entity Joseph Stalin", "Stance Port Arthur", "Linkage Outer Mongolia", "Term Port Arthur", ""}
	const fields = `{
		__typename id
		... on Document { a: title }
		... on Turn { b: number }
		... on Entity { a: name }
		... on Stance { targets { name } }
		... on Linkage { to { name } }
		... on Term { subject { name } }
	}`
	type node struct {
		Typename string `json:"__typename"`
		ID       string
		A        string
		B        json.Number
		Targets  []struct{ Name string }
		To       struct{ Name string }
		Subject  struct{ Name string }
	}
	show := func(n *node) string {
		if n == nil {
			return ""
		}
		s := n.Typename + " " + n.A + n.B.String() + n.To.Name + n.Subject.Name
		for _, target := range n.Targets {
			s += target.Name
		}
		return s
	}

	var all struct{ Nodes []*node }
	answer(t, server, "query($ids: [ID!]!) { nodes(ids: $ids) "+fields+" }", map[string]any{"ids": texts(ids)}, &all)
	var got []string
	for i, n := range all.Nodes {
		got = append(got, show(n))
		if n != nil && n.ID != ids[i].String() {
			t.Errorf("node %d has id %s, want %s", i, n.ID, ids[i])
		}
		var one struct{ Node *node }
		answer(t, server, "query($id: ID!) { node(id: $id) "+fields+" }", map[string]any{"id": ids[i].String()}, &one)
		if diff := cmp.Diff(n, one.Node); diff != "" {
			t.Errorf("node and nodes differ on %s (-nodes +node):\n%s", ids[i], diff)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func texts(ids []graph.ID) []any {
	var s []any
	for _, id := range ids {
		s = append(s, id.String())
	}
	return s
}

// answer asks, fails on any error, and reads the data into to.
func answer(t testing.TB, server *api.Server, question string, variables map[string]any, to any) {
	t.Helper()
	resp := server.Exec(context.Background(), question, "", variables)
	if len(resp.Errors) > 0 {
		t.Fatalf("%s: %v", question, resp.Errors)
	}
	if err := json.Unmarshal(resp.Data, to); err != nil {
		t.Fatal(err)
	}
}
