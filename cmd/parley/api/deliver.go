package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// write sends an answer. A GET's answer has an ETag, so that asking again costs
// no transfer; a long one is compressed where the client takes gzip.
func (s *Server) write(w http.ResponseWriter, r *http.Request, media string, status int, resp *Response) {
	if media == "" {
		media = plainJSON
	}
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(resp); err != nil {
		s.opt.Logger.LogAttrs(r.Context(), slog.LevelError, "answer not encoded", slog.Any("error", err))
		http.Error(w, internalMessage, http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Add("Vary", "Accept, Accept-Encoding")
	if r.Method == http.MethodGet && status == http.StatusOK {
		sum := sha256.Sum256(body.Bytes())
		tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
		h.Set("ETag", tag)
		h.Set("Cache-Control", "no-cache")
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if err := send(w, r, status, body.Bytes()); err != nil {
		s.opt.Logger.LogAttrs(r.Context(), slog.LevelDebug, "answer not delivered", slog.Any("error", err))
	}
}

// worthCompressing is the length in bytes from which an answer is compressed.
const worthCompressing = 1400

var compressors = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is one of the package's own
	}
	return z
}}

func send(w http.ResponseWriter, r *http.Request, status int, body []byte) error {
	if len(body) < worthCompressing || !takesGzip(r.Header.Get("Accept-Encoding")) {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		_, err := w.Write(body)
		return err
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := compressors.Get().(*gzip.Writer)
	defer compressors.Put(z)
	z.Reset(w)
	if _, err := z.Write(body); err != nil {
		return err
	}
	return z.Close()
}

func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		if kind, q := readRange(part); kind == "gzip" || kind == "*" {
			return q > 0
		}
	}
	return false
}
