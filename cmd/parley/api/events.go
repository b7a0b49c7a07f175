package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	keepAlive    = 15 * time.Second // between signs of life on a quiet stream
	writeTimeout = 10 * time.Second // for one message to one client
)

// serveEvents answers by server-sent events, after the distinct connections mode
// of the protocol GraphQL over SSE: `next` for every answer, `complete` at the
// end.
func (s *Server) serveEvents(ctx context.Context, w http.ResponseWriter, r *http.Request, req request) {
	ctx, leave, ok := s.streams.enter(ctx)
	if !ok {
		s.refuseHTTP(w, r, eventStream, s.tooManyStreams())
		return
	}
	defer leave()
	h := w.Header()
	h.Set("Content-Type", eventStream+"; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	e := &events{w: w, control: http.NewResponseController(w)}
	answers := s.start(ctx, req)
	if e.send(":\n\n") != nil { // the headers go out at once: the client knows that it listens
		return
	}
	defer e.keepAlive(ctx)()
	for resp := range answers {
		if e.next(resp) != nil {
			return
		}
	}
	_ = e.send("event: complete\ndata:\n\n") // or the client has gone already
}

func (s *Server) tooManyStreams() error {
	return fail(http.StatusServiceUnavailable, codeLimit, "more than %d clients subscribe, or the server is stopping; try again later", s.opt.MaxStreams)
}

// events writes server-sent events.
type events struct {
	mu      sync.Mutex
	w       http.ResponseWriter
	control *http.ResponseController
}

func (e *events) next(resp *Response) error {
	var data bytes.Buffer
	enc := json.NewEncoder(&data) // a line: JSON escapes line breaks
	enc.SetEscapeHTML(false)
	if err := enc.Encode(resp); err != nil {
		return err
	}
	return e.send(fmt.Sprintf("event: next\ndata: %s\n", data.Bytes()))
}

// send writes at once. The server's deadlines are for short answers, so each
// message sets its own.
func (e *events) send(message string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	_ = e.control.SetReadDeadline(time.Time{}) // where there is none, none needs moving
	_ = e.control.SetWriteDeadline(time.Now().Add(writeTimeout))
	if _, err := e.w.Write([]byte(message)); err != nil {
		return err
	}
	return e.control.Flush()
}

// keepAlive sends comments until it is stopped, so that nothing between server
// and client takes a quiet stream for a dead one.
func (e *events) keepAlive(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() {
		tick := time.NewTicker(keepAlive)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				_ = e.send(":\n\n") // a failure ends the request's context
			}
		}
	})
	return func() { cancel(); done.Wait() }
}
