package api

import "net/http"

// Writes shows outline.writes to tests.
func Writes(document, operationName string) bool { return outlineOf(document).writes(operationName) }

// Aliases shows outline.aliases to tests.
func Aliases(document string) int { return outlineOf(document).aliases }

// DecodeBody shows decodeBody to tests.
func DecodeBody(body []byte) (query, operationName string, variables map[string]any, err error) {
	req, err := decodeBody(body)
	return req.Query, req.OperationName, req.Variables, err
}

// Negotiate shows negotiate to tests.
func Negotiate(accept ...string) string {
	return negotiate(http.Header{"Accept": accept}.Values("Accept"))
}
