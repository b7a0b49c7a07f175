package api

import (
	"context"

	"github.com/graph-gophers/graphql-go"
	gqlerrors "github.com/graph-gophers/graphql-go/errors"
	"github.com/graph-gophers/graphql-go/trace/noop"
	"github.com/graph-gophers/graphql-go/trace/tracer"

	"parley/graph/query"
)

// Kind shows outline.kind to tests.
func Kind(document, operationName string) string { return outlineOf(document).kind(operationName) }

// Aliases shows outline.aliases to tests.
func Aliases(document string) int { return outlineOf(document).aliases }

// DecodeBody shows decodeBody to tests.
func DecodeBody(body []byte) (string, string, map[string]any, error) {
	req, err := decodeBody(body)
	return req.Query, req.OperationName, req.Variables, err
}

// NewTraced makes a server that tells touched of every field that it resolves.
// It must be safe for use by several goroutines.
func NewTraced(g *query.Graph, opt Options, touched func(typeName, fieldName string)) (*Server, error) {
	return newServer(g, opt, graphql.Tracer(fieldTracer{noop.Tracer{}, touched}))
}

type fieldTracer struct {
	noop.Tracer
	touched func(typeName, fieldName string)
}

func (t fieldTracer) TraceField(ctx context.Context, _, typeName, fieldName string, _ bool, _ map[string]any) (context.Context, tracer.FieldFinishFunc) {
	t.touched(typeName, fieldName)
	return ctx, func(*gqlerrors.QueryError) {}
}

// ExecWithCost shows what a query costs to tests.
func (s *Server) ExecWithCost(ctx context.Context, document string, variables map[string]any) *Response {
	return s.Exec(withCost(ctx), document, "", variables)
}

// BoundOf shows boundOf to tests.
func (s *Server) BoundOf(document string) float64 { return s.boundOf(document, nil) }
