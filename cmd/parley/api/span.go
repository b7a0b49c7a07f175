package api

import (
	"context"
	"strings"

	gqlerrors "github.com/graph-gophers/graphql-go/errors"
	"github.com/graph-gophers/graphql-go/trace/tracer"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// The library's own spans hold variables, arguments and the text of errors, which
// quotes them. Ours say what was asked for and how long that took, and no more.

// startSpan begins the span of an operation; end tells of its answer.
func (s *Server) startSpan(ctx context.Context) (_ context.Context, end func(Answer)) {
	ctx, span := s.opt.Tracer.Start(ctx, "GraphQL")
	return ctx, func(a Answer) {
		span.SetName(strings.TrimSpace(a.Kind + " " + a.Name))
		span.SetAttributes(attribute.String("graphql.operation.type", a.Kind), attribute.String("graphql.operation.name", a.Name))
		if len(a.Codes) > 0 {
			span.SetStatus(codes.Error, strings.Join(a.Codes, " "))
		}
		span.End()
	}
}

// startField begins the span of a field that reads, within a span that is kept.
func startField(ctx context.Context, typeName, fieldName string) (context.Context, tracer.FieldFinishFunc) {
	parent := trace.SpanFromContext(ctx)
	if !parent.IsRecording() {
		return ctx, finished
	}
	ctx, span := parent.TracerProvider().Tracer("parley/cmd/parley/api").Start(ctx, typeName+"."+fieldName)
	return ctx, func(err *gqlerrors.QueryError) {
		if err != nil {
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

func finished(*gqlerrors.QueryError) {}
