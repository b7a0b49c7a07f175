package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says, for each room, which other rooms and which outside modules its
// code may import; the standard library is open to all. Tests may import more.
var rooms = map[string][]string{
	"":                {},
	"graph":           {"github.com/google/uuid"},
	"graph/phrase":    {},
	"graph/parse":     {"graph", "golang.org/x/text"},
	"graph/link":      {"graph", "graph/phrase", "github.com/goccy/go-yaml"},
	"graph/classify":  {"graph", "graph/phrase"},
	"graph/relate":    {"graph", "graph/phrase"},
	"graph/query":     {"graph"},
	"graph/export":    {"graph"},
	"graph/score":     {"graph", "github.com/pmezard/go-difflib"},
	"graph/extract":   {"graph", "graph/parse", "graph/link", "graph/classify", "graph/relate"},
	"store":           {"graph"},
	"store/badger":    {"graph", "store", "github.com/dgraph-io/badger", "github.com/fxamacker/cbor"},
	"store/storetest": {"graph", "store"},
	"cmd/parley/api":  {"graph", "graph/query", "graph/score", "graph/export", "", "github.com/graph-gophers/graphql-go", "github.com/coder/websocket", "go.opentelemetry.io/otel"},
	"cmd/parley/web":  {},
	"cmd/parley": {"", "graph", "graph/parse", "graph/classify", "graph/extract", "graph/query", "graph/score", "graph/export",
		"store", "store/badger", "cmd/parley/api", "cmd/parley/web",
		"github.com/alecthomas/kong", "github.com/prometheus/client_golang", "github.com/schollz/progressbar", "golang.org/x/term", "go.opentelemetry.io/otel"},
}

func TestImports(t *testing.T) {
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".git")) {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			rel, _ := filepath.Rel(root, path)
			checkImports(t, path, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, path, rel string) {
	t.Helper()
	room := strings.TrimSuffix(rel[:strings.LastIndex("/"+rel, "/")], "/")
	allowed, ok := rooms[room]
	if !ok {
		t.Errorf("%s: there is no room %q; add it to rooms and to graph/doc.go", rel, room)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, imp := range f.Imports {
		if p, _ := strconv.Unquote(imp.Path.Value); !mayImport(allowed, p) {
			t.Errorf("%s: room %q must not import %s", rel, room, p)
		}
	}
}

func mayImport(allowed []string, path string) bool {
	if own, ok := strings.CutPrefix(path, "parley"); ok && (own == "" || own[0] == '/') {
		return slices.Contains(allowed, strings.TrimPrefix(own, "/"))
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return a == path || a != "" && strings.Contains(a, ".") && strings.HasPrefix(path, a+"/")
	})
}
