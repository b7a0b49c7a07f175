package api

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// Media types of answers.
const (
	responseJSON = "application/graphql-response+json"
	plainJSON    = "application/json"
	eventStream  = "text/event-stream"
)

// ServeHTTP answers GraphQL over HTTP: POST with a JSON body, and GET for
// queries. Status codes are those of the graphql-http audits: under
// application/json a query that is refused is answered with 200, as by all
// servers before the draft; under application/graphql-response+json with 400.
// Options.Draft turns to those of the draft. Who accepts text/event-stream is
// answered by events, who upgrades to a websocket by graphql-transport-ws.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.allowOrigin(w, r) {
		return
	}
	if upgrades(r.Header) {
		s.serveSocket(w, r)
		return
	}
	media := negotiate(r.Header.Values("Accept"))
	defer s.recoverPanic(w, r, media)
	ctx, req, err := s.receive(w, r, media)
	switch {
	case err != nil:
		s.refuseHTTP(w, r, media, err)
	case media == eventStream:
		s.serveEvents(ctx, w, r, req)
	default:
		resp := s.Exec(ctx, req.Query, req.OperationName, req.Variables)
		s.write(w, r, media, s.statusOf(resp, media), resp)
	}
}

// refuseHTTP answers a request that is not run.
func (s *Server) refuseHTTP(w http.ResponseWriter, r *http.Request, media string, err error) {
	status, resp := 0, refused(codeInternal, internalMessage)
	if refusal := (*httpError)(nil); errors.As(err, &refusal) {
		status, resp = refusal.status, refused(refusal.code, "%s", refusal.message)
		if refusal.allow != "" {
			w.Header().Set("Allow", refusal.allow)
		}
	}
	if status == http.StatusUnauthorized {
		demandToken(w.Header())
	}
	if media == eventStream {
		media = plainJSON
	}
	s.write(w, r, media, cmp.Or(status, s.statusOf(resp, media)), resp)
}

// receive reads the request that r carries, with its document in full, and
// gives the context to run it in.
func (s *Server) receive(w http.ResponseWriter, r *http.Request, media string) (context.Context, request, error) {
	const methods = "GET, POST"
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return nil, request{}, &httpError{http.StatusMethodNotAllowed, codeBadRequest, "method " + r.Method + " is not answered here; use POST", methods}
	}
	if media == "" {
		return nil, request{}, fail(http.StatusNotAcceptable, codeBadRequest, "answers come as %s or %s; accept one of them", responseJSON, plainJSON)
	}
	if r.Method == http.MethodGet && !preflighted(r.Header) {
		return nil, request{}, fail(http.StatusBadRequest, codePreflight,
			"a GET could come from a page of another site; send the header GraphQL-Require-Preflight: 1, or use POST")
	}
	ctx, err := s.authorize(r)
	if err != nil {
		return nil, request{}, err
	}
	s.limitBody(ctx, w, r)
	req, err := readRequest(r)
	if err != nil {
		return nil, request{}, err
	}
	if req.Query, err = s.persisted.text(req); err != nil {
		return nil, request{}, err
	}
	if kind := outlineOf(req.Query).kind(req.OperationName); r.Method == http.MethodGet && (kind == mutation || kind == subscription && media != eventStream) {
		return nil, request{}, &httpError{http.StatusMethodNotAllowed, codeBadRequest, "only queries are answered to GET; use POST", http.MethodPost}
	}
	if req.Cost {
		ctx = withCost(ctx)
	}
	return ctx, req, nil
}

// limitBody bounds the body in length, and where a coder may send a long text,
// gives it the time.
func (s *Server) limitBody(ctx context.Context, w http.ResponseWriter, r *http.Request) {
	most := s.opt.MaxBody
	if coderOf(ctx) != "" && s.opt.Load != nil {
		most = max(most, s.opt.MaxUpload)
		until := time.Now().Add(s.opt.LoadTimeout)
		c := http.NewResponseController(w)
		_, _ = c.SetReadDeadline(until), c.SetWriteDeadline(until) // or the server's own stay
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
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
