package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const readmeAddress = "http://127.0.0.1:8080"

// readmeBlocks gives the code of README.md in a language.
func readmeBlocks(t *testing.T, language string) (blocks []string) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)\n```"+language+"\n(.*?)\n```\n").FindAllStringSubmatch(string(readme), -1) {
		blocks = append(blocks, m[1])
	}
	return blocks
}

// TestReadmeQueries asks every query of README.md of the customer's record: each
// has an answer, and one that says something.
func TestReadmeQueries(t *testing.T) {
	address, _, _ := startServer(t)
	queries := readmeBlocks(t, "graphql")
	if len(queries) < 7 {
		t.Errorf("%d queries, want the customer's and six worked ones", len(queries))
	}
	for _, query := range queries {
		_, body := post(t, address, "", query, nil)
		var answer struct {
			Data   map[string]any
			Errors []any
		}
		if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Errors) > 0 {
			t.Errorf("%s\nis answered by %s", query, body)
		}
		for field, value := range answer.Data {
			if hollow(value) {
				t.Errorf("%s\n%s says nothing: %s", query, field, body)
			}
		}
	}
}

// hollow reports whether a part of an answer says nothing.
func hollow(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for _, x := range v {
			if !hollow(x) {
				return false
			}
		}
		return true
	case []any:
		return len(v) == 0
	case string:
		return v == ""
	case float64:
		return v == 0
	}
	return v == nil || v == false
}

// TestReadmePython runs the program in Python.
func TestReadmePython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	testReadmeProgram(t, "python", "example.py", func(file string) *exec.Cmd { return exec.Command(python, file) })
}

// TestReadmeTypeScript checks the types of the program in TypeScript, and runs it.
func TestReadmeTypeScript(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	tsc, err := filepath.Abs("web/node_modules/.bin/tsc")
	if err == nil {
		_, err = os.Stat(tsc)
	}
	if err != nil {
		t.Skip("TypeScript is not installed: run make web")
	}
	testReadmeProgram(t, "ts", "example.mts", func(file string) *exec.Cmd {
		out, err := exec.Command(tsc, "--ignoreConfig", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--types", "", file).CombinedOutput()
		if err != nil {
			t.Fatalf("tsc: %v\n%s", err, out)
		}
		return exec.Command(node, strings.TrimSuffix(file, ".mts")+".mjs")
	})
}

// testReadmeProgram runs the only program in a language against a server.
func testReadmeProgram(t *testing.T, language, name string, command func(file string) *exec.Cmd) {
	t.Helper()
	blocks := readmeBlocks(t, language)
	if len(blocks) != 1 || !strings.Contains(blocks[0], readmeAddress) {
		t.Fatalf("%d programs in %s, want one that asks %s", len(blocks), language, readmeAddress)
	}
	address, _, _ := startServer(t)
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(strings.Replace(blocks[0], readmeAddress, address, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := command(file).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "20 REJECTION We cannot agree to this.") {
		t.Errorf("%v: it prints\n%s", err, out)
	}
}
