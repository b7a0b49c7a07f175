// Package api answers questions put in GraphQL: the contract is schema.graphql,
// the answers come from graph/query, and resolvers are thin views over the types
// of graph. It also is the HTTP endpoint, after the GraphQL over HTTP draft.
//
// A list is read in bulk where it is asked for (page.go), and so is, in a look
// ahead at the selection, what its items lead to (ahead.go). Fields of items are
// plain methods without context and error, for which the library starts no
// goroutines.
package api

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/graph-gophers/graphql-go"
	gqlerrors "github.com/graph-gophers/graphql-go/errors"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"parley"
	"parley/graph/query"
)

// Options set the limits of a Server. A zero value takes the default that
// stands beside it.
type Options struct {
	Logger         *slog.Logger  // where failures are told; nowhere
	Timeout        time.Duration // for one query; 10 s
	MaxBody        int64         // bytes of a request's body; 1 MiB
	MaxQueryLength int           // bytes of the query itself; 64 KiB
	MaxDepth       int           // fields within fields; 20, which GraphiQL needs
	MaxSelections  int           // fields after fragments are expanded; 5,000
	MaxAliases     int           // 50
	MaxNodes       int           // that one query may read; 25,000
	MaxBound       int           // nodes that a query could read if all its pages were full; 200,000
	MaxFields      int           // that one answer may have; 100,000
	Parallelism    int           // resolvers of one query at work together; 8

	Load        Loader                                     // answers loadRecord; nothing is loaded
	KeepCoding  CodingKeeper                               // answers loadCoding; nothing is kept
	LoadTimeout time.Duration                              // for one load; 10 min
	MaxUpload   int64                                      // bytes of the body of a request with a token; 16 MiB
	Coder       func(token string) (coder string, ok bool) // whose a token is; nobody's
	Private     bool                                       // reading needs a token too
	MaxStreams  int                                        // connections that subscribe at a time; 100
	Answered    func(context.Context, Answer)              // is told of every operation; nobody is
	Tracer      trace.Tracer                               // makes spans of operations and of fields that read; nothing does

	Documents     map[string]string // queries that clients can ask for by documentId; none
	OnlyDocuments bool              // over HTTP nothing but Documents is answered
	Opaque        bool              // the schema does not describe itself, nor do errors hint at it
	Origins       []string          // of pages of other sites that may ask: "https://example.org"; none
	Draft         bool              // status codes of the GraphQL over HTTP draft of 2026, not of the audits
}

// overlapLimit is how many pairs of fields may be compared to see whether they
// can be merged. A hundred fields side by side make five thousand pairs.
const overlapLimit = 20_000

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	o.Timeout = cmp.Or(o.Timeout, 10*time.Second)
	o.MaxBody = cmp.Or(o.MaxBody, 1<<20)
	o.MaxQueryLength = cmp.Or(o.MaxQueryLength, 64<<10)
	o.MaxDepth = cmp.Or(o.MaxDepth, 20)
	o.MaxSelections = cmp.Or(o.MaxSelections, 5000)
	o.MaxAliases = cmp.Or(o.MaxAliases, 50)
	o.MaxNodes = cmp.Or(o.MaxNodes, 25_000)
	o.MaxBound = cmp.Or(o.MaxBound, 200_000)
	o.MaxFields = cmp.Or(o.MaxFields, 100_000)
	o.Parallelism = cmp.Or(o.Parallelism, 8)
	o.LoadTimeout = cmp.Or(o.LoadTimeout, 10*time.Minute)
	o.MaxUpload = cmp.Or(o.MaxUpload, 16<<20)
	o.MaxStreams = cmp.Or(o.MaxStreams, 100)
	if o.Answered == nil {
		o.Answered = func(context.Context, Answer) {}
	}
	if o.Tracer == nil {
		o.Tracer = noop.Tracer{}
	}
	return o
}

// A Server answers GraphQL. It is an http.Handler and safe for use by several
// goroutines.
type Server struct {
	schema    *graphql.Schema
	pages     map[string]float64 // how much they hold unless told
	persisted *persisted
	streams   *streams
	opt       Options
}

// New makes a server that answers from g. An error means that schema.graphql
// and this package have drifted apart.
func New(g *query.Graph, opt Options) (*Server, error) { return newServer(g, opt) }

func newServer(g *query.Graph, opt Options, more ...graphql.SchemaOpt) (*Server, error) {
	opt = opt.withDefaults()
	schema, err := graphql.ParseSchema(parley.Schema, &root{g: g, load: opt.Load, keep: opt.KeepCoding}, append([]graphql.SchemaOpt{
		graphql.UseStringDescriptions(),
		graphql.UseFieldResolvers(),
		graphql.MaxDepth(opt.MaxDepth),
		graphql.MaxSelections(opt.MaxSelections),
		graphql.MaxParallelism(opt.Parallelism),
		graphql.OverlapValidationLimit(overlapLimit),
		graphql.Logger(panics{opt.Logger}),
		graphql.PanicHandler(panics{opt.Logger}),
		graphql.SubscribeResolverTimeout(opt.Timeout),
		graphql.Tracer(meter{}),
	}, more...)...)
	if err != nil {
		return nil, fmt.Errorf("bind schema.graphql: %w", err)
	}
	return &Server{schema, pageSizes(schema.AST()), newPersisted(opt.Documents, opt.OnlyDocuments), newStreams(opt.MaxStreams), opt}, nil
}

// A Response is the answer to one query, ready for json.Marshal. Data is nil
// where the query was refused as a whole.
type Response = graphql.Response

// An Answer tells how an operation was answered, for logs and counts.
type Answer struct {
	Kind      string // query, mutation or subscription
	Name      string // of the operation; may be empty
	Document  string
	Variables map[string]any
	Took      time.Duration
	Codes     []string // of its errors
}

// Exec answers a query or a mutation within the server's limits. The operation's
// name may be empty where the document holds only one.
func (s *Server) Exec(ctx context.Context, document, operationName string, variables map[string]any) *Response {
	start := time.Now()
	ctx, end := s.startSpan(ctx)
	resp, kind := s.exec(ctx, document, operationName, variables)
	answer := Answer{kind, operationName, document, variables, time.Since(start), codesOf(resp)}
	end(answer)
	s.opt.Answered(ctx, answer)
	return resp
}

func (s *Server) exec(ctx context.Context, document, operationName string, variables map[string]any) (resp *Response, kind string) {
	outline := outlineOf(document)
	kind = outline.kind(operationName)
	bound, resp := s.check(document, variables, outline)
	if resp != nil {
		return resp, kind
	}
	timeout := s.opt.Timeout
	switch kind {
	case subscription:
		return refused(codeBadRequest, "subscriptions are answered as %s, or over %s", eventStream, socketProtocol), kind
	case mutation:
		timeout = s.opt.LoadTimeout
	}
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, tookTooLong(timeout))
	defer cancel()
	ctx, stop := withBudget(ctx, s.opt, bound)
	defer stop()
	resp = s.schema.Exec(ctx, document, operationName, variables)
	s.explain(ctx, resp)
	tellCost(ctx, resp)
	return resp, kind
}

// check gives the answer to a document that is not run at all, or else the bound
// of its cost.
func (s *Server) check(document string, variables map[string]any, outline outline) (bound float64, _ *Response) {
	switch {
	case len(document) > s.opt.MaxQueryLength:
		return 0, refused(codeLimit, "query is %d bytes long, more than %d; pass long values as variables", len(document), s.opt.MaxQueryLength)
	case outline.aliases > s.opt.MaxAliases:
		return 0, refused(codeLimit, "query has %d aliases, more than %d; send several queries", outline.aliases, s.opt.MaxAliases)
	case s.opt.Opaque && outline.introspects:
		return 0, refused(codeForbidden, "the schema is not told here; see schema.graphql in Parley's source")
	}
	if bound = s.boundOf(document, variables); bound > float64(s.opt.MaxBound) {
		return 0, refused(codeLimit, "query could read more than %d nodes if all its pages were full; ask for fewer with first, or in several queries", s.opt.MaxBound)
	}
	return bound, nil
}

func refused(code, format string, args ...any) *Response {
	return &Response{Errors: []*gqlerrors.QueryError{refusal(code, format, args...)}}
}

func codesOf(resp *Response) []string {
	return each(resp.Errors, func(e *gqlerrors.QueryError) string { return fmt.Sprint(e.Extensions["code"]) })
}
