package main

import (
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	coltrace "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// A collector keeps the spans that it is sent by HTTP.
type collector struct {
	mu    sync.Mutex
	sent  strings.Builder // as they came
	spans []*tracepb.Span
}

func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request coltrace.ExportTraceServiceRequest
	b, err := io.ReadAll(r.Body)
	if err == nil {
		err = proto.Unmarshal(b, &request)
	}
	if err != nil || r.URL.Path != "/v1/traces" {
		http.Error(w, "not spans", http.StatusBadRequest)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent.Write(b)
	for _, of := range request.ResourceSpans {
		for _, scope := range of.ScopeSpans {
			c.spans = append(c.spans, scope.Spans...)
		}
	}
}

// TestServeTraces sends the spans of a query to a collector when the server stops,
// within the client's span, and without what the query asked about.
func TestServeTraces(t *testing.T) {
	var got collector
	server := httptest.NewServer(&got)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	address, stop := startVerb(t, io.Discard, "--store", loadedStore(t))
	const trace = "0af7651916cd43dd8448eb211c80319c"
	body := `{"operationName": "Secret", "query": "query Secret($name: String!) { entity(name: $name) { name } documents { totalCount } }", "variables": {"name": "Atlantis"}}`
	r, err := http.NewRequest("POST", address+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Traceparent", "00-"+trace+"-b7ad6b7169203331-01")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	get(t, address+"/healthz")
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	parents, names := map[string]string{"b7ad6b7169203331": "client"}, []string{}
	for _, s := range got.spans {
		parents[hex.EncodeToString(s.SpanId)] = s.Name
	}
	for _, s := range got.spans {
		names = append(names, parents[hex.EncodeToString(s.ParentSpanId)]+" > "+s.Name+": "+s.Status.GetMessage())
		if hex.EncodeToString(s.TraceId) != trace {
			t.Errorf("%s is of trace %x", s.Name, s.TraceId)
		}
	}
	for _, want := range []string{"client > POST /graphql: ", "POST /graphql > query Secret: UNKNOWN_ENTITY", "query Secret > Query.entity: ", "query Secret > Query.documents: "} {
		if !slices.Contains(names, want) {
			t.Errorf("no span %q in %q", want, names)
		}
	}
	if slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "healthz") }) {
		t.Errorf("health is traced: %q", names)
	}
	if sent := got.sent.String(); strings.Contains(sent, "Atlantis") || !strings.Contains(sent, "parley") {
		t.Errorf("the collector is told the variables, or not who tells: %q", sent)
	}
}

func TestServeTracesNowhere(t *testing.T) {
	for _, address := range []string{"localhost:4318", "grpc://localhost:4317", "http://"} {
		t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", address)
		err := run(t.Context(), []string{"serve", "--store", loadedStore(t), "--addr", "127.0.0.1:0"}, nil, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="+address) {
			t.Errorf("%s: %v", address, err)
		}
	}
}
