package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"go.opentelemetry.io/otel/trace"

	"parley/cmd/parley/api"
	"parley/cmd/parley/web"
	"parley/graph/query"
)

// A site is all that the server answers: the endpoint, the pages, and what those
// who run it ask. It gives every request an id, logs it and counts it.
type site struct {
	api     *api.Server
	log     *slog.Logger
	tracer  trace.Tracer
	mux     *http.ServeMux
	metrics *metrics
	local   bool // answers under names of this machine alone
	running sync.WaitGroup
}

// newSite puts the site together. It is ready until ctx ends.
func newSite(ctx context.Context, g *query.Graph, opt api.Options, logQueries bool) (s *site, err error) {
	s = &site{log: opt.Logger, tracer: opt.Tracer, mux: http.NewServeMux()}
	opt.Answered = func(ctx context.Context, a api.Answer) {
		s.metrics.answered(a)
		logAnswer(ctx, s.log, a, logQueries)
	}
	if s.api, err = api.New(g, opt); err != nil {
		return nil, err
	}
	s.metrics = newMetrics(g, s.api.Streams)
	s.mux.Handle("/graphql", s.api)
	s.mux.Handle("GET /metrics", s.api.Guard(s.metrics.handler()))
	s.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	s.mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) { s.ready(ctx, g, w, r) })
	s.mux.Handle("/", web.Handler(web.Options{Examples: examples()}))
	return s, nil
}

func examples() []web.Example {
	var out []web.Example
	for _, x := range api.Examples() {
		out = append(out, web.Example{Title: x.Title, Query: x.Query})
	}
	return out
}

// ready tells whether the store answers and the server is not about to stop.
func (s *site) ready(serving context.Context, g *query.Graph, w http.ResponseWriter, r *http.Request) {
	const patience = 2 * time.Second
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	_, err := g.Entities(ctx, query.EntityFilter{}, query.Page{First: 1}) // costs the same however much is loaded
	switch {
	case serving.Err() != nil:
		http.Error(w, "stopping", http.StatusServiceUnavailable)
	case err != nil:
		s.log.LogAttrs(ctx, slog.LevelError, "store does not answer", slog.Any("error", err))
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
	default:
		fmt.Fprintln(w, "ready")
	}
}

// wait waits until no request is being answered.
func (s *site) wait() {
	s.api.Close()
	s.running.Wait()
}

// ServeHTTP answers, logs, counts and traces.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.running.Add(1)
	defer s.running.Done()
	start, id := time.Now(), requestID(r.Header.Get(requestHeader))
	ctx, end := startSpan(context.WithValue(r.Context(), requestKey{}, id), s.tracer, r)
	w.Header().Set(requestHeader, id)
	out := &recorder{ResponseWriter: w, status: http.StatusOK}
	if s.local && !isLocal(r.Host) {
		http.Error(out, "this server is for this machine alone; parley serve --public-read answers under other names", http.StatusMisdirectedRequest)
	} else {
		s.mux.ServeHTTP(out, r.WithContext(ctx))
	}
	end(out.status)
	took := time.Since(start)
	s.metrics.served(r.URL.Path, out.status, took)
	level := slog.LevelInfo
	if isRoutine(r.URL.Path) {
		level = slog.LevelDebug
	}
	s.log.LogAttrs(ctx, level, "request", slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", out.status),
		slog.Int64("bytes", out.bytes), slog.Duration("took", took), slog.String("client", r.RemoteAddr))
}

// isRoutine reports whether a path is asked for every few seconds.
func isRoutine(path string) bool {
	return path == "/healthz" || path == "/readyz" || path == "/metrics"
}

// isLocal reports whether a request's host is this machine's by any name that no
// one else can give it. Otherwise a page of another site could have its own name
// lead here, and read what everybody on this machine may read.
func isLocal(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

func logAnswer(ctx context.Context, log *slog.Logger, a api.Answer, queries bool) {
	attrs := []slog.Attr{slog.String("kind", a.Kind), slog.String("name", a.Name), slog.Duration("took", a.Took)}
	if len(a.Codes) > 0 {
		attrs = append(attrs, slog.String("errors", strings.Join(a.Codes, " ")))
	}
	if queries {
		attrs = append(attrs, slog.String("document", a.Document), slog.Any("variables", a.Variables))
	}
	log.LogAttrs(ctx, slog.LevelInfo, "operation", attrs...)
}

// requestHeader carries a request's id, from a proxy before us or else made here,
// to the client and the log.
const requestHeader = "X-Request-Id"

type requestKey struct{}

// requestID takes the id that was sent, if it is a plain one, or makes one.
func requestID(sent string) string {
	plain := func(r rune) bool {
		return r == '-' || r == '_' || r == '.' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if len(sent) > 0 && len(sent) <= 64 && !strings.ContainsFunc(sent, func(r rune) bool { return !plain(r) }) {
		return sent
	}
	return rand.Text()[:12]
}

// A requestLog adds to every line the id of the request that it is about.
type requestLog struct{ slog.Handler }

// Handle implements slog.Handler.
func (l requestLog) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value(requestKey{}).(string); ok {
		r.AddAttrs(slog.String("request", id))
	}
	return l.Handler.Handle(ctx, r)
}

// WithAttrs implements slog.Handler.
func (l requestLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestLog{l.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (l requestLog) WithGroup(name string) slog.Handler {
	return requestLog{l.Handler.WithGroup(name)}
}

// A recorder notes what is sent.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Write notes the length.
func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets the endpoint set deadlines, flush, and take a connection over.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
