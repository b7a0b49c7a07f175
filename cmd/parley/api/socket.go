package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// socketProtocol is the subprotocol of the websocket, by the specification of
// the library graphql-ws.
const socketProtocol = "graphql-transport-ws"

// Codes with which the protocol closes a connection.
const (
	closeBadMessage      = 4400
	closeUnauthorized    = 4401
	closeForbidden       = 4403
	closeNoInit          = 4408
	closeSubscriberTwice = 4409
	closeTooManyInits    = 4429
)

const (
	initTimeout   = 10 * time.Second // until connection_init
	maxOperations = 20               // of one connection at a time
)

func upgrades(h http.Header) bool { return strings.EqualFold(h.Get("Upgrade"), "websocket") }

// A socket is one client's websocket.
type socket struct {
	server *Server
	conn   *websocket.Conn
	ctx    context.Context // ends with the connection; knows the coder

	mu      sync.Mutex
	running map[string]context.CancelFunc // operations, by the client's ids
	done    sync.WaitGroup
}

// A message is what client and server send each other.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// serveSocket speaks graphql-transport-ws with pages of the server itself and of
// Options.Origins, and with programs, which send no origin.
func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	coder, err := s.coderOf(r.Header.Get("Authorization"))
	if err != nil {
		s.refuseHTTP(w, r, plainJSON, err)
		return
	}
	ctx, leave, ok := s.streams.enter(withCoder(context.WithoutCancel(r.Context()), coder))
	if !ok {
		s.refuseHTTP(w, r, plainJSON, s.tooManyStreams())
		return
	}
	defer leave()
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{socketProtocol}, OriginPatterns: s.opt.Origins})
	if err != nil {
		return // Accept has answered
	}
	k := &socket{server: s, conn: conn, ctx: ctx, running: map[string]context.CancelFunc{}}
	if conn.Subprotocol() != socketProtocol {
		k.close(websocket.StatusPolicyViolation, "subprotocol not understood; offer "+socketProtocol)
		return
	}
	k.serve()
}

// A closing is the reason why the server closes a connection.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func (c *closing) Error() string { return c.reason }

// serve answers messages until the client leaves, breaks the protocol, or the
// server stops.
func (k *socket) serve() {
	var cancel context.CancelFunc
	ending := k.ctx
	k.ctx, cancel = context.WithCancel(context.WithoutCancel(ending)) // outlives ending by a close
	stopped := context.AfterFunc(ending, func() { k.close(websocket.StatusGoingAway, "the server is stopping") })
	defer stopped()
	k.conn.SetReadLimit(k.server.opt.MaxBody)
	err := k.converse()
	cancel()
	k.done.Wait()
	if why := (*closing)(nil); errors.As(err, &why) {
		k.close(why.code, why.reason)
		return
	}
	_ = k.conn.CloseNow() // it is closed already
}

func (k *socket) close(code websocket.StatusCode, reason string) {
	_ = k.conn.Close(code, reason) // whether the client is there to hear it or not
}

// converse reads messages until there are no more. Its error is a *closing where
// the client is to be told why.
func (k *socket) converse() error {
	if err := k.greet(); err != nil {
		return err
	}
	k.done.Go(k.keepAlive)
	for {
		m, err := k.read(k.ctx)
		if err != nil {
			return err
		}
		if err := k.take(m); err != nil {
			return err
		}
	}
}

// greet waits for connection_init, which may hold a token, and acknowledges it.
func (k *socket) greet() error {
	ctx, cancel := context.WithCancel(k.ctx)
	defer cancel()
	late := time.AfterFunc(initTimeout, func() { k.close(closeNoInit, "Connection initialisation timeout") })
	defer late.Stop()
	m, err := k.read(ctx)
	if err != nil {
		return err
	}
	if m.Type != "connection_init" {
		return &closing{closeUnauthorized, "Unauthorized"} // in the protocol's words
	}
	if err := k.authorize(m.Payload); err != nil {
		return err
	}
	return k.send(message{Type: "connection_ack"})
}

// authorize takes the token of a connection_init, {"Authorization": "Bearer …"}:
// pages cannot send it as a header.
func (k *socket) authorize(payload json.RawMessage) error {
	var init struct{ Authorization string }
	if len(payload) > 0 && json.Unmarshal(payload, &init) != nil {
		return &closing{closeBadMessage, `payload of connection_init is not {"Authorization": "Bearer TOKEN"}`}
	}
	coder, err := k.server.coderOf(init.Authorization)
	if err != nil {
		return &closing{closeForbidden, "Forbidden"}
	}
	if coder != "" {
		k.ctx = withCoder(k.ctx, coder)
	}
	if coderOf(k.ctx) == "" && k.server.opt.Private {
		return &closing{closeForbidden, "Forbidden"}
	}
	return nil
}

func (k *socket) read(ctx context.Context) (m message, err error) {
	kind, b, err := k.conn.Read(ctx)
	if err != nil {
		return m, err
	}
	if kind != websocket.MessageText || json.Unmarshal(b, &m) != nil || m.Type == "" {
		return m, &closing{closeBadMessage, "message is not JSON with a type"}
	}
	return m, nil
}

func (k *socket) sendAs(kind, id string, payload any) error {
	b, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	return k.send(message{Type: kind, ID: id, Payload: b})
}

func (k *socket) send(m message) error {
	ctx, cancel := context.WithTimeout(k.ctx, writeTimeout)
	defer cancel()
	return wsjson.Write(ctx, k.conn, m)
}

// keepAlive pings the client, and gives it up when it does not answer.
func (k *socket) keepAlive() {
	tick := time.NewTicker(keepAlive)
	defer tick.Stop()
	for {
		select {
		case <-k.ctx.Done():
			return
		case <-tick.C:
			ctx, cancel := context.WithTimeout(k.ctx, writeTimeout)
			err := k.conn.Ping(ctx)
			cancel()
			if err != nil {
				_ = k.conn.CloseNow()
				return
			}
		}
	}
}
