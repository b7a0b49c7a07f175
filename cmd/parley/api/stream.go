package api

import (
	"context"
	"iter"
	"sync"
	"time"
)

// start begins an operation and gives its answers: one of a query or a mutation,
// one for each event of a subscription until ctx ends. A subscription misses
// nothing that happens once start has returned. The answers can be read once,
// and ctx is to be ended after that.
func (s *Server) start(ctx context.Context, req request) iter.Seq[*Response] {
	outline := outlineOf(req.Query)
	if outline.kind(req.OperationName) != subscription {
		return func(yield func(*Response) bool) {
			yield(s.Exec(ctx, req.Query, req.OperationName, req.Variables))
		}
	}
	start := time.Now()
	answered := func(last *Response) {
		s.opt.Answered(ctx, Answer{subscription, req.OperationName, req.Query, req.Variables, time.Since(start), codesOf(last)})
	}
	bound, resp := s.check(req.Query, req.Variables, outline)
	if resp != nil {
		return func(yield func(*Response) bool) { yield(resp); answered(resp) }
	}
	limited, stop := withBudget(ctx, s.opt, bound)
	events, err := s.schema.Subscribe(limited, req.Query, req.OperationName, req.Variables)
	return func(yield func(*Response) bool) {
		defer stop()
		last := &Response{}
		if err != nil {
			last = refused(codeInternal, "%s", err)
			yield(last)
		}
		for event := range events {
			if ctx.Err() != nil {
				break
			}
			last = event.(*Response)
			s.explain(limited, last)
			refill(limited)
			if !yield(last) {
				break
			}
		}
		answered(last)
	}
}

// streams counts the connections over which clients subscribe, and ends them.
type streams struct {
	ending context.Context
	end    context.CancelFunc

	mu      sync.Mutex
	most    int
	running int
	idle    sync.Cond // on mu: running went down
}

func newStreams(most int) *streams {
	t := &streams{most: most}
	t.idle.L = &t.mu
	t.ending, t.end = context.WithCancel(context.Background())
	return t
}

// enter counts a stream in, unless there are too many or the server stops. Its
// context ends with ctx and when the server stops.
func (t *streams) enter(ctx context.Context) (_ context.Context, leave func(), ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.running >= t.most || t.ending.Err() != nil {
		return nil, nil, false
	}
	t.running++
	ctx, cancel := context.WithCancel(ctx)
	forget := context.AfterFunc(t.ending, cancel)
	return ctx, func() { forget(); cancel(); t.leave() }, true
}

func (t *streams) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.running--
	t.idle.Broadcast()
}

// Streams says over how many connections clients subscribe at the moment.
func (s *Server) Streams() int {
	s.streams.mu.Lock()
	defer s.streams.mu.Unlock()
	return s.streams.running
}

// Close ends all subscriptions and waits until their clients have been told.
// Queries are answered still.
func (s *Server) Close() {
	t := s.streams
	t.end()
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.running > 0 {
		t.idle.Wait()
	}
}
