package api

import "context"

// Kind shows outline.kind to tests.
func Kind(document, operationName string) string { return outlineOf(document).kind(operationName) }

// Aliases shows outline.aliases to tests.
func Aliases(document string) int { return outlineOf(document).aliases }

// DecodeBody shows decodeBody to tests.
func DecodeBody(body []byte) (string, string, map[string]any, error) {
	req, err := decodeBody(body)
	return req.Query, req.OperationName, req.Variables, err
}

// ExecWithCost shows what a query costs to tests.
func (s *Server) ExecWithCost(ctx context.Context, document string, variables map[string]any) *Response {
	return s.Exec(withCost(ctx), document, "", variables)
}

// BoundOf shows boundOf to tests.
func (s *Server) BoundOf(document string) float64 { return s.boundOf(document, nil) }
