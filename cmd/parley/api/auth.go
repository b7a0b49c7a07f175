package api

import (
	"context"
	"net/http"
	"strings"
)

type coderKey struct{}

// coderOf gives the name of the coder whose token was shown, or "".
func coderOf(ctx context.Context) string {
	name, _ := ctx.Value(coderKey{}).(string)
	return name
}

func withCoder(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, coderKey{}, name)
}

// Guard lets only those to h who may read: everybody, or where Options.Private
// is set, those who show a coder's token.
func (s *Server) Guard(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		coder, err := s.coderOf(r.Header.Get("Authorization"))
		if err != nil || coder == "" && s.opt.Private {
			demandToken(w.Header())
			http.Error(w, "a coder's token is needed", http.StatusUnauthorized)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// coderOf gives the name of the coder whose token an Authorization header holds,
// "" if the header is empty.
func (s *Server) coderOf(authorization string) (string, error) {
	if authorization == "" {
		return "", nil
	}
	scheme, token, _ := strings.Cut(authorization, " ")
	if strings.EqualFold(scheme, "Bearer") && s.opt.Coder != nil {
		if name, ok := s.opt.Coder(strings.TrimSpace(token)); ok {
			return name, nil
		}
	}
	return "", fail(http.StatusUnauthorized, codeUnauthenticated, "token is not known; send Authorization: Bearer TOKEN, or leave it out to read")
}

// authorize gives the context of a request: it knows the coder. The error is of
// type *httpError.
func (s *Server) authorize(r *http.Request) (context.Context, error) {
	coder, err := s.coderOf(r.Header.Get("Authorization"))
	if err != nil {
		return nil, err
	}
	if coder == "" && s.opt.Private {
		return nil, fail(http.StatusUnauthorized, codeUnauthenticated, "a coder's token is needed; send Authorization: Bearer TOKEN")
	}
	return withCoder(r.Context(), coder), nil
}

// demandToken tells a client of status 401 what is wanted.
func demandToken(h http.Header) { h.Set("WWW-Authenticate", `Bearer realm="Parley"`) }
