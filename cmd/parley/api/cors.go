package api

import (
	"net/http"
	"slices"
)

// allowOrigin lets pages of the origins in Options.Origins ask, and reports
// whether r is such a page's preflight, which is then answered. A page of any
// other origin gets nothing that its browser would show it.
func (s *Server) allowOrigin(w http.ResponseWriter, r *http.Request) bool {
	if len(s.opt.Origins) == 0 {
		return false
	}
	h, origin := w.Header(), r.Header.Get("Origin")
	h.Add("Vary", "Origin")
	if origin == "" || !slices.Contains(s.opt.Origins, origin) {
		return false
	}
	h.Set("Access-Control-Allow-Origin", origin)
	if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
		return false
	}
	h.Set("Access-Control-Allow-Methods", "GET, POST")
	h.Set("Access-Control-Allow-Headers", "Content-Type, Accept, Authorization, GraphQL-Require-Preflight, Apollo-Require-Preflight")
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
	return true
}
