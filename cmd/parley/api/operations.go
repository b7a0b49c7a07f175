package api

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"strings"

	"github.com/coder/websocket"
)

// take answers one message.
func (k *socket) take(m message) error {
	switch m.Type {
	case "connection_init":
		return &closing{closeTooManyInits, "Too many initialisation requests"}
	case "ping":
		return k.send(message{Type: "pong", Payload: m.Payload})
	case "pong":
		return nil
	case "subscribe":
		return k.subscribe(m)
	case "complete":
		k.cancel(m.ID)
		return nil
	}
	return &closing{closeBadMessage, "message type is not understood"}
}

// subscribe starts an operation.
func (k *socket) subscribe(m message) error {
	var members map[string]json.RawMessage
	if m.ID == "" || json.Unmarshal(m.Payload, &members) != nil {
		return &closing{closeBadMessage, "subscribe needs an id and a payload with a query"}
	}
	req, err := decodeMembers(members)
	if err == nil {
		req.Query, err = k.server.persisted.text(req)
	}
	if err != nil {
		return k.fail(m.ID, err)
	}
	ctx, err := k.begin(m.ID)
	if err != nil {
		return err
	}
	if req.Cost {
		ctx = withCost(ctx)
	}
	answers := k.server.start(ctx, req) // before the next message is read, so that a pong tells that it listens
	k.done.Go(func() { k.run(ctx, m.ID, answers) })
	return nil
}

// begin notes an operation as running.
func (k *socket) begin(id string) (context.Context, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.running[id]; ok {
		return nil, &closing{closeSubscriberTwice, "Subscriber for " + strings.ToValidUTF8(id[:min(len(id), 40)], "") + " already exists"}
	}
	if len(k.running) >= maxOperations {
		return nil, &closing{websocket.StatusPolicyViolation, "too many operations at a time"}
	}
	ctx, cancel := context.WithCancel(k.ctx)
	k.running[id] = cancel
	return ctx, nil
}

// cancel ends an operation that the client has completed, or that is done. It
// reports whether it was still running.
func (k *socket) cancel(id string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	cancel, ok := k.running[id]
	if ok {
		cancel()
		delete(k.running, id)
	}
	return ok
}

// run sends the answers of an operation. What the client has completed itself is
// not completed again.
func (k *socket) run(ctx context.Context, id string, answers iter.Seq[*Response]) {
	for resp := range answers {
		if ctx.Err() != nil {
			return
		}
		if len(resp.Data) == 0 && len(resp.Errors) > 0 {
			k.cancel(id)
			_ = k.sendAs("error", id, resp.Errors) // or the connection is gone
			return
		}
		if k.sendAs("next", id, resp) != nil {
			return
		}
	}
	if ctx.Err() == nil && k.cancel(id) {
		_ = k.send(message{Type: "complete", ID: id})
	}
}

// fail answers a subscribe that is not run.
func (k *socket) fail(id string, err error) error {
	refusal := (*httpError)(nil)
	if !errors.As(err, &refusal) {
		return err
	}
	return k.sendAs("error", id, refused(refusal.code, "%s", refusal.message).Errors)
}
