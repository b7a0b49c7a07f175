package api

import (
	"cmp"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"

	gqlerrors "github.com/graph-gophers/graphql-go/errors"
)

// Media types of answers.
const (
	responseJSON = "application/graphql-response+json"
	plainJSON    = "application/json"
)

// ServeHTTP answers GraphQL over HTTP: POST with a JSON body, and GET for
// queries. Status codes are those of the graphql-http audits: under
// application/json a query that is refused is answered with 200, as by all
// servers before the draft; under application/graphql-response+json with 400.
// Options.Draft turns to those of the draft.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.allowOrigin(w, r) {
		return
	}
	media := negotiate(r.Header.Values("Accept"))
	defer s.recoverPanic(w, r, media)
	resp, err := s.answer(w, r, media)
	status := 0
	if refused := (*httpError)(nil); errors.As(err, &refused) {
		if refused.allow != "" {
			w.Header().Set("Allow", refused.allow)
		}
		status, resp = refused.status, &Response{Errors: []*gqlerrors.QueryError{refusal(refused.code, "%s", refused.message)}}
	}
	s.write(w, r, media, cmp.Or(status, s.statusOf(resp, media)), resp)
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, media string) (*Response, error) {
	const methods = "GET, POST"
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return nil, &httpError{http.StatusMethodNotAllowed, codeBadRequest, "method " + r.Method + " is not answered here; use POST", methods}
	}
	if media == "" {
		return nil, fail(http.StatusNotAcceptable, codeBadRequest, "answers come as %s or %s; accept one of them", responseJSON, plainJSON)
	}
	if r.Method == http.MethodGet && !preflighted(r.Header) {
		return nil, fail(http.StatusBadRequest, codePreflight,
			"a GET could come from a page of another site; send the header GraphQL-Require-Preflight: 1, or use POST")
	}
	r.Body = http.MaxBytesReader(w, r.Body, s.opt.MaxBody)
	req, err := readRequest(r)
	if err != nil {
		return nil, err
	}
	document, err := s.persisted.text(req)
	if err != nil {
		return nil, err
	}
	if r.Method == http.MethodGet && outlineOf(document).writes(req.OperationName) {
		return nil, &httpError{http.StatusMethodNotAllowed, codeBadRequest, "only queries are answered to GET; use POST", http.MethodPost}
	}
	ctx := r.Context()
	if req.Cost {
		ctx = withCost(ctx)
	}
	return s.Exec(ctx, document, req.OperationName, req.Variables), nil
}

// preflighted reports whether no page of another site can have sent a GET
// with these headers unasked: such a page cannot set headers of its own
// without a preflight, which is not granted, and a browser says where a
// request comes from.
func preflighted(h http.Header) bool {
	for _, name := range []string{"GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"} {
		if h.Get(name) != "" {
			return true
		}
	}
	site := h.Get("Sec-Fetch-Site")
	return site == "same-origin" || site == "none"
}

// statusPartial is the draft's status of an answer that has data and errors.
const statusPartial = 294

// statusOf gives the status of an answer that was worked out.
func (s *Server) statusOf(resp *Response, media string) int {
	var code any
	if len(resp.Errors) > 0 {
		code = resp.Errors[0].Extensions["code"]
	}
	switch refused := len(resp.Data) == 0; {
	case code == codeTimeout:
		return http.StatusServiceUnavailable
	case s.opt.Draft && refused && code != codeParse:
		return http.StatusUnprocessableEntity
	case s.opt.Draft && !refused && code != nil:
		return statusPartial
	case refused && (s.opt.Draft || media == responseJSON):
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// recoverPanic answers a panic outside the resolvers.
func (s *Server) recoverPanic(w http.ResponseWriter, r *http.Request, media string) {
	value := recover()
	if value == nil {
		return
	}
	if value == http.ErrAbortHandler {
		panic(value)
	}
	s.opt.Logger.LogAttrs(r.Context(), slog.LevelError, "panic in the endpoint", slog.Any("panic", value), slog.String("stack", string(debug.Stack())))
	s.write(w, r, media, http.StatusInternalServerError, refused(codeInternal, internalMessage))
}
