package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// A file is the content of one embedded file in one encoding.
type file struct {
	mediaType string
	encoding  string // "br", "gzip", or "" for the plain bytes
	data      []byte
}

// encodings are the forms in which the build keeps a text file, best first. It
// keeps no plain form.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// mediaTypes are written down here since the host's own table may lack or
// change them.
var mediaTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json; charset=utf-8",
	".md":    "text/plain; charset=utf-8",
	".svg":   "image/svg+xml",
	".ttf":   "font/ttf",
	".woff2": "font/woff2",
}

// open finds a file in the best encoding that a client with this
// Accept-Encoding takes. The error is fs.ErrNotExist's kind when there is no
// such file in any form.
func open(files fs.FS, name, accept string) (file, error) {
	f := file{mediaType: mediaTypes[path.Ext(name)]}
	if f.mediaType == "" {
		return f, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}
	var err error
	for _, e := range encodings {
		if !accepts(accept, e.name) {
			continue
		}
		if f.data, err = fs.ReadFile(files, name+e.suffix); err == nil {
			f.encoding = e.name
			return f, nil
		}
	}
	if f.data, err = fs.ReadFile(files, name); err != nil {
		f.data, err = unzip(files, name+".gz")
	}
	return f, err
}

// accepts reports whether an Accept-Encoding header names a coding and does not
// refuse it with a weight of zero.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, weighted := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return !weighted || err == nil && q > 0
	}
	return false
}

func unzip(files fs.FS, name string) ([]byte, error) {
	packed, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unzip %s: %w", name, err)
	}
	return io.ReadAll(r)
}

// etag differs between two encodings of the same file, as their bytes do.
func (f file) etag() string {
	return fmt.Sprintf(`"%x"`, sha256.Sum256(f.data))
}

// serve answers with the file; the caller has set the caching headers.
func (f file) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.mediaType)
	h.Add("Vary", "Accept-Encoding")
	if f.encoding != "" {
		h.Set("Content-Encoding", f.encoding)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
}
