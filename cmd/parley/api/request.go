package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// A request is what GraphQL over HTTP sends, in a body or in an address.
type request struct {
	Query         string
	DocumentID    string // of a document that the server has
	Hash          string // SHA-256 of the document, hex: of automatic persisted queries
	OperationName string
	Variables     map[string]any
	Cost          bool // the answer is to tell what it cost
}

// readRequest reads the request that r carries. Its errors are of type
// *httpError and say which status answers them.
func readRequest(r *http.Request) (request, error) {
	if r.Method == http.MethodGet {
		return decodeAddress(r.URL.Query())
	}
	kind, err := checkContentType(r.Header)
	if err != nil {
		return request{}, err
	}
	if kind == formData {
		return readForm(r)
	}
	body, err := io.ReadAll(r.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return request{}, tooLong(tooLarge)
	}
	if err != nil {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, "read body: %v", err)
	}
	return decodeBody(body)
}

func tooLong(err *http.MaxBytesError) error {
	return fail(http.StatusRequestEntityTooLarge, codeTooLarge, "body is larger than %d bytes; send several requests", err.Limit)
}

// checkContentType gives the media type of the body.
func checkContentType(h http.Header) (kind string, err error) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || kind != plainJSON && kind != formData {
		return "", fail(http.StatusUnsupportedMediaType, codeBadRequest, "content type %q is not understood; send %s", h.Get("Content-Type"), plainJSON)
	}
	if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return "", fail(http.StatusUnsupportedMediaType, codeBadRequest, "charset %q is not understood; send UTF-8", charset)
	}
	if enc := h.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return "", fail(http.StatusUnsupportedMediaType, codeBadRequest, "content encoding %q is not understood; send the body as it is", enc)
	}
	return kind, nil
}

// decodeBody reads a JSON body. Members that GraphQL over HTTP does not know
// are passed over, as it demands.
func decodeBody(body []byte) (request, error) {
	if !utf8.Valid(body) {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, "body is not valid UTF-8")
	}
	if b := bytes.TrimLeft(body, " \t\r\n"); len(b) > 0 && b[0] == '[' {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, "body is a list; batches are not answered, send one request at a time")
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, `body is not a JSON object: %v; send {"query": "{ … }"}`, err)
	}
	return decodeMembers(members)
}

// decodeAddress reads the parameters of a GET.
func decodeAddress(v url.Values) (request, error) {
	members := map[string]json.RawMessage{}
	for _, name := range []string{"query", "documentId", "operationName", "variables", "extensions"} {
		value, asText := v.Get(name), name != "variables" && name != "extensions"
		switch {
		case !utf8.ValidString(value):
			return request{}, fail(http.StatusBadRequest, codeBadRequest, "parameter %s is not valid UTF-8", name)
		case value == "":
		case asText:
			members[name], _ = json.Marshal(value) // a valid string cannot fail
		case !json.Valid([]byte(value)):
			return request{}, fail(http.StatusBadRequest, codeBadRequest, "parameter %s is not JSON", name)
		default:
			members[name] = json.RawMessage(value)
		}
	}
	return decodeMembers(members)
}

func decodeMembers(members map[string]json.RawMessage) (request, error) {
	var req request
	var extensions struct {
		PersistedQuery struct{ Sha256Hash string }
		Cost           bool
	}
	for _, m := range []struct {
		name, want string
		to         any
	}{
		{"query", "a string", &req.Query},
		{"documentId", "a string", &req.DocumentID},
		{"operationName", "a string", &req.OperationName},
		{"variables", "an object", &req.Variables},
		{"extensions", "an object that is understood", &extensions},
	} {
		if raw, ok := members[m.name]; ok && json.Unmarshal(raw, m.to) != nil {
			return request{}, fail(http.StatusBadRequest, codeBadRequest, "%s is not %s", m.name, m.want)
		}
	}
	req.Hash, req.Cost = extensions.PersistedQuery.Sha256Hash, extensions.Cost
	if strings.TrimSpace(req.Query) == "" && req.DocumentID == "" && req.Hash == "" {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, `query is missing; send {"query": "{ … }"}`)
	}
	return req, nil
}

// An httpError is a request that is answered without being run.
type httpError struct {
	status  int // or statusByMedia
	code    string
	message string
	allow   string // of status 405: the methods that work
}

// statusByMedia stands for the status of a query that is refused, which depends
// on the media type.
const statusByMedia = 0

func (e *httpError) Error() string { return e.message }

func fail(status int, code, format string, args ...any) error {
	return &httpError{status: status, code: code, message: fmt.Sprintf(format, args...)}
}
