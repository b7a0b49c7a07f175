package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/api"
	"parley/graph"
	"parley/graph/extract"
	"parley/graph/query"
	"parley/graph/score"
	"parley/store/badger"
)

const conversation = `MEMORANDUM OF CONVERSATION
Date: July 9, 1945
Place: The Kremlin, Moscow

Stalin: Port Arthur must be a naval base.
Soong: We cannot agree to that.
Stalin: For Dairen we yielded.
Soong: We will see that later.
`

// writer is a server that loads what is sent with Ada's token.
type writer struct {
	*api.Server
	url string
}

const adasToken = "parley_ada"

// newWriter serves an empty store.
func newWriter(t *testing.T, opt api.Options) writer {
	t.Helper()
	s, err := badger.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	opt.Coder = func(token string) (string, bool) { return "Ada", token == adasToken }
	opt.Load = func(ctx context.Context, u api.Upload, each func(api.Loaded)) error {
		return x.Read(u.Name, strings.NewReader(u.Text), func(d *graph.Document) error {
			known, err := s.Known(ctx, d)
			if err == nil && !known {
				_, err = s.Put(ctx, d)
			}
			each(api.Loaded{Source: d.Source, Record: d.ID, Known: known, Turns: len(d.Turns), Read: len(u.Text)})
			return err
		})
	}
	opt.KeepCoding = func(ctx context.Context, c api.Coding) (coded api.Coded, err error) {
		coding, err := score.Read(strings.NewReader(c.Text))
		if err != nil {
			return coded, err
		}
		d, err := query.New(s).Document(ctx, c.Record)
		if err != nil {
			return coded, err
		}
		return coded, s.Amend(ctx, d.ID, func(d *graph.Document) error {
			laid, left, err := score.Lay(coding, c.Coder, d)
			d.Codings = []graph.Coding{laid}
			coded = api.Coded{Record: d.ID, Stances: len(laid.Stances), Linkages: len(laid.Linkages), Left: left}
			return err
		})
	}
	server, err := api.New(query.New(s), opt)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(server)
	t.Cleanup(func() {
		server.Close()
		h.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return writer{server, h.URL}
}

// post sends a document with variables and decodes the answer.
func (w writer) post(t *testing.T, token, document string, variables map[string]any) (status int, body string) {
	t.Helper()
	b, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(b)))
	r.Header.Set("Content-Type", plainJSON)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return rec.Code, rec.Body.String()
}

const loadDocument = `mutation ($input: LoadInput!) { loadRecord(input: $input) {
	documents { date counts { turns } source } unchanged { date } skipped { source why } } }`

func TestLoadRecord(t *testing.T) {
	w := newWriter(t, api.Options{})
	input := map[string]any{"input": map[string]any{"text": conversation, "name": "talk.txt"}}
	for _, tc := range []struct {
		name, token string
		input       map[string]any
		status      int
		says        string
	}{
		{"no token", "", input, 200, `"code":"UNAUTHENTICATED"`},
		{"a wrong token", "parley_eve", input, 401, `"code":"UNAUTHENTICATED"`},
		{"empty", adasToken, map[string]any{"input": map[string]any{"text": " "}}, 200, `input: empty`},
		{"a name of two lines", adasToken, map[string]any{"input": map[string]any{"text": conversation, "name": "a\nb"}}, 200, `input.name`},
		{"new", adasToken, input, 200, `{"documents":[{"date":"1945-07-09","counts":{"turns":4},"source":"talk.txt"}],"unchanged":[],"skipped":[]}`},
		{"again", adasToken, input, 200, `{"documents":[],"unchanged":[{"date":"1945-07-09"}],"skipped":[]}`},
		{"without a name", adasToken, map[string]any{"input": map[string]any{"text": conversation}}, 200, `"source":"text-`},
	} {
		if status, body := w.post(t, tc.token, loadDocument, tc.input); status != tc.status || !strings.Contains(body, tc.says) {
			t.Errorf("%s: status %d with %s, want %d and %s", tc.name, status, body, tc.status, tc.says)
		}
	}
}

const codingDocument = `mutation ($input: CodingInput!) { loadCoding(input: $input) { document { coders } coder stances linkages left } }`

// TestLoadCoding sends codings of a record that is loaded, under the name of who
// has the token.
func TestLoadCoding(t *testing.T) {
	w := newWriter(t, api.Options{})
	w.load(t)
	var loaded struct {
		Documents struct{ Nodes []struct{ Slug string } }
	}
	answer(t, w.Server, "{ documents { nodes { slug } } }", nil, &loaded)
	const one = `{"entities": [{"id": "s", "names": ["Stalin"]}, {"id": "p", "names": ["Port Arthur"]}], "turns": [{"n": %s, "stances": [
		{"kind": "DEMAND", "holder": "s", "targets": ["p"], "quote": "must be a naval base"}, {"kind": "DEMAND", "holder": "s", "targets": ["p"], "quote": "never said"}]}]}`
	for _, tc := range []struct {
		name, token, text, document string
		says                        string
	}{
		{"no token", "", "{}", "", "UNAUTHENTICATED"},
		{"no coding", adasToken, "Stalin: No news.", loaded.Documents.Nodes[0].Slug, "not a coding: line 1"},
		{"of no record", adasToken, strings.Replace(one, "%s", "1", 1), "none", "UNKNOWN_DOCUMENT"},
		{"of other turns", adasToken, strings.Replace(one, "%s", "77", 1), loaded.Documents.Nodes[0].Slug, "no turn 77"},
		{"of a doubtful confidence", adasToken, strings.Replace(strings.Replace(one, "%s", "1", 1), `"kind"`, `"confidence": 7, "kind"`, 1), loaded.Documents.Nodes[0].Slug, "confidence 7"},
		{"a coding", adasToken, strings.Replace(one, "%s", "1", 1), loaded.Documents.Nodes[0].Slug,
			`{"document":{"coders":["parley","Ada"]},"coder":"Ada","stances":1,"linkages":0,"left":["turn 1, DEMAND: its quote is not in the turn"]}`},
	} {
		_, body := w.post(t, tc.token, codingDocument, map[string]any{"input": map[string]any{"text": tc.text, "document": tc.document}})
		if !strings.Contains(body, tc.says) || strings.Contains(body, "INTERNAL") {
			t.Errorf("%s: %s, want %s", tc.name, body, tc.says)
		}
	}
	_, body := w.post(t, adasToken, codingDocument, map[string]any{"input": map[string]any{}})
	if !strings.Contains(body, "either a text or a file") {
		t.Errorf("neither text nor file: %s", body)
	}
	if _, body := (writer{Server: newServer(t, api.Options{})}).post(t, "", codingDocument, map[string]any{"input": map[string]any{"text": "x"}}); !strings.Contains(body, "FORBIDDEN") {
		t.Errorf("where nothing is kept: %s", body)
	}
}

// TestUploadsAreBounded sends long bodies: one that is longer than others may be
// passes with a token alone.
func TestUploadsAreBounded(t *testing.T) {
	w := newWriter(t, api.Options{MaxBody: 1000, MaxUpload: 10_000})
	for _, tc := range []struct {
		token          string
		length, status int
	}{{"", 2000, 413}, {adasToken, 2000, 200}, {adasToken, 20_000, 413}} {
		input := map[string]any{"input": map[string]any{"text": conversation + strings.Repeat(" ", tc.length)}}
		if status, body := w.post(t, tc.token, loadDocument, input); status != tc.status {
			t.Errorf("%d bytes with token %q: status %d with %s, want %d", tc.length, tc.token, status, body, tc.status)
		}
	}
}

// TestLoadFails tells what the client may know of a load that fails as a whole.
func TestLoadFails(t *testing.T) {
	for _, tc := range []struct {
		load api.Loader
		says string
	}{
		{nil, "nothing is loaded here"},
		{func(context.Context, api.Upload, func(api.Loaded)) error { return errors.New("disk /dev/sda is full") }, "internal error"},
		{func(_ context.Context, u api.Upload, each func(api.Loaded)) error {
			each(api.Loaded{Source: u.Name, Why: "nobody speaks"})
			return nil
		}, `{"documents":[],"unchanged":[],"skipped":[{"source":"x","why":"nobody speaks"}]}`},
	} {
		server := newServer(t, api.Options{Load: tc.load, Coder: func(string) (string, bool) { return "Ada", true }})
		_, body := writer{Server: server}.post(t, adasToken, loadDocument, map[string]any{"input": map[string]any{"text": "x", "name": "x"}})
		if !strings.Contains(body, tc.says) {
			t.Errorf("answer %s, want %s", body, tc.says)
		}
	}
}

// TestPrivate demands a token for reading, and for what Guard guards.
func TestPrivate(t *testing.T) {
	w := newWriter(t, api.Options{Private: true})
	guarded := w.Guard(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) }))
	got := map[string][2]int{}
	for _, token := range []string{"", "parley_eve", adasToken} {
		status, _ := w.post(t, token, "{ __typename }", nil)
		r := httptest.NewRequest("GET", "/metrics", nil)
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		rec := httptest.NewRecorder()
		guarded.ServeHTTP(rec, r)
		if challenge := rec.Header().Get("WWW-Authenticate"); (rec.Code == 401) != strings.HasPrefix(challenge, "Bearer") {
			t.Errorf("status %d with challenge %q", rec.Code, challenge)
		}
		got[token] = [2]int{status, rec.Code}
	}
	want := map[string][2]int{"": {401, 401}, "parley_eve": {401, 401}, adasToken: {200, 204}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
