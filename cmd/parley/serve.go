package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/cmd/parley/api"
	"parley/graph/query"
	"parley/store/badger"
)

type serveVerb struct {
	tokenFlag
	authorityFlag
	Addr            string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (${default}); port 0 picks a free one."`
	PublicRead      bool     `help:"Let everybody read who reaches the server, from other machines or through a proxy."`
	TLSCert         string   `name:"tls-cert" and:"tls" type:"existingfile" placeholder:"FILE" help:"Certificate, in PEM; then the server speaks HTTPS."`
	TLSKey          string   `name:"tls-key" and:"tls" type:"existingfile" placeholder:"FILE" help:"The certificate's key, in PEM."`
	Origin          []string `placeholder:"URL" help:"Let pages of another site ask, such as https://example.org."`
	Documents       string   `type:"existingdir" placeholder:"DIR" help:"Folder of queries, NAME.graphql, that clients ask for by documentId: NAME."`
	OnlyDocuments   bool     `help:"Answer no queries but those of --documents."`
	MaxUpload       int64    `default:"16" placeholder:"MIB" help:"Longest upload of those who have a token, in MiB (${default})."`
	NoIntrospection bool     `help:"Do not describe the schema, and do not suggest names in errors."`
	DraftStatus     bool     `help:"Answer with the status codes of the GraphQL over HTTP draft of 2026 (422, 294), not with those that clients know today."`
	LogFormat       string   `enum:"text,json" default:"text" help:"Format of the log: text or json (${default})."`
	LogQueries      bool     `help:"Log queries with their variables too."`
}

// Help is shown below the flags.
func (serveVerb) Help() string {
	return `The pages and the endpoint need no network. Everybody may read on this machine; on any
other address, those who have a token, or everybody with --public-read. Writing needs a
token anywhere: parley token add NAME. SIGINT and SIGTERM stop the server once the
answers on their way are given. Traces go to the collector of OpenTelemetry that
OTEL_EXPORTER_OTLP_ENDPOINT names, by HTTP.

  parley serve
  parley serve --store ~/berlin --addr 127.0.0.1:9000
  parley serve --addr :443 --tls-cert cert.pem --tls-key key.pem --public-read`
}

// How long a client may take, and how long a stopping server waits for answers.
// Loads and subscriptions have limits of their own.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = time.Minute
	writeTimeout  = time.Minute
	idleTimeout   = 2 * time.Minute
	drainTimeout  = 10 * time.Second
)

// maxHeader bounds a request's headers, and so a GET's query, in bytes.
const maxHeader = 256 << 10

// Run serves until the context ends.
func (v serveVerb) Run(e *env) (err error) {
	coding, err := v.coding()
	if err != nil {
		return err
	}
	s, err := openStore(v.Store, badger.Coding(coding))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	l, err := net.Listen("tcp", v.Addr)
	if err != nil {
		return fmt.Errorf("%w; try another --addr", err)
	}
	defer l.Close()
	log := v.logger(e.stderr)
	opt, err := v.options(s, l.Addr(), log)
	if err != nil {
		return err
	}
	tracer, flush, err := newTracer(e.ctx, log)
	if err != nil {
		return err
	}
	defer flush()
	opt.Tracer = tracer
	site, err := newSite(e.ctx, query.New(s), opt, v.LogQueries)
	if err != nil {
		return err
	}
	site.local = isLoopback(l.Addr()) && !v.PublicRead
	scheme := "http"
	if v.TLSCert != "" {
		scheme = "https"
	}
	fmt.Fprintf(e.stdout, "Parley   %[1]s://%[2]s/\nGraphiQL %[1]s://%[2]s/graphiql\nGraphQL  %[1]s://%[2]s/graphql\n", scheme, l.Addr())
	return v.serve(e.ctx, l, site)
}

func (v serveVerb) logger(w io.Writer) *slog.Logger {
	if v.LogFormat == "json" {
		return slog.New(requestLog{slog.NewJSONHandler(w, nil)})
	}
	return slog.New(requestLog{slog.NewTextHandler(w, nil)})
}

// options says what the endpoint may do for whom.
func (v serveVerb) options(s *badger.Store, addr net.Addr, log *slog.Logger) (opt api.Options, err error) {
	opt = api.Options{Logger: log, Coder: v.tokens().coder, OnlyDocuments: v.OnlyDocuments, Opaque: v.NoIntrospection, Origins: v.Origin, Draft: v.DraftStatus}
	if opt.Private, err = v.private(addr, log); err != nil {
		return opt, err
	}
	if opt.Documents, err = readDocuments(v.Documents); err != nil {
		return opt, err
	}
	if v.OnlyDocuments && len(opt.Documents) == 0 {
		return opt, errors.New("--only-documents without any: name a folder of queries with --documents")
	}
	x, err := v.extractor()
	if err != nil {
		return opt, err
	}
	up := newUploads(s, x)
	opt.Load, opt.KeepCoding, opt.MaxUpload = up.load, up.keepCoding, v.MaxUpload<<20
	return opt, nil
}

// private decides whether reading needs a token at addr.
func (v serveVerb) private(addr net.Addr, log *slog.Logger) (bool, error) {
	entries, err := v.tokens().read()
	if err != nil {
		return false, err
	}
	if isLoopback(addr) {
		return false, nil
	}
	if len(entries) == 0 && !v.PublicRead {
		return false, fmt.Errorf("%s can be reached from other machines: let everybody read with --public-read, or only those with a token, after parley token add NAME", addr)
	}
	if v.TLSCert == "" && len(entries) > 0 {
		log.Warn("tokens travel unencrypted; use --tls-cert and --tls-key", "addr", addr.String())
	}
	return !v.PublicRead, nil
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// readDocuments reads the queries of a folder, by their names.
func readDocuments(dir string) (map[string]string, error) {
	if dir == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.graphql"))
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	documents := map[string]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read documents: %w", err)
		}
		documents[strings.TrimSuffix(filepath.Base(file), ".graphql")] = string(b)
	}
	return documents, nil
}

// serve answers on l until ctx ends. Then subscriptions are told, and answers on
// their way are waited for; what takes longer than drainTimeout is given up.
func (v serveVerb) serve(ctx context.Context, l net.Listener, site *site) error {
	base, giveUp := context.WithCancel(context.WithoutCancel(ctx))
	defer giveUp()
	server := &http.Server{
		Handler:           site,
		BaseContext:       func(net.Listener) context.Context { return base },
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(site.log.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(site.api.Close)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
		defer cancel()
		err := server.Shutdown(drain)
		giveUp()
		site.wait()
		stopped <- err
	}()
	serve := func() error { return server.Serve(l) }
	if v.TLSCert != "" {
		serve = func() error { return server.ServeTLS(l, v.TLSCert, v.TLSKey) }
	}
	if err := serve(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop: some answers took longer than %v and were given up: %w", drainTimeout, err)
	}
	return nil
}
