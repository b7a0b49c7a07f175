package api

import (
	"context"
	"sync"
)

// A feed tells its listeners what happens. The zero value is ready for use.
type feed[E any] struct {
	mu        sync.Mutex
	listeners map[chan E]func(E) bool
}

// feedBuffer is how many events a listener may be behind.
const feedBuffer = 256

// listen gives the events that are wanted, until ctx ends. A listener who falls
// too far behind is told no more: its channel is closed.
func (f *feed[E]) listen(ctx context.Context, wanted func(E) bool) <-chan E {
	c := make(chan E, feedBuffer)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.listeners == nil {
		f.listeners = map[chan E]func(E) bool{}
	}
	f.listeners[c] = wanted
	context.AfterFunc(ctx, func() { f.leave(c) })
	return c
}

func (f *feed[E]) leave(c chan E) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drop(c)
}

// drop closes a listener's channel once; mu is held.
func (f *feed[E]) drop(c chan E) {
	if _, ok := f.listeners[c]; ok {
		delete(f.listeners, c)
		close(c)
	}
}

// tell never waits for a listener.
func (f *feed[E]) tell(e E) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for c, wanted := range f.listeners {
		if !wanted(e) {
			continue
		}
		select {
		case c <- e:
		default:
			f.drop(c)
		}
	}
}
