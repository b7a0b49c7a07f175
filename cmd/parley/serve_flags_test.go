package main

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// newToken adds a token for Ada beside a store.
func newAdasToken(t *testing.T, store string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"token", "add", "--store", store, "Ada"}, nil, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

// post asks a question, with variables and a token where there are any.
func post(t *testing.T, address, token, document string, variables map[string]any) (status int, body string) {
	t.Helper()
	b, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return postJSON(t, http.DefaultClient, address, token, string(b))
}

func postJSON(t *testing.T, client *http.Client, address, token, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequest("POST", address+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(answer)
}

const short = `MEMORANDUM OF CONVERSATION
Date: July 9, 1945
Place: The Kremlin, Moscow

Stalin: Port Arthur must be a naval base.
Soong: We cannot agree to that.
Stalin: For Dairen we yielded.
Soong: We will see that later.
`

// TestServeLoads loads a record with a token, another in which nobody speaks, and
// a coding, and none once the token is taken away.
func TestServeLoads(t *testing.T) {
	store := loadedStore(t)
	address, _ := startVerb(t, io.Discard, "--store", store)
	token := newAdasToken(t, store)
	const document = `mutation ($text: String!, $name: String!) { loadRecord(input: {text: $text, name: $name}) {
		documents { date counts { turns } } unchanged { slug } skipped { source why } } }`
	talk := map[string]any{"text": short, "name": "talk.txt"}
	customers, err := os.ReadFile(customersRecord)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		variables map[string]any
		says      string
	}{
		{talk, `"documents":[{"date":"1945-07-09","counts":{"turns":4}}],"unchanged":[],"skipped":[]`},
		{talk, `"documents":[],"unchanged":[{`},
		{map[string]any{"text": string(customers), "name": filepath.Base(customersRecord)}, `"unchanged":[{"slug":"1945-07-02-soong-stalin"}]`},
		{map[string]any{"text": "The question of the straits is as old as the empire.", "name": "essay.txt"}, `"skipped":[{"source":"essay.txt","why":"`},
	} {
		if status, body := post(t, address, token, document, tc.variables); status != 200 || !strings.Contains(body, tc.says) {
			t.Errorf("status %d with %s, want %s", status, body, tc.says)
		}
	}
	if _, body := post(t, address, "", "{ documents { totalCount } }", nil); !strings.Contains(body, `"totalCount":2`) {
		t.Errorf("afterwards: %s", body)
	}
	const coding = `mutation ($text: String!) { loadCoding(input: {text: $text}) { coder stances left document { slug } } }`
	mine := `{"document": "Record of a Meeting between T.V. Soong and Stalin", "entities": [{"id": "s", "names": ["Soong"]}, {"id": "m", "names": ["Outer Mongolia"]}],
		"turns": [{"n": 20, "stances": [{"kind": "REJECTION", "holder": "s", "targets": ["m"], "quote": "We cannot agree to this."}]}]}`
	if _, body := post(t, address, token, coding, map[string]any{"text": mine}); !strings.Contains(body, `{"coder":"Ada","stances":1,"left":[],"document":{"slug":"1945-07-02-soong-stalin"}}`) {
		t.Errorf("a coding: %s", body)
	}
	if _, body := post(t, address, token, document, map[string]any{"text": string(customers), "name": filepath.Base(customersRecord)}); !strings.Contains(body, `"unchanged":[{`) {
		t.Errorf("the record that was coded: %s", body)
	}
	if _, body := post(t, address, "", `{ stances(filter: {coder: "Ada"}) { nodes { turn { number } } } }`, nil); !strings.Contains(body, `"number":20`) {
		t.Errorf("Ada's stances: %s", body)
	}
	if err := run(t.Context(), []string{"token", "remove", "--store", store, "Ada"}, nil, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	if status, body := post(t, address, token, document, talk); status != 401 {
		t.Errorf("with a token taken away: status %d with %s", status, body)
	}
}

// TestServeStrangers listens on all addresses: that takes a decision, and a
// token for reading unless everybody may.
func TestServeStrangers(t *testing.T) {
	store := loadedStore(t)
	open := []string{"--store", store, "--addr", "0.0.0.0:0"}
	err := run(t.Context(), append([]string{"serve"}, open...), nil, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "--public-read") || !strings.Contains(err.Error(), "parley token add") {
		t.Errorf("without a decision: %v", err)
	}
	const question = "{ documents { totalCount } }"
	address, stop := startVerb(t, io.Discard, append(open, "--public-read")...)
	if status, body := post(t, local(address), "", question, nil); status != 200 {
		t.Errorf("public: status %d with %s", status, body)
	}
	stop()
	token := newAdasToken(t, store)
	log := &lockedBuffer{}
	address, _ = startVerb(t, log, open...)
	for shown, want := range map[string]int{"": 401, "parley_x": 401, token: 200} {
		if status, body := post(t, local(address), shown, question, nil); status != want {
			t.Errorf("private, token %q: status %d with %s, want %d", shown, status, body, want)
		}
	}
	if got := get(t, local(address)+"/metrics"); !strings.Contains(got, "token is needed") {
		t.Errorf("metrics: %s", got)
	}
	if !strings.Contains(log.String(), "tokens travel unencrypted") {
		t.Errorf("no warning in %s", log)
	}
}

// local gives the address of a server on all addresses as this machine sees it.
func local(address string) string {
	_, port, _ := strings.Cut(strings.TrimPrefix(address, "http://[::]"), ":")
	return "http://127.0.0.1:" + port[strings.LastIndex(port, ":")+1:]
}

func TestServeTLS(t *testing.T) {
	cert, key, pool := certificate(t)
	address, stop := startVerb(t, io.Discard, "--store", loadedStore(t), "--tls-cert", cert, "--tls-key", key)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	defer client.CloseIdleConnections()
	if status, body := postJSON(t, client, address, "", `{"query":"{ __typename }"}`); status != 200 || !strings.HasPrefix(address, "https://") {
		t.Errorf("%s: status %d with %s", address, status, body)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if err := run(t.Context(), []string{"serve", "--tls-cert", cert}, nil, io.Discard, io.Discard); err == nil {
		t.Error("a certificate without a key is taken")
	}
}

// certificate makes a certificate for this machine.
func certificate(t *testing.T) (certFile, keyFile string, pool *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for file, b := range map[string][]byte{certFile: certPEM, keyFile: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER})} {
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(certPEM)
	return certFile, keyFile, pool
}

// TestServeDocuments answers the queries of a folder and no others, hides the
// schema, and lets a friend's pages ask.
func TestServeDocuments(t *testing.T) {
	dir, store := t.TempDir(), loadedStore(t)
	if err := os.WriteFile(filepath.Join(dir, "count.graphql"), []byte("{ documents { totalCount } }"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{"serve", "--store", store, "--only-documents"}, nil, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "--documents") {
		t.Errorf("only documents without any: %v", err)
	}
	address, stop := startVerb(t, io.Discard, "--store", store, "--documents", dir, "--only-documents")
	for body, want := range map[string]int{`{"documentId":"count"}`: 200, `{"query":"{ documents { totalCount } }"}`: 200, `{"query":"{ __typename }"}`: 403} {
		if status, answer := postJSON(t, http.DefaultClient, address, "", body); status != want {
			t.Errorf("%s: status %d with %s, want %d", body, status, answer, want)
		}
	}
	stop()
	address, _ = startVerb(t, io.Discard, "--store", store, "--no-introspection", "--origin", "https://friend.example")
	for body, want := range map[string]string{`{"query":"{ __schema { description } }"}`: "FORBIDDEN", `{"query":"{ stanzes }"}`: `\"Query\"."`} {
		if _, answer := postJSON(t, http.DefaultClient, address, "", body); !strings.Contains(answer, want) {
			t.Errorf("%s: %s, want %s", body, answer, want)
		}
	}
	r, err := http.NewRequest("POST", address+"/graphql", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", "https://friend.example")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := resp.Header.Get("Access-Control-Allow-Origin"); got != "https://friend.example" {
		t.Errorf("friend is allowed %q", got)
	}
}

// TestServeTells reads what the server tells those who run it: log, metrics,
// health. A query's variables stay out of the log unless they are asked for.
func TestServeTells(t *testing.T) {
	store := loadedStore(t)
	const document = "query Secret($name: String!) { entity(name: $name) { name } }"
	for _, flags := range [][]string{{"--log-format", "json"}, {"--log-queries"}} {
		log := &lockedBuffer{}
		address, stop := startVerb(t, log, append([]string{"--store", store}, flags...)...)
		post(t, address, "", document, map[string]any{"name": "Atlantis"})
		if got := get(t, address+"/readyz"); got != "ready\n" {
			t.Errorf("readyz: %q", got)
		}
		metrics := get(t, address+"/metrics")
		for _, want := range []string{
			`parley_http_requests_total{path="/graphql",status="200"} 1`, `parley_http_request_duration_seconds_count{path="/graphql"} 1`,
			`parley_graphql_operation_duration_seconds_count{kind="query"} 1`, `parley_graphql_errors_total{code="UNKNOWN_ENTITY"} 1`,
			`parley_store_items{type="turns"} 188`, "parley_streams 0", "go_goroutines",
		} {
			if !strings.Contains(metrics, want+"\n") && !strings.Contains(metrics, want+" ") {
				t.Errorf("metrics lack %s", want)
			}
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		checkLog(t, log.String(), flags[0] == "--log-queries")
	}
}

func checkLog(t *testing.T, log string, queries bool) {
	t.Helper()
	if told := strings.Contains(log, "Atlantis"); told != queries {
		t.Errorf("variables told: %v, in\n%s", told, log)
	}
	if queries {
		return
	}
	ids := map[string]string{}
	for line := range strings.Lines(log) {
		var entry struct{ Msg, Request, Errors string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatal(err)
		}
		ids[entry.Msg] = entry.Request
		if entry.Msg == "operation" && entry.Errors != "UNKNOWN_ENTITY" {
			t.Errorf("operation is told as %s", line)
		}
	}
	if ids["operation"] == "" || ids["operation"] != ids["request"] {
		t.Errorf("ids of operation and request: %v", ids)
	}
}

// TestRequestID keeps a plain id that a proxy sends and no other.
func TestRequestID(t *testing.T) {
	address, _, _ := startServer(t)
	for sent, kept := range map[string]bool{"a1-b2.c3": true, "": false, "a b": false, strings.Repeat("x", 65): false} {
		r, err := http.NewRequest("GET", address+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Request-Id", sent)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got := resp.Header.Get("X-Request-Id"); got == "" || (got == sent) != kept {
			t.Errorf("sent %q, got %q", sent, got)
		}
	}
}

// TestServeHost answers under this machine's own names, so that no other site's
// name can be made to lead to it.
func TestServeHost(t *testing.T) {
	store := loadedStore(t)
	for flag, want := range map[string]map[string]int{
		"--log-queries": {"": 200, "localhost": 200, "localhost:9000": 200, "parley.localhost": 200, "[::1]:80": 200, "evil.example": 421, "evil.example:80": 421},
		"--public-read": {"": 200, "parley.example": 200},
	} {
		address, stop := startVerb(t, io.Discard, "--store", store, flag)
		for host, status := range want {
			r, err := http.NewRequest("GET", address+"/healthz", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = host
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != status {
				t.Errorf("%s, host %q: status %d, want %d", flag, host, resp.StatusCode, status)
			}
		}
		stop()
	}
}

// TestServeDrains stops the server while a client listens for events: the client
// is told, and stopping is no failure.
func TestServeDrains(t *testing.T) {
	address, _, stop := startServer(t)
	r, err := http.NewRequest("POST", address+"/graphql", strings.NewReader(`{"query":"subscription { recordLoaded { coder } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	events := bufio.NewReader(resp.Body)
	if line, err := events.ReadString('\n'); err != nil || line != ":\n" {
		t.Fatalf("first line %q, error %v", line, err)
	}
	if err := stop(); err != nil {
		t.Errorf("stopped with %v", err)
	}
	if rest, err := io.ReadAll(events); err != nil || string(rest) != "\nevent: complete\ndata:\n\n" {
		t.Errorf("at the end %q, error %v", rest, err)
	}
}

// A lockedBuffer can be written and read at a time.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
