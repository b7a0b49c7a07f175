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
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/api"
)

var update = flag.Bool("update", false, "rewrite the expected answers")

// TestAnswers asks the queries of testdata/answers and compares the answers.
// Together they are given every field of the schema, and something in it.
func TestAnswers(t *testing.T) {
	server := newServer(t, api.Options{}, codedTalks(t))
	answered := newCoverage(t)
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
			resp := server.Exec(context.Background(), string(question), "", nil)
			answered.add(t, string(question), resp.Data)
			got := indented(t, resp)
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
	missing := slices.DeleteFunc(answered.missing(), func(field string) bool {
		typeName, _, _ := strings.Cut(field, ".")
		return slices.Contains(loadTypes, typeName)
	})
	if len(missing) > 0 {
		t.Errorf("no query of testdata/answers is given %s", strings.Join(missing, ", "))
	}
}

// loadTypes are the types that only loading shows; TestLoadRecord, TestLoadCoding,
// TestEvents and TestSocket know all their fields.
var loadTypes = []string{"Mutation", "LoadReport", "SkippedRecord", "CodingReport", "Subscription", "LoadedRecord", "LoadProgress"}

// TestLoadFields demands every field of loadTypes in the documents of the tests
// of loading.
func TestLoadFields(t *testing.T) {
	all := loadDocument + codingDocument + subscriptions["recordLoaded"] + subscriptions["loadProgress"]
	for _, field := range newCoverage(t).missing() {
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
