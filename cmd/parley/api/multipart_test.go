package api_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf16"

	"parley/cmd/parley/api"
)

const (
	loadFile  = `{"query":"mutation ($file: Upload!) { loadRecord(input: {file: $file}) { documents { source counts { turns } } unchanged { source } } }","variables":{"file":null}}`
	loadInput = `{"query":"mutation ($i: LoadInput!) { loadRecord(input: $i) { unchanged { source } documents { source } } }","variables":{"i":{"file":null}}}`
	toFile    = `{"0":["variables.file"]}`
)

// TestFiles sends files in forms, as the GraphQL multipart request specification
// has them.
func TestFiles(t *testing.T) {
	w := newWriter(t, api.Options{MaxBody: 1000, MaxUpload: 10_000})
	for _, tc := range []struct {
		name   string
		token  string
		parts  [][2]string // name and text; a file where the name is a digit
		status int
		says   string
	}{
		{"a file", adasToken, [][2]string{{"operations", loadFile}, {"map", toFile}, {"0", conversation}}, 200, `"documents":[{"source":"talk.txt","counts":{"turns":4}}]`},
		{"the same in UTF-16", adasToken, [][2]string{{"operations", loadFile}, {"map", toFile}, {"0", inUTF16(conversation)}}, 200, `"source":"talk.txt"`},
		{"without a token", "", [][2]string{{"operations", loadFile}, {"map", toFile}, {"0", conversation}}, 200, "UNAUTHENTICATED"},
		{"a strange token", "parley_eve", [][2]string{{"operations", loadFile}, {"map", toFile}, {"0", conversation}}, 401, "UNAUTHENTICATED"},
		{"within the input", adasToken, [][2]string{{"operations", loadInput}, {"map", `{"0":["variables.i.file"]}`}, {"0", conversation}}, 200, `"source":"talk.txt"`},
		{"too long", adasToken, [][2]string{{"operations", loadFile}, {"map", toFile}, {"0", strings.Repeat("x", 20_000)}}, 413, "10000 bytes"},
		{"no file", adasToken, [][2]string{{"operations", loadFile}, {"map", toFile}}, 400, "fewer files"},
		{"no map", adasToken, [][2]string{{"operations", loadFile}}, 400, `part \"map\" is missing`},
		{"map first", adasToken, [][2]string{{"map", toFile}, {"operations", loadFile}}, 400, `where \"operations\" belongs`},
		{"map is a list", adasToken, [][2]string{{"operations", loadFile}, {"map", "[]"}}, 400, "map is not an object"},
		{"map leads nowhere", adasToken, [][2]string{{"operations", loadFile}, {"map", `{"0":["variables.a.b.c"]}`}, {"0", conversation}}, 400, "variables.a.b.c, where no null stands"},
		{"map leads out", adasToken, [][2]string{{"operations", loadFile}, {"map", `{"0":["query"]}`}, {"0", conversation}}, 400, "where no null stands"},
		{"no request", adasToken, [][2]string{{"operations", "{"}, {"map", toFile}}, 400, "not a JSON object"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			body, kind := form(t, tc.parts)
			r := httptest.NewRequest("POST", "/graphql", body)
			r.Header.Set("Content-Type", kind)
			r.Header.Set("GraphQL-Require-Preflight", "1")
			if tc.token != "" {
				r.Header.Set("Authorization", "Bearer "+tc.token)
			}
			rec := httptest.NewRecorder()
			w.ServeHTTP(rec, r)
			if rec.Code != tc.status || !strings.Contains(rec.Body.String(), tc.says) {
				t.Errorf("status %d with %s, want %d and %s", rec.Code, rec.Body, tc.status, tc.says)
			}
		})
	}
}

// TestFormsOfOtherSites: a page of another site can send a form unasked.
func TestFormsOfOtherSites(t *testing.T) {
	w := newWriter(t, api.Options{})
	body, kind := form(t, [][2]string{{"operations", `{"query":"{ __typename }"}`}, {"map", "{}"}})
	r := httptest.NewRequest("POST", "/graphql", body)
	r.Header.Set("Content-Type", kind)
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	if rec.Code != 400 || !strings.Contains(rec.Body.String(), "PREFLIGHT_REQUIRED") {
		t.Errorf("status %d with %s", rec.Code, rec.Body)
	}
}

// TestFileAsText: a file is no value, and not sent together with a text.
func TestFileAsText(t *testing.T) {
	w := newWriter(t, api.Options{})
	for _, tc := range []struct {
		variables map[string]any
		says      string
	}{
		{map[string]any{"file": "talk.txt"}, "multipart/form-data"},
		{map[string]any{}, "either a text or a file"},
	} {
		_, body := w.post(t, adasToken, "mutation ($file: Upload) { loadRecord(input: {file: $file}) { documents { slug } } }", tc.variables)
		if !strings.Contains(body, tc.says) || !strings.Contains(body, "BAD_USER_INPUT") {
			t.Errorf("%v: %s, want %s", tc.variables, body, tc.says)
		}
	}
}

func form(t *testing.T, parts [][2]string) (body *bytes.Buffer, contentType string) {
	t.Helper()
	body = &bytes.Buffer{}
	m := multipart.NewWriter(body)
	for _, p := range parts {
		var w io.Writer
		var err error
		if p[0] == "0" {
			w, err = m.CreateFormFile(p[0], "talk.txt")
		} else {
			w, err = m.CreateFormField(p[0])
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return body, m.FormDataContentType()
}

// inUTF16 writes text as little-endian UTF-16 with a mark.
func inUTF16(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}
