package api_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

const (
	responseJSON = "application/graphql-response+json"
	plainJSON    = "application/json"
)

// TestHTTP holds the rules of GraphQL over HTTP, by the codes of the
// graphql-http audits.
func TestHTTP(t *testing.T) {
	server := httptest.NewServer(newServer(t, api.Options{MaxBody: 4096}, talks(t)))
	defer server.Close()
	const greeting = `{"query":"{ __typename }"}`
	for _, tc := range []struct {
		name, method, query, body string
		headers                   map[string]string
		status                    int
		media, says, allow        string
	}{
		{name: "post", body: greeting, status: 200, media: plainJSON, says: `{"data":{"__typename":"Query"}}`},
		{name: "charset", body: greeting, headers: h("Content-Type", "application/json; charset=UTF-8"), status: 200, media: plainJSON},
		{name: "accept response json", body: greeting, headers: h("Accept", responseJSON), status: 200, media: responseJSON},
		{name: "accept json", body: greeting, headers: h("Accept", plainJSON), status: 200, media: plainJSON},
		{name: "accept anything", body: greeting, headers: h("Accept", "*/*"), status: 200, media: plainJSON},
		{name: "accept both", body: greeting, headers: h("Accept", responseJSON+", application/json;q=0.9"), status: 200, media: responseJSON},
		{name: "accept by quality", body: greeting, headers: h("Accept", responseJSON+";q=0.1, application/json;q=0.9"), status: 200, media: plainJSON},
		{name: "accept nothing we have", body: greeting, headers: h("Accept", "text/html"), status: 406, media: plainJSON, says: "accept one of them"},
		{name: "accept another charset", body: greeting, headers: h("Accept", "application/json; charset=latin1"), status: 406, media: plainJSON},
		{name: "no content type", body: greeting, headers: h("Content-Type", ""), status: 415, media: plainJSON},
		{name: "text", body: greeting, headers: h("Content-Type", "text/plain"), status: 415, media: plainJSON, says: "send application/json"},
		{name: "another charset", body: greeting, headers: h("Content-Type", "application/json; charset=latin1"), status: 415, media: plainJSON, says: "send UTF-8"},
		{name: "encoded", body: greeting, headers: h("Content-Encoding", "gzip"), status: 415, media: plainJSON},
		{name: "no body", status: 400, media: plainJSON},
		{name: "broken json", body: `{"not a JSON`, status: 400, media: plainJSON, says: "not a JSON object"},
		{name: "batch", body: `[` + greeting + `]`, status: 400, media: plainJSON, says: "one request at a time"},
		{name: "bad utf-8", body: "{\"query\":\"{ \xff }\"}", status: 400, media: plainJSON, says: "UTF-8"},
		{name: "no query", body: `{"qeury":"{ __typename }"}`, status: 400, media: plainJSON, says: "query is missing"},
		{name: "query of another type", body: `{"query":["{ __typename }"]}`, status: 400, media: plainJSON, says: "query is not a string"},
		{name: "name of another type", body: `{"query":"{ __typename }","operationName":0}`, status: 400, media: plainJSON},
		{name: "variables of another type", body: `{"query":"{ __typename }","variables":["a"]}`, status: 400, media: plainJSON},
		{name: "extensions of another type", body: `{"query":"{ __typename }","extensions":false}`, status: 400, media: plainJSON},
		{name: "nulls", body: `{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}`, status: 200, media: plainJSON},
		{name: "variables", body: `{"query":"query T($n: String!) { __type(name: $n) { name } }","variables":{"n":"Stance"}}`, status: 200, media: plainJSON, says: `{"name":"Stance"}`},
		{name: "too large", body: `{"query":"{ __typename }","variables":{"x":"` + strings.Repeat("x", 5000) + `"}}`, status: 413, media: plainJSON, says: "4096"},

		{name: "syntax, json", body: `{"query":"{"}`, status: 200, media: plainJSON, says: "GRAPHQL_PARSE_FAILED"},
		{name: "syntax, response json", body: `{"query":"{"}`, headers: h("Accept", responseJSON), status: 400, media: responseJSON, says: "GRAPHQL_PARSE_FAILED"},
		{name: "invalid, json", body: `{"query":"{ stanzes }"}`, status: 200, media: plainJSON, says: "GRAPHQL_VALIDATION_FAILED"},
		{name: "invalid, response json", body: `{"query":"{ stanzes }"}`, headers: h("Accept", responseJSON), status: 400, media: responseJSON, says: `Did you mean`},
		{name: "coercion, json", body: `{"query":"query C($id: ID!) { __typename }","variables":{"id":null}}`, status: 200, media: plainJSON},
		{name: "coercion, response json", body: `{"query":"query C($id: ID!) { __typename }","variables":{"id":null}}`, headers: h("Accept", responseJSON), status: 400, media: responseJSON},

		{name: "get", method: "GET", query: "query={__typename}", headers: h("GraphQL-Require-Preflight", "1"), status: 200, media: plainJSON},
		{name: "get with apollo's header", method: "GET", query: "query={__typename}", headers: h("Apollo-Require-Preflight", "1"), status: 200, media: plainJSON},
		{name: "get from the same site", method: "GET", query: "query={__typename}", headers: h("Sec-Fetch-Site", "same-origin"), status: 200, media: plainJSON},
		{name: "get from another site", method: "GET", query: "query={__typename}", headers: h("Sec-Fetch-Site", "cross-site"), status: 400, media: plainJSON, says: "PREFLIGHT_REQUIRED"},
		{name: "get without header", method: "GET", query: "query={__typename}", status: 400, media: plainJSON, says: "GraphQL-Require-Preflight: 1"},
		{name: "get with variables", method: "GET", query: "variables=" + url.QueryEscape(`{"n":"Turn"}`) + "&query=" + url.QueryEscape(`query T($n: String!) { __type(name: $n) { name } }`),
			headers: h("GraphQL-Require-Preflight", "1"), status: 200, media: plainJSON, says: `{"name":"Turn"}`},
		{name: "get with broken variables", method: "GET", query: "query={__typename}&variables={", headers: h("GraphQL-Require-Preflight", "1"), status: 400, media: plainJSON},
		{name: "get with bad utf-8", method: "GET", query: "query=%ff", headers: h("GraphQL-Require-Preflight", "1"), status: 400, media: plainJSON},
		{name: "mutation by get", method: "GET", query: "query=" + url.QueryEscape("mutation { __typename }"), headers: h("GraphQL-Require-Preflight", "1"), status: 405, media: plainJSON, allow: "POST"},
		{name: "put", method: "PUT", body: greeting, status: 405, media: plainJSON, allow: "GET, POST"},
		{name: "options from another site", method: "OPTIONS", headers: h("Origin", "https://example.org"), status: 405, media: plainJSON, allow: "GET, POST"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			req, err := http.NewRequest(or(tc.method, "POST"), server.URL+"/graphql?"+tc.query, strings.NewReader(tc.body))
			if err != nil {
				t.Fatal(err)
			}
			if tc.method != "GET" {
				req.Header.Set("Content-Type", plainJSON)
			}
			for k, v := range tc.headers {
				req.Header.Set(k, v)
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != tc.status || !strings.Contains(string(body), tc.says) {
				t.Errorf("status %d with %s, want %d and %q", resp.StatusCode, body, tc.status, tc.says)
			}
			if got, want := resp.Header.Get("Content-Type"), tc.media+"; charset=utf-8"; got != want {
				t.Errorf("content type %q, want %q", got, want)
			}
			if got := resp.Header.Get("Allow"); got != tc.allow {
				t.Errorf("allow %q, want %q", got, tc.allow)
			}
			if tc.status >= 400 && strings.Contains(string(body), `"data"`) {
				t.Errorf("a refused request has data: %s", body)
			}
		})
	}
}

// TestDraft holds the status codes of the draft of 2026.
func TestDraft(t *testing.T) {
	server := newServer(t, api.Options{Draft: true}, talks(t))
	for body, want := range map[string]int{
		`{"query":"{ __typename }"}`: 200,
		`{"query":"{"}`:              400,
		`{"query":"{ stanzes }"}`:    422,
		`{"query":"query C($id: ID!) { __typename }","variables":{"id":null}}`:   422,
		`{"query":"{ statistics { turns } entity(name: \"Nobody\") { name } }"}`: 294,
		`{"query":1}`: 400,
	} {
		if w := ask(server, body); w.Code != want {
			t.Errorf("%s: status %d with %s, want %d", body, w.Code, w.Body, want)
		}
	}
}

// TestETag asks twice by GET; the second time nothing is sent.
func TestETag(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	get := func(question, known string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/graphql?query="+url.QueryEscape(question), nil)
		r.Header.Set("GraphQL-Require-Preflight", "1")
		r.Header.Set("If-None-Match", known)
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		return w
	}
	first := get("{ statistics { turns } }", "")
	tag := first.Header().Get("ETag")
	if first.Code != 200 || tag == "" {
		t.Fatalf("status %d, etag %q", first.Code, tag)
	}
	if again := get("{ statistics { turns } }", tag); again.Code != 304 || again.Body.Len() > 0 {
		t.Errorf("asked again: status %d with %q", again.Code, again.Body)
	}
	if other := get("{ statistics { terms } }", tag); other.Code != 200 {
		t.Errorf("another question: status %d", other.Code)
	}
}

// TestCompression compares what is sent with and without gzip.
func TestCompression(t *testing.T) {
	server := newServer(t, api.Options{}, talks(t))
	post := func(question, encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"`+question+`"}`))
		r.Header.Set("Content-Type", plainJSON)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		return w
	}
	const long = "{ __schema { types { name description } } }"
	plain, packed := post(long, "gzip;q=0"), post(long, "br, gzip")
	if plain.Header().Get("Content-Encoding") != "" || packed.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("encodings %q and %q", plain.Header().Get("Content-Encoding"), packed.Header().Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != plain.Body.String() {
		t.Errorf("packed answer differs from the plain one (%v)", err)
	}
	if short := post("{ __typename }", "gzip"); short.Header().Get("Content-Encoding") != "" {
		t.Error("a short answer is packed")
	}
}

func h(name, value string) map[string]string { return map[string]string{name: value} }

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
