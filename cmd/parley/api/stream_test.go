package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/google/go-cmp/cmp"

	"parley/cmd/parley/api"
)

// subscriptions ask for every field of the events.
var subscriptions = map[string]string{
	"recordLoaded": "subscription { recordLoaded { coder document { date turns { nodes { number } } } } }",
	"loadProgress": "subscription { loadProgress(label: \"mine\") { label name coder read size records unchanged skipped turns done } }",
}

// expected is what a client hears while the conversation is loaded.
var expected = map[string][]string{
	"recordLoaded": {`{"recordLoaded":{"coder":"Ada","document":{"date":"1945-07-09","turns":{"nodes":[{"number":1},{"number":2},{"number":3},{"number":4}]}}}}`},
	"loadProgress": {
		`{"loadProgress":{"label":"mine","name":"talk.txt","coder":"Ada","read":210,"size":210,"records":1,"unchanged":0,"skipped":0,"turns":4,"done":false}}`,
		`{"loadProgress":{"label":"mine","name":"talk.txt","coder":"Ada","read":210,"size":210,"records":1,"unchanged":0,"skipped":0,"turns":4,"done":true}}`,
	},
}

// load loads the conversation twice: under another label, where it is unchanged
// by then and no listener hears of it, and before that under mine.
func (w writer) load(t *testing.T) {
	t.Helper()
	for _, label := range []string{"mine", "other"} {
		input := map[string]any{"text": conversation, "name": "talk.txt", "label": label}
		if status, body := w.post(t, adasToken, loadDocument, map[string]any{"input": input}); status != 200 || strings.Contains(body, "errors") {
			t.Fatalf("status %d with %s", status, body)
		}
	}
}

type payload struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

// TestEvents subscribes by server-sent events, with and without a page's means.
func TestEvents(t *testing.T) {
	for field, document := range subscriptions {
		for _, method := range []string{"GET", "POST"} {
			w := newWriter(t, api.Options{})
			lines := w.listen(t, method, document)
			w.load(t)
			var got []string
			for range expected[field] {
				got = append(got, string(next(t, lines).Data))
			}
			if diff := cmp.Diff(expected[field], got); diff != "" {
				t.Errorf("%s %s (-want +got)\n%s", method, field, diff)
			}
			w.Close()
			if rest := rest(lines); rest != "event: complete\ndata:\n\n" {
				t.Errorf("%s %s: at the end %q", method, field, rest)
			}
		}
	}
}

// listen opens a stream of events and reads its first line, which says that the
// server listens.
func (w writer) listen(t *testing.T, method, document string) *bufio.Reader {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": document})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, w.url, strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Content-Type", plainJSON)
	if method == "GET" {
		r.URL.RawQuery = "query=" + strings.NewReplacer(" ", "%20", `"`, "%22", "{", "%7B", "}", "%7D").Replace(document)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != "text/event-stream; charset=utf-8" {
		t.Fatalf("status %d, content type %q", resp.StatusCode, got)
	}
	lines := bufio.NewReader(resp.Body)
	if line, err := lines.ReadString('\n'); err != nil || line != ":\n" {
		t.Fatalf("first line %q, error %v", line, err)
	}
	if _, err := lines.Discard(1); err != nil {
		t.Fatal(err)
	}
	return lines
}

func next(t *testing.T, lines *bufio.Reader) (p payload) {
	t.Helper()
	event, err := lines.ReadString('\n')
	if err != nil || event != "event: next\n" {
		t.Fatalf("event %q, error %v", event, err)
	}
	data, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(data, "data: ")), &p); err != nil {
		t.Fatal(err)
	}
	if _, err := lines.Discard(1); err != nil {
		t.Fatal(err)
	}
	return p
}

func rest(lines *bufio.Reader) string {
	b, _ := io.ReadAll(lines)
	return string(b)
}

// TestEventsOfQuery answers a query, and one that is refused, by one event.
func TestEventsOfQuery(t *testing.T) {
	w := newWriter(t, api.Options{})
	for document, want := range map[string]string{"{ __typename }": "", "{ stanzes }": "GRAPHQL_VALIDATION_FAILED", "subscription { a }": "GRAPHQL_VALIDATION_FAILED"} {
		lines := w.listen(t, "POST", document)
		p := next(t, lines)
		if len(p.Errors) > 0 != (want != "") || want != "" && p.Errors[0].Extensions.Code != want {
			t.Errorf("%s: %+v, want code %q", document, p, want)
		}
		if rest := rest(lines); rest != "event: complete\ndata:\n\n" {
			t.Errorf("%s: at the end %q", document, rest)
		}
	}
}

// TestStreamsAreBounded opens one stream more than may be.
func TestStreamsAreBounded(t *testing.T) {
	w := newWriter(t, api.Options{MaxStreams: 2})
	w.listen(t, "POST", subscriptions["recordLoaded"])
	w.dial(t, nil)
	if n := w.Streams(); n != 2 {
		t.Errorf("%d streams, want 2", n)
	}
	r, err := http.NewRequest("POST", w.url, strings.NewReader(`{"query":"{ __typename }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", plainJSON)
	r.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, _ := io.ReadAll(resp.Body); resp.StatusCode != 503 || !strings.Contains(string(b), "more than 2 clients") {
		t.Errorf("status %d with %s", resp.StatusCode, b)
	}
	if status, body := w.post(t, "", "{ __typename }", nil); status != 200 {
		t.Errorf("a plain question: status %d with %s", status, body)
	}
}

// dial opens a websocket that speaks graphql-transport-ws.
func (w writer) dial(t *testing.T, header http.Header) *websocket.Conn {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), w.url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.CloseNow() })
	return conn
}

type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func send(t *testing.T, conn *websocket.Conn, id, kind, payload string) {
	t.Helper()
	if err := wsjson.Write(t.Context(), conn, message{id, kind, json.RawMessage(payload)}); err != nil {
		t.Fatal(err)
	}
}

func receive(t *testing.T, conn *websocket.Conn) (m message) {
	t.Helper()
	if err := wsjson.Read(t.Context(), conn, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func asked(t *testing.T, document string) string {
	t.Helper()
	b, err := json.Marshal(map[string]string{"query": document})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestSocket holds a conversation over graphql-transport-ws: it subscribes to
// everything, hears of a load, asks a query beside it and is told when the
// server stops.
func TestSocket(t *testing.T) {
	w := newWriter(t, api.Options{})
	conn := w.dial(t, nil)
	send(t, conn, "", "connection_init", "")
	if m := receive(t, conn); m.Type != "connection_ack" {
		t.Fatalf("greeted by %+v", m)
	}
	for field, document := range subscriptions {
		send(t, conn, field, "subscribe", asked(t, document))
	}
	send(t, conn, "", "ping", `{"are you":"there"}`)
	if m := receive(t, conn); m.Type != "pong" || string(m.Payload) != `{"are you":"there"}` {
		t.Fatalf("ping is answered by %+v", m)
	}
	w.load(t)
	got := map[string][]string{}
	for range 3 {
		m := receive(t, conn)
		var p payload
		if err := json.Unmarshal(m.Payload, &p); err != nil || m.Type != "next" {
			t.Fatalf("heard %+v, error %v", m, err)
		}
		got[m.ID] = append(got[m.ID], string(p.Data))
	}
	if diff := cmp.Diff(expected, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	send(t, conn, "recordLoaded", "complete", "")
	send(t, conn, "q", "subscribe", asked(t, "{ documents { totalCount } }"))
	for _, want := range []message{{"q", "next", json.RawMessage(`{"data":{"documents":{"totalCount":1}}}`)}, {ID: "q", Type: "complete"}} {
		if diff := cmp.Diff(want, receive(t, conn)); diff != "" {
			t.Errorf("query (-want +got)\n%s", diff)
		}
	}
	closed := make(chan struct{})
	go func() { w.Close(); close(closed) }()
	checkClosed(t, conn, websocket.StatusGoingAway)
	<-closed
}

// checkClosed reads until the server closes the connection.
func checkClosed(t *testing.T, conn *websocket.Conn, want websocket.StatusCode) {
	t.Helper()
	for {
		if _, _, err := conn.Read(t.Context()); err != nil {
			if got := websocket.CloseStatus(err); got != want {
				t.Errorf("closed by %d (%v), want %d", got, err, want)
			}
			return
		}
	}
}

// TestSocketBroken breaks the protocol in every way that has a code.
func TestSocketBroken(t *testing.T) {
	w := newWriter(t, api.Options{MaxBody: 1000})
	const init = `{"type":"connection_init"}`
	subscribe := `{"id":"1","type":"subscribe","payload":` + asked(t, subscriptions["recordLoaded"]) + "}"
	for _, tc := range []struct {
		name     string
		messages []string
		code     websocket.StatusCode
	}{
		{"no json", []string{"hello"}, 4400},
		{"no type", []string{init, `{"id":"1"}`}, 4400},
		{"unknown type", []string{init, `{"type":"start"}`}, 4400},
		{"no payload", []string{init, `{"id":"1","type":"subscribe"}`}, 4400},
		{"no id", []string{init, `{"type":"subscribe","payload":{"query":"{ __typename }"}}`}, 4400},
		{"not greeted", []string{subscribe}, 4401},
		{"wrong token", []string{`{"type":"connection_init","payload":{"Authorization":"Bearer parley_eve"}}`}, 4403},
		{"greeted twice", []string{init, init}, 4429},
		{"one id twice", []string{init, subscribe, subscribe}, 4409},
		{"too long", []string{strings.Repeat("x", 2000)}, websocket.StatusMessageTooBig},
	} {
		t.Run(tc.name, func(t *testing.T) {
			conn := w.dial(t, nil)
			for _, m := range tc.messages {
				if err := conn.Write(t.Context(), websocket.MessageText, []byte(m)); err != nil {
					t.Fatal(err)
				}
			}
			checkClosed(t, conn, tc.code)
		})
	}
	conn := w.dial(t, nil)
	send(t, conn, "", "connection_init", "")
	receive(t, conn)
	for payload, want := range map[string]string{asked(t, "{ stanzes }"): "GRAPHQL_VALIDATION_FAILED", `{"query":1}`: "BAD_REQUEST", asked(t, "subscription { x }"): "GRAPHQL_VALIDATION_FAILED"} {
		send(t, conn, "bad", "subscribe", payload)
		if m := receive(t, conn); m.Type != "error" || m.ID != "bad" || !strings.Contains(string(m.Payload), want) {
			t.Errorf("%s: %s %s", payload, m.Type, m.Payload)
		}
	}
}

// TestSocketToken writes with a token that the greeting brings, and cannot do so
// without.
func TestSocketToken(t *testing.T) {
	w := newWriter(t, api.Options{})
	document := `mutation { loadRecord(input: {text: "Stalin: We yielded Dairen.\nSoong: Thank you.", name: "short"}) { skipped { why } } }`
	for greeting, want := range map[string]string{"": "UNAUTHENTICATED", `{"Authorization":"Bearer parley_ada"}`: "loadRecord"} {
		conn := w.dial(t, nil)
		send(t, conn, "", "connection_init", greeting)
		receive(t, conn)
		send(t, conn, "1", "subscribe", asked(t, document))
		if m := receive(t, conn); !strings.Contains(string(m.Payload), want) {
			t.Errorf("greeted by %q: %s, want %s", greeting, m.Payload, want)
		}
	}
}

// TestSocketOrigin lets in pages of the server and of friends.
func TestSocketOrigin(t *testing.T) {
	w := newWriter(t, api.Options{Origins: []string{"https://friend.example"}})
	for origin, want := range map[string]int{"": 101, w.url: 101, "https://friend.example": 101, "http://friend.example": 403, "https://stranger.example": 403} {
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		conn, resp, err := websocket.Dial(context.Background(), w.url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
		if resp == nil || resp.StatusCode != want {
			t.Errorf("%s: %v, error %v, want status %d", origin, resp, err, want)
		}
		if conn != nil {
			conn.CloseNow()
		}
	}
}
