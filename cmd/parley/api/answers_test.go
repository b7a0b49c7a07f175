package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"parley"
	"parley/cmd/parley/api"
)

var update = flag.Bool("update", false, "rewrite the expected answers")

// TestAnswers asks the queries of testdata/answers and compares the answers.
// Together they touch every field of the schema.
func TestAnswers(t *testing.T) {
	touched := newFieldSet()
	server, err := api.NewTraced(newGraph(t, codedTalks(t)), api.Options{}, touched.add)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/answers/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			question, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := indented(t, server.Exec(context.Background(), string(question), "", nil))
			expected := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(expected, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
	missing := slices.DeleteFunc(touched.missing(t), func(field string) bool {
		typeName, _, _ := strings.Cut(field, ".")
		return slices.Contains(loadTypes, typeName)
	})
	if len(missing) > 0 {
		t.Errorf("no query of testdata/answers asks for %s", strings.Join(missing, ", "))
	}
}

// loadTypes are the types that only loading shows; TestLoadRecord, TestLoadCoding,
// TestEvents and TestSocket know all their fields.
var loadTypes = []string{"Mutation", "LoadReport", "SkippedRecord", "CodingReport", "Subscription", "LoadedRecord", "LoadProgress"}

// TestLoadFields demands every field of loadTypes in the documents of the tests
// of loading.
func TestLoadFields(t *testing.T) {
	all := loadDocument + codingDocument + subscriptions["recordLoaded"] + subscriptions["loadProgress"]
	for _, field := range newFieldSet().missing(t) {
		typeName, name, _ := strings.Cut(field, ".")
		if slices.Contains(loadTypes, typeName) && !regexp.MustCompile(`\b`+name+`\b`).MatchString(all) {
			t.Errorf("no test of loading asks for %s", field)
		}
	}
}

func indented(t testing.TB, resp *api.Response) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(resp); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A fieldSet collects fields as "Type.field".
type fieldSet struct {
	mu     sync.Mutex
	fields map[string]bool
}

func newFieldSet() *fieldSet { return &fieldSet{fields: map[string]bool{}} }

func (s *fieldSet) add(typeName, fieldName string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fields[typeName+"."+fieldName] = true
}

// missing gives the fields of the schema's objects that are not in the set.
func (s *fieldSet) missing(t testing.TB) []string {
	t.Helper()
	schema, err := graphql.ParseSchema(parley.Schema, nil, graphql.UseStringDescriptions())
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for name, typ := range schema.AST().Types {
		object, ok := typ.(*ast.ObjectTypeDefinition)
		if !ok || strings.HasPrefix(name, "__") {
			continue
		}
		for _, f := range object.Fields {
			if name == "Query" && strings.HasPrefix(f.Name, "node") {
				continue // TestNodes
			}
			if field := name + "." + f.Name; !s.fields[field] {
				missing = append(missing, field)
			}
		}
	}
	slices.Sort(missing)
	return missing
}
