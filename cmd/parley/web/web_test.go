package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/web"
)

const (
	pageText      = "<!doctype html><title>GraphiQL</title>"
	dashboardText = "<!doctype html><title>Parley</title>"
	scriptText    = "console.log('parley')"
)

// built looks like static after a build. The brotli forms are no real brotli:
// the handler hands them on unread.
func built(t *testing.T) fs.FS {
	return fstest.MapFS{
		"landing.html":                 {Data: []byte("<h1>Parley</h1>")},
		"built/index.html.br":          {Data: []byte("dashboard as brotli")},
		"built/index.html.gz":          {Data: zip(t, dashboardText)},
		"built/theme.js.gz":            {Data: zip(t, scriptText)},
		"built/graphiql/index.html.br": {Data: []byte("page as brotli")},
		"built/graphiql/index.html.gz": {Data: zip(t, pageText)},
		"built/licenses.md.gz":         {Data: zip(t, "# Licenses")},
		"built/assets/app-1a2b.js.br":  {Data: []byte("script as brotli")},
		"built/assets/app-1a2b.js.gz":  {Data: zip(t, scriptText)},
		"built/assets/icons-3c4d.ttf":  {Data: []byte("a font")},
	}
}

func zip(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// get asks h with headers given as name, value, name, value …
func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEncodings(t *testing.T) {
	h := web.HandlerOf(built(t), web.Options{})
	zipped := string(zip(t, scriptText))
	tests := []struct{ path, accept, encoding, body string }{
		{"/assets/app-1a2b.js", "gzip, deflate, br, zstd", "br", "script as brotli"},
		{"/assets/app-1a2b.js", "gzip, deflate", "gzip", zipped},
		{"/assets/app-1a2b.js", "BR;q=0.5, gzip", "br", "script as brotli"},
		{"/assets/app-1a2b.js", "br;q=0, gzip; q=1.0", "gzip", zipped},
		{"/assets/app-1a2b.js", "br;q=x", "", scriptText},
		{"/assets/app-1a2b.js", "", "", scriptText},
		{"/assets/icons-3c4d.ttf", "br, gzip", "", "a font"},
		{"/", "br", "br", "dashboard as brotli"},
		{"/", "", "", dashboardText},
		{"/records", "", "", dashboardText},
		{"/record/1945-07-02-soong-stalin/turn/133?stance=x", "", "", dashboardText},
		{"/entity/%3Cscript%3E", "", "", dashboardText},
		{"/theme.js", "", "", scriptText},
		{"/graphiql", "br", "br", "page as brotli"},
		{"/graphiql", "", "", pageText},
		{"/licenses.md", "", "", "# Licenses"},
	}
	for _, tt := range tests {
		w := get(h, tt.path, "Accept-Encoding", tt.accept)
		if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != tt.encoding || w.Body.String() != tt.body {
			t.Errorf("%s with %q: %d, %q, %q; want %q, %q", tt.path, tt.accept,
				w.Code, w.Header().Get("Content-Encoding"), w.Body, tt.encoding, tt.body)
		}
		if got := w.Header().Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("%s: Vary is %q", tt.path, got)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := web.HandlerOf(built(t), web.Options{})
	const kept, asked = "public, max-age=31536000, immutable", "no-cache"
	tests := []struct {
		path, mediaType, caching string
		inlineStyles             bool
	}{
		{"/", "text/html; charset=utf-8", asked, false},
		{"/record/x/turn/1", "text/html; charset=utf-8", asked, false},
		{"/theme.js", "text/javascript; charset=utf-8", asked, false},
		{"/graphiql", "text/html; charset=utf-8", asked, true},
		{"/graphiql/examples.json", "application/json; charset=utf-8", asked, false},
		{"/assets/app-1a2b.js", "text/javascript; charset=utf-8", kept, false},
		{"/assets/icons-3c4d.ttf", "font/ttf", kept, false},
		{"/nothing", "text/plain; charset=utf-8", "", false},
	}
	for _, tt := range tests {
		header := get(h, tt.path).Header()
		want := map[string]string{
			"Content-Type":           tt.mediaType,
			"Cache-Control":          tt.caching,
			"X-Content-Type-Options": "nosniff",
			"Referrer-Policy":        "no-referrer",
		}
		for name, value := range want {
			if got := header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", tt.path, name, got, value)
			}
		}
		checkPolicy(t, tt.path, header.Get("Content-Security-Policy"), tt.inlineStyles)
	}
}

func checkPolicy(t *testing.T, path, policy string, inlineStyles bool) {
	t.Helper()
	for _, rule := range []string{"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, rule) {
			t.Errorf("%s: the policy lacks %q: %s", path, rule, policy)
		}
	}
	if got := strings.Contains(policy, "style-src 'self' 'unsafe-inline'"); got != inlineStyles {
		t.Errorf("%s: inline styles allowed: %v", path, got)
	}
	if strings.Contains(policy, "unsafe-eval") || regexp.MustCompile(`https?:|\*`).MatchString(policy) {
		t.Errorf("%s: the policy lets code or other hosts in: %s", path, policy)
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	h := web.HandlerOf(built(t), web.Options{})
	tag := get(h, "/graphiql", "Accept-Encoding", "br").Header().Get("ETag")
	again := get(h, "/graphiql", "Accept-Encoding", "br", "If-None-Match", tag)
	if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("with its own ETag: %d, %d bytes", again.Code, again.Body.Len())
	}
	other := get(h, "/graphiql", "Accept-Encoding", "gzip", "If-None-Match", tag)
	if other.Code != http.StatusOK {
		t.Errorf("the ETag of another encoding: %d", other.Code)
	}
}

func TestRefusals(t *testing.T) {
	h := web.HandlerOf(built(t), web.Options{})
	for _, path := range []string{"/nothing", "/recordings", "/assets/", "/assets/gone.js", "/assets/app-1a2b.js.gz", "/built/graphiql/index.html"} {
		if w := get(h, path); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, w.Code)
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/graphiql", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST /graphiql: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestWithoutBuild(t *testing.T) {
	h := web.HandlerOf(fstest.MapFS{"landing.html": {Data: []byte("<h1>Parley</h1>")}}, web.Options{})
	w := get(h, "/graphiql")
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "run `make web`") || strings.Count(w.Body.String(), "\n") != 1 {
		t.Errorf("/graphiql: %d %q", w.Code, w.Body)
	}
	if w := get(h, "/"); w.Code != http.StatusOK || w.Body.String() != "<h1>Parley</h1>" {
		t.Errorf("/: %d %q", w.Code, w.Body)
	}
}

func TestExamples(t *testing.T) {
	for _, want := range [][]web.Example{
		{},
		{{Title: `Who said "yes" <first>?`, Query: "{\n  a\n}"}, {Title: "Où ?", Query: "{ b }"}},
	} {
		var got []web.Example
		body := get(web.Handler(web.Options{Examples: want}), "/graphiql/examples.json").Body
		if err := json.Unmarshal(body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
}

// reference finds what a page links to or loads.
var reference = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// TestLanding reads the page that stands at / where nothing has been built.
func TestLanding(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"landing.html", "landing.css", "favicon.svg"} {
		data, err := os.ReadFile("static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	h := web.HandlerOf(files, web.Options{})
	page := get(h, "/").Body.String()
	for _, words := range []string{"Parley", "parley load"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	for _, m := range reference.FindAllStringSubmatch(page, -1) {
		if m[1] == "/graphiql" {
			continue // there only when it has been built
		}
		if w := get(h, m[1]); w.Code != http.StatusOK {
			t.Errorf("%s: %d", m[1], w.Code)
		}
	}
}
