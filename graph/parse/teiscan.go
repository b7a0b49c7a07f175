package parse

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// A teiToken is one piece of an XML source. Its bytes are valid until the next
// call of [teiScanner.next].
type teiToken struct {
	kind  teiKind
	name  string // of a tag, without its namespace prefix
	attrs []byte // of a start tag, as written
	text  []byte // of text, entities not resolved unless plain
	plain bool   // text of a CDATA section: "&" is an ampersand
	at    int    // byte offset in the source
}

type teiKind int

const (
	teiText teiKind = iota
	teiStart
	teiEnd
)

const (
	teiMaxMarkup = 1 << 20 // bytes of one tag or comment
	teiMaxDepth  = 200     // elements within each other
	teiChunk     = 64 << 10
)

// A teiScanner cuts an XML source into tags and text as it streams by. It
// checks that elements nest, and resolves no entity but the five of XML itself
// and numeric ones, so that nothing outside the source is ever read.
type teiScanner struct {
	r     io.Reader
	buf   []byte // what was read and not yet handed out begins at pos
	pos   int
	base  int // source offset of buf[0]
	lines int // line breaks before buf[0]
	eof   bool
	open  []string // names of the elements around pos
	empty bool     // the last token was <x/>: its end comes next
	began bool     // the first element has been seen
	kept  int      // in buf, where the part that is kept begins; -1 for none
}

func newTEIScanner(r io.Reader) *teiScanner {
	return &teiScanner{r: r, buf: make([]byte, 0, teiChunk), kept: -1}
}

// keep makes the scanner hold on to the source from offset at on.
func (s *teiScanner) keep(at int) { s.kept = at - s.base }

// release gives the source from where keep was told up to the next token.
func (s *teiScanner) release() []byte {
	raw := s.buf[s.kept:s.pos]
	s.kept = -1
	return raw
}

// next gives the next token; io.EOF where the root element has been closed.
func (s *teiScanner) next() (teiToken, error) {
	if s.empty {
		s.empty = false
		return s.endTag(s.open[len(s.open)-1], s.base+s.pos)
	}
	for {
		if err := s.need(1); err != nil {
			return teiToken{}, s.ended(err)
		}
		if s.buf[s.pos] != '<' {
			if t, err := s.text(); err != nil || len(s.open) > 0 {
				return t, err
			}
			continue // white space around the root element
		}
		t, ok, err := s.markup()
		if ok || err != nil {
			return t, err
		}
	}
}

// ended turns the end of input into an error unless the record is complete.
func (s *teiScanner) ended(err error) error {
	switch {
	case err != io.EOF:
		return err
	case len(s.open) > 0:
		return s.fail("the file ends inside <%s>; it may have been cut off", s.open[len(s.open)-1])
	case !s.began:
		return s.fail("there is no element in it")
	}
	return io.EOF
}

func (s *teiScanner) fail(format string, args ...any) error {
	return &Error{Line: s.line(), Err: fmt.Errorf("%w: %s", ErrSyntax, fmt.Sprintf(format, args...))}
}

// line gives the line of the next token, from 1.
func (s *teiScanner) line() int {
	return s.lines + bytes.Count(s.buf[:s.pos], []byte("\n")) + 1
}

// text gives the characters up to the next tag, or a part of them where they
// are many.
func (s *teiScanner) text() (teiToken, error) {
	for seen := s.pos; ; {
		if i := bytes.IndexByte(s.buf[seen:], '<'); i >= 0 {
			return s.take(seen + i - s.pos), nil
		}
		n := len(s.buf) - s.pos
		if s.eof {
			return s.take(n), nil
		}
		if n >= teiChunk {
			return s.take(safeCut(s.buf[s.pos:])), nil
		}
		if err := s.fill(); err != nil && err != io.EOF {
			return teiToken{}, err
		}
		seen = s.pos + n
	}
}

// safeCut gives a length of text that parts neither a character nor an entity.
func safeCut(text []byte) int {
	const longest = 16 // bytes of an entity
	n := len(text)
	for back := 0; back < utf8.UTFMax && n > 1 && !utf8.RuneStart(text[n-1]); back++ {
		n--
	}
	n--
	if i := bytes.LastIndexByte(text[:n], '&'); i > 0 && n-i < longest {
		return i
	}
	return n
}

func (s *teiScanner) take(n int) teiToken {
	t := teiToken{kind: teiText, text: s.buf[s.pos : s.pos+n], at: s.base + s.pos}
	s.pos += n
	return t
}

// need makes sure that n bytes can be read from pos on.
func (s *teiScanner) need(n int) error {
	for len(s.buf)-s.pos < n {
		if n > teiMaxMarkup {
			return s.fail("a tag or comment is longer than %d bytes", teiMaxMarkup)
		}
		if err := s.fill(); err != nil {
			return err
		}
	}
	return nil
}

// fill reads on, after moving what is left to the front.
func (s *teiScanner) fill() error {
	if s.eof {
		return io.EOF
	}
	s.drop()
	if len(s.buf) == cap(s.buf) {
		if len(s.buf) > maxRecord {
			return &Error{Line: s.line(), Err: fmt.Errorf("%w: a record of more than %d MB", ErrTooLarge, maxRecord>>20)}
		}
		s.buf = append(make([]byte, 0, 2*cap(s.buf)), s.buf...)
	}
	n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf = s.buf[:len(s.buf)+n]
	if err == io.EOF {
		s.eof = true
		if n > 0 {
			return nil
		}
	}
	return err
}

// drop lets go of what was handed out and is not to be kept.
func (s *teiScanner) drop() {
	n := s.pos
	if s.kept >= 0 {
		n = min(n, s.kept)
		s.kept -= n
	}
	if n == 0 {
		return
	}
	s.lines += bytes.Count(s.buf[:n], []byte("\n"))
	s.base += n
	s.pos -= n
	s.buf = s.buf[:copy(s.buf, s.buf[n:])]
}
