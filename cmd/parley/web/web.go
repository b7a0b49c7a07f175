// Package web serves Parley's pages: the historian's dashboard at / and at the
// addresses of its views, GraphiQL at /graphiql, and at /licenses.md the
// licences of what is bundled into them.
//
// The sources are TypeScript under src. `make web` builds them with Node into
// static/built, which is embedded; without that build the package compiles all
// the same, and /graphiql says how to get the page. Nothing is ever asked of
// another host, and every answer carries a Content-Security-Policy that would
// forbid it.
package web

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
)

// An Example is a question in a historian's words and the GraphQL query that
// asks it.
type Example struct {
	Title string `json:"title"`
	Query string `json:"query"`
}

// Options say what the pages show.
type Options struct {
	// Examples are the tabs with which GraphiQL opens for a new visitor, in
	// this order.
	Examples []Example
}

//go:embed all:static
var static embed.FS

// Handler serves the pages; mount it at "/". It expects the GraphQL endpoint of
// the same server at /graphql.
func Handler(o Options) http.Handler {
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // the name is a constant
	}
	return handler(files, o)
}

const notBuilt = "this page is not in this binary: run `make web` (it needs Node 20 and npm), then build again"

// Policies of the answers. The dashboard's drawings become pictures to keep by
// way of a blob. GraphiQL's editor, Monaco, writes <style> elements and carries
// its fonts as data.
const (
	strictPolicy   = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	graphiqlPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; worker-src 'self' blob:; " +
		"connect-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// views are the first segments of the dashboard's addresses, such as
// /record/1945-07-02-soong-stalin/turn/133. The page itself finds what to show.
var views = []string{"records", "record", "positions", "network", "terms", "ledger", "entity", "search", "node"}

func handler(files fs.FS, o Options) http.Handler {
	mux := http.NewServeMux()
	dashboard := page(files, "built/index.html", strictPolicy)
	if _, err := open(files, "built/index.html", ""); err != nil {
		dashboard = page(files, "landing.html", strictPolicy)
	}
	mux.Handle("GET /{$}", dashboard)
	for _, view := range views {
		mux.Handle("GET /"+view, dashboard)
		mux.Handle("GET /"+view+"/", dashboard)
	}
	mux.Handle("GET /theme.js", page(files, "built/theme.js", strictPolicy))
	mux.Handle("GET /landing.css", page(files, "landing.css", strictPolicy))
	mux.Handle("GET /favicon.svg", page(files, "favicon.svg", strictPolicy))
	mux.Handle("GET /graphiql", page(files, "built/graphiql/index.html", graphiqlPolicy))
	mux.Handle("GET /graphiql/examples.json", examples(o.Examples))
	mux.Handle("GET /licenses.md", page(files, "built/licenses.md", strictPolicy))
	mux.Handle("GET /assets/", assets(files))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", strictPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		mux.ServeHTTP(w, r)
	})
}

// page serves one file that a browser asks for anew each time, answered by its
// ETag when it has not changed.
func page(files fs.FS, name, policy string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f, err := open(files, name, r.Header.Get("Accept-Encoding"))
		if err != nil {
			http.Error(w, notBuilt, http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", f.etag())
		f.serve(w, r)
	}
}

// assets serves the built files whose names carry a hash of their content, so
// that a browser may keep them for ever.
func assets(files fs.FS) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f, err := open(files, "built"+r.URL.Path, r.Header.Get("Accept-Encoding"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		f.serve(w, r)
	}
}

func examples(list []Example) http.HandlerFunc {
	if list == nil {
		list = []Example{}
	}
	body, err := json.Marshal(list)
	if err != nil {
		panic(err) // strings always marshal
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		w.Write(body)
	}
}
