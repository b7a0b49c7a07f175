package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// startServer loads the fixture and serves it on a free port. It gives the
// server's address, its store, and a function that stops it and returns what
// the verb returned.
func startServer(t *testing.T) (address, store string, stop func() error) {
	t.Helper()
	store = loadedStore(t)
	address, stop = startVerb(t, io.Discard, "--store", store)
	return address, store, stop
}

// loadedStore gives a store of the fixture.
func loadedStore(t *testing.T) string {
	t.Helper()
	store := filepath.Join(t.TempDir(), "store")
	if err := run(t.Context(), []string{"load", "--store", store, customersRecord}, nil, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	return store
}

// startVerb runs parley serve with flags, on a free port of this machine unless
// they say otherwise, and gives the address it prints.
func startVerb(t *testing.T, log io.Writer, flags ...string) (address string, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, flags...), nil, w, log)
		w.Close()
	}()
	stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() { stop() })
	line, err := bufio.NewReader(out).ReadString('\n')
	go io.Copy(io.Discard, out)
	if err != nil {
		t.Fatalf("serve printed %q: %v; it returned %v", line, err, stop())
	}
	return strings.TrimSuffix(strings.Fields(line)[1], "/"), stop
}

func TestServeAnswersAndStops(t *testing.T) {
	address, store, stop := startServer(t)
	for path, want := range map[string]string{"/healthz": "ok", "/": "Parley"} {
		if got := get(t, address+path); !strings.Contains(got, want) {
			t.Errorf("GET %s = %q; want %q in it", path, got, want)
		}
	}
	resp, err := http.Post(address+"/graphql", "application/json", strings.NewReader(`{"query":"{ documents { totalCount } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, _ := io.ReadAll(resp.Body); !strings.Contains(string(b), `"totalCount":1`) {
		t.Errorf("answer %s", b)
	}

	var stderr bytes.Buffer
	err = run(t.Context(), []string{"ask", "--store", store, "{ documents { totalCount } }"}, nil, io.Discard, &stderr)
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("asking a store in use: %v; want it said", err)
	}
	if err := stop(); err != nil {
		t.Errorf("serve stopped with %v; want nil", err)
	}
}

// TestServeUploads refuses an upload that is longer than it was told.
func TestServeUploads(t *testing.T) {
	store := loadedStore(t)
	address, _ := startVerb(t, io.Discard, "--store", store, "--max-upload", "2")
	token := newAdasToken(t, store)
	for length, want := range map[int]int{3 << 19: 200, 3 << 20: 413} {
		const document = "mutation ($text: String!) { loadRecord(input: {text: $text}) { skipped { why } } }"
		if status, body := post(t, address, token, document, map[string]any{"text": strings.Repeat("x ", length/2)}); status != want {
			t.Errorf("%d bytes: status %d with %.200s, want %d", length, status, body, want)
		}
	}
}

// TestServeDraft answers an invalid query by the draft's status where that is
// wanted.
func TestServeDraft(t *testing.T) {
	store := loadedStore(t)
	for flag, want := range map[string]int{"--draft-status": 422, "--log-queries": 200} {
		address, stop := startVerb(t, io.Discard, "--store", store, flag)
		if status, body := post(t, address, "", "{ stanzes }", nil); status != want {
			t.Errorf("%s: status %d with %s, want %d", flag, status, body, want)
		}
		stop()
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
