package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

const hello = "{ __typename }"

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func hashed(text string) string {
	return fmt.Sprintf(`"extensions":{"persistedQuery":{"version":1,"sha256Hash":"%s"}}`, hash(text))
}

// TestAutomaticPersistedQueries asks by a hash that the server does not know,
// then with the query, then by the hash again.
func TestAutomaticPersistedQueries(t *testing.T) {
	server := newServer(t, api.Options{})
	for _, tc := range []struct {
		body, says string
		status     int
	}{
		{"{" + hashed(hello) + "}", `"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}`, 200},
		{`{"query":"{ __schema { description } }",` + hashed(hello) + "}", "not that of the query", 400},
		{`{"query":"` + hello + `",` + hashed(hello) + "}", `"data"`, 200},
		{"{" + hashed(hello) + "}", `"data"`, 200},
		{`{"documentId":"sha256:` + hash(hello) + `"}`, `"data"`, 200},
		{`{"extensions":{"persistedQuery":[]}}`, "extensions is not", 400},
	} {
		if w := ask(server, tc.body); w.Code != tc.status || !strings.Contains(w.Body.String(), tc.says) {
			t.Errorf("%s: status %d with %s, want %d and %s", tc.body, w.Code, w.Body, tc.status, tc.says)
		}
	}
}

// TestPersistedQueriesAreBounded sends more than is kept: the first is
// forgotten, the last is not.
func TestPersistedQueriesAreBounded(t *testing.T) {
	server := newServer(t, api.Options{})
	var first, last string
	for i := range 100 {
		last = hello + " # " + strings.Repeat("x", 60_000) + fmt.Sprint(i)
		if i == 0 {
			first = last
		}
		ask(server, `{"query":"`+last+`",`+hashed(last)+"}")
	}
	if w := ask(server, "{"+hashed(first)+"}"); !strings.Contains(w.Body.String(), "PersistedQueryNotFound") {
		t.Errorf("the first is still known: %s", w.Body)
	}
	if w := ask(server, "{"+hashed(last)+"}"); !strings.Contains(w.Body.String(), `"data"`) {
		t.Errorf("the last is not known: %s", w.Body)
	}
}

func TestOnlyDocuments(t *testing.T) {
	server := newServer(t, api.Options{Documents: map[string]string{"hello": hello}, OnlyDocuments: true})
	for _, tc := range []struct {
		body   string
		status int
	}{
		{`{"documentId":"hello"}`, 200},
		{`{"documentId":"sha256:` + hash(hello) + `"}`, 200},
		{`{"query":"` + hello + `"}`, 200},
		{`{"query":"{ statistics { turns } }"}`, 403},
		{`{"documentId":"bye"}`, 400},
	} {
		if w := ask(server, tc.body); w.Code != tc.status {
			t.Errorf("%s: status %d with %s, want %d", tc.body, w.Code, w.Body, tc.status)
		}
	}
}
