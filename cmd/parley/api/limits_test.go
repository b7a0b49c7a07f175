package api_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parley/cmd/parley/api"
	"parley/graph/query"
)

func TestTimeout(t *testing.T) {
	server := newServer(t, api.Options{Timeout: time.Nanosecond}, talks(t))
	w := ask(server, `{"query":"{ stances { totalCount } }"}`)
	if body := w.Body.String(); w.Code != 503 || !strings.Contains(body, `"TIMEOUT"`) || !strings.Contains(body, "longer than 1ns") {
		t.Errorf("status %d with %s", w.Code, body)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	resp := newServer(t, api.Options{}, talks(t)).Exec(ctx, "{ stances { totalCount } }", "", nil)
	if len(resp.Data) > 0 || len(resp.Errors) != 1 || !strings.Contains(resp.Errors[0].Message, "given up") {
		t.Errorf("data %s, errors %v", resp.Data, resp.Errors)
	}
}

// TestPanicStaysInside asks a graph that has no source to read from.
func TestPanicStaysInside(t *testing.T) {
	var log bytes.Buffer
	server, err := api.New(query.New(nil), api.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	w := ask(server, `{"query":"{ statistics { turns } }"}`)
	const want = `"message":"internal error; the server's log tells more"`
	if body := w.Body.String(); !strings.Contains(body, want) || !strings.Contains(body, "INTERNAL_SERVER_ERROR") || strings.Contains(body, "nil pointer") {
		t.Errorf("status %d with %s", w.Code, body)
	}
	if !strings.Contains(log.String(), "nil pointer") || !strings.Contains(log.String(), "stack=") {
		t.Errorf("log: %s", log.String())
	}
}

func TestBudget(t *testing.T) {
	server := newServer(t, api.Options{MaxNodes: 60}, talks(t))
	const small, large = "{ stances { nodes { kind } } }",
		"{ stances { nodes { turn { stances { targets { stances { nodes { id } } } } } } } }"
	if resp := server.Exec(context.Background(), small, "", nil); len(resp.Errors) > 0 {
		t.Errorf("small query: %v", resp.Errors)
	}
	resp := server.Exec(context.Background(), large, "", nil)
	if len(resp.Errors) == 0 || resp.Errors[0].Extensions["code"] != "QUERY_TOO_COSTLY" || !strings.Contains(resp.Errors[0].Message, "60 nodes") {
		t.Errorf("large query: %.300s %v", resp.Data, resp.Errors)
	}
}

// TestFields stops an answer that grows too long.
func TestFields(t *testing.T) {
	server := newServer(t, api.Options{MaxFields: 60}, talks(t))
	resp := server.Exec(context.Background(), "{ __schema { types { name kind } } }", "", nil)
	if len(resp.Errors) == 0 || resp.Errors[0].Extensions["code"] != "QUERY_TOO_COSTLY" || !strings.Contains(resp.Errors[0].Message, "too many fields") {
		t.Errorf("%.300s %v", resp.Data, resp.Errors)
	}
}

// TestCost asks what a query cost.
func TestCost(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	const question = `{"query":"{ stances(first: 3) { nodes { holder { name } } } }"`
	if body := ask(server, question+"}").Body.String(); strings.Contains(body, "cost") {
		t.Errorf("not asked, but told: %s", body)
	}
	// A page of 3; 3 stances and their 3 holders, and 10 for each of the two lists; 1 + 1 + 3 × 2 fields.
	const want = `"extensions":{"cost":{"bound":3,"fields":8,"maxBound":200000,"maxFields":100000,"maxNodes":25000,"nodes":26}}`
	if body := ask(server, question+`,"extensions":{"cost":true}}`).Body.String(); !strings.Contains(body, want) {
		t.Errorf("told %s, want %s", body, want)
	}
}

// TestOpaque hides the schema.
func TestOpaque(t *testing.T) {
	open, opaque := newServer(t, api.Options{}), newServer(t, api.Options{Opaque: true})
	for _, tc := range []struct{ query, told, hidden string }{
		{`{"query":"{ __schema { queryType { name } } }"}`, `"name":"Query"`, "FORBIDDEN"},
		{`{"query":"{ stanzes { id } }"}`, "Did you mean", `\"Query\"."`},
		{`{"query":"{ __typename }"}`, `"Query"`, `"Query"`},
	} {
		if w := ask(open, tc.query); !strings.Contains(w.Body.String(), tc.told) {
			t.Errorf("%s told %s, want %s", tc.query, w.Body, tc.told)
		}
		w := ask(opaque, tc.query)
		if body := w.Body.String(); !strings.Contains(body, tc.hidden) || strings.Contains(body, "Did you mean") {
			t.Errorf("%s told %s, want %s", tc.query, body, tc.hidden)
		}
	}
}

func ask(server *api.Server, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)
	return w
}
