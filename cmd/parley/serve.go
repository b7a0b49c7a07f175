package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"parley/cmd/parley/api"
	"parley/cmd/parley/web"
	"parley/graph/query"
)

type serveVerb struct {
	storeFlag
	Addr string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (${default}); port 0 picks a free one."`
}

// Help is shown below the flags.
func (serveVerb) Help() string {
	return `The pages and the endpoint need no network. SIGINT and SIGTERM stop the server once
the answers on their way are given.

  parley serve
  parley serve --store ~/berlin --addr 127.0.0.1:9000`
}

// How long a client may take, and how long a stopping server waits for answers.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = time.Minute
	writeTimeout  = time.Minute
	idleTimeout   = 2 * time.Minute
	drainTimeout  = 10 * time.Second
)

// Run serves until the context ends.
func (v serveVerb) Run(e *env) (err error) {
	s, err := openStore(v.Store)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	handler, err := newHandler(query.New(s), log)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", v.Addr)
	if err != nil {
		return fmt.Errorf("%w; try another --addr", err)
	}
	fmt.Fprintf(e.stdout, "Parley   http://%[1]s/\nGraphiQL http://%[1]s/graphiql\nGraphQL  http://%[1]s/graphql\n", l.Addr())
	return serve(e.ctx, l, handler, log)
}

// newHandler puts the endpoint, the pages and the health check together.
func newHandler(g *query.Graph, log *slog.Logger) (http.Handler, error) {
	server, err := api.New(g, api.Options{Logger: log})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", server)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.Handle("/", web.Handler(web.Options{Examples: examples()}))
	return mux, nil
}

func examples() []web.Example {
	var out []web.Example
	for _, x := range api.Examples() {
		out = append(out, web.Example{Title: x.Title, Query: x.Query})
	}
	return out
}

// serve answers on l until ctx ends, then waits for answers on their way.
func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
		defer cancel()
		stopped <- server.Shutdown(drain)
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
