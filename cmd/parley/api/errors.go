package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/graph-gophers/graphql-go"
	gqlerrors "github.com/graph-gophers/graphql-go/errors"

	"parley/graph/query"
)

// The values of extensions.code. Those that other servers have too are spelt
// as there.
const (
	codeBadRequest      = "BAD_REQUEST"
	codeTooLarge        = "REQUEST_TOO_LARGE"
	codePreflight       = "PREFLIGHT_REQUIRED"
	codeForbidden       = "FORBIDDEN"
	codeUnauthenticated = "UNAUTHENTICATED"
	codeNoDocument      = "DOCUMENT_NOT_FOUND"
	codeNoPersisted     = "PERSISTED_QUERY_NOT_FOUND"
	codeParse           = "GRAPHQL_PARSE_FAILED"
	codeInvalid         = "GRAPHQL_VALIDATION_FAILED"
	codeLimit           = "QUERY_TOO_COSTLY"
	codeInput           = "BAD_USER_INPUT"
	codeUnknown         = "UNKNOWN_"   // and ENTITY or DOCUMENT
	codeAmbiguous       = "AMBIGUOUS_" // and ENTITY or DOCUMENT
	codeTimeout         = "TIMEOUT"
	codeInternal        = "INTERNAL_SERVER_ERROR"
)

// A userError is an error that its reader can act on. Its text is shown.
type userError struct {
	code    string
	message string
}

func (e *userError) Error() string { return e.message }

func badInput(format string, args ...any) error {
	return &userError{code: codeInput, message: fmt.Sprintf(format, args...)}
}

// explain gives every error of a response its code, and hides what a client
// must not see: texts of failures inside the program, which it logs.
func (s *Server) explain(ctx context.Context, resp *Response) {
	if ctx.Err() != nil {
		resp.Data, resp.Errors = nil, []*gqlerrors.QueryError{stopped(context.Cause(ctx))}
		return
	}
	slices.SortStableFunc(resp.Errors, func(a, b *gqlerrors.QueryError) int {
		return strings.Compare(fmt.Sprint(a.Path...), fmt.Sprint(b.Path...)) // fields are resolved in any order
	})
	for _, e := range resp.Errors {
		if e.Extensions["code"] != nil {
			continue
		}
		if e.Extensions = extensionsOf(e); e.Extensions["code"] == codeInternal {
			s.opt.Logger.LogAttrs(ctx, slog.LevelError, "query failed", slog.Any("path", e.Path), slog.String("error", e.Message))
			e.Message = internalMessage
		}
		if len(e.Path) == 0 {
			resp.Data = nil // refused as a whole
		}
		if s.opt.Opaque {
			e.Message, _, _ = strings.Cut(e.Message, " Did you mean ")
		}
	}
}

// extensionsOf gives the code of an error, and what a program can use of it.
func extensionsOf(e *gqlerrors.QueryError) map[string]any {
	var (
		user      *userError
		argument  *query.ArgumentError
		unknown   *query.UnknownError
		ambiguous *query.AmbiguousError
	)
	switch err := e.ResolverError; {
	case errors.As(err, &user):
		return map[string]any{"code": user.code}
	case errors.As(err, &argument):
		return map[string]any{"code": codeInput, "argument": argument.Argument}
	case errors.As(err, &unknown):
		return map[string]any{"code": codeUnknown + strings.ToUpper(unknown.What), "name": unknown.Name, "near": append([]string{}, unknown.Near...)}
	case errors.As(err, &ambiguous):
		return map[string]any{"code": codeAmbiguous + strings.ToUpper(ambiguous.What), "name": ambiguous.Name, "candidates": candidates(ambiguous)}
	}
	return map[string]any{"code": codeOf(e)}
}

func candidates(e *query.AmbiguousError) []map[string]any {
	return each(e.Candidates, func(c query.Candidate) map[string]any {
		m := map[string]any{"id": c.ID, "name": c.Name}
		if c.Kind != "" {
			m["kind"] = c.Kind
		}
		return m
	})
}

const internalMessage = "internal error; the server's log tells more"

// codeOf classes an error that the library made.
func codeOf(e *gqlerrors.QueryError) string {
	switch {
	case errors.Is(e, gqlerrors.ErrSyntax):
		return codeParse
	case errors.Is(e, graphql.ErrTooManySelections), e.Rule == "MaxDepthExceeded", e.Rule == "OverlapValidationLimitExceeded":
		return codeLimit
	case e.Rule != "":
		return codeInvalid
	case len(e.Path) == 0:
		return codeInput
	}
	return codeInternal
}

// stopped is the error of a query whose context ended.
func stopped(err error) *gqlerrors.QueryError {
	if user := (*userError)(nil); errors.As(err, &user) {
		return refusal(user.code, "%s", user.message)
	}
	return refusal(codeTimeout, "query was given up by its client")
}

// tookTooLong is why a query is stopped that ran for d.
func tookTooLong(d time.Duration) error {
	return &userError{codeTimeout, fmt.Sprintf("query took longer than %v; ask for less at once, or page with first and after", d)}
}

// refusal is an error of the whole request.
func refusal(code, format string, args ...any) *gqlerrors.QueryError {
	return &gqlerrors.QueryError{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

// panics logs what a resolver panicked with and tells the client only that it did.
type panics struct{ log *slog.Logger }

// LogPanic implements the library's Logger.
func (p panics) LogPanic(ctx context.Context, value any) {
	p.log.LogAttrs(ctx, slog.LevelError, "panic in a resolver", slog.Any("panic", value), slog.String("stack", string(debug.Stack())))
}

// MakePanicError implements the library's PanicHandler.
func (panics) MakePanicError(context.Context, any) *gqlerrors.QueryError {
	return refusal(codeInternal, internalMessage)
}
