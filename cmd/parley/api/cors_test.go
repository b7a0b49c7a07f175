package api_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

func TestCORS(t *testing.T) {
	const friend, stranger = "https://friend.example", "https://stranger.example"
	open, closed := newServer(t, api.Options{Origins: []string{friend}}), newServer(t, api.Options{})
	for _, tc := range []struct {
		name           string
		server         *api.Server
		method, origin string
		status         int
		allowed        string
	}{
		{"friend's preflight", open, "OPTIONS", friend, 204, friend},
		{"friend's question", open, "POST", friend, 200, friend},
		{"stranger's preflight", open, "OPTIONS", stranger, 405, ""},
		{"stranger's question", open, "POST", stranger, 200, ""},
		{"preflight without CORS", closed, "OPTIONS", friend, 405, ""},
		{"question without CORS", closed, "POST", friend, 200, ""},
	} {
		r := httptest.NewRequest(tc.method, "/graphql", strings.NewReader(`{"query":"{ __typename }"}`))
		r.Header.Set("Origin", tc.origin)
		r.Header.Set("Content-Type", plainJSON)
		if tc.method == "OPTIONS" {
			r.Header.Set("Access-Control-Request-Method", "POST")
		}
		w := httptest.NewRecorder()
		tc.server.ServeHTTP(w, r)
		if got := w.Header().Get("Access-Control-Allow-Origin"); w.Code != tc.status || got != tc.allowed {
			t.Errorf("%s: status %d, allowed %q; want %d, %q", tc.name, w.Code, got, tc.status, tc.allowed)
		}
		if headers := w.Header().Get("Access-Control-Allow-Headers"); (w.Code == 204) != strings.Contains(headers, "Authorization") {
			t.Errorf("%s: allowed headers %q", tc.name, headers)
		}
	}
}
