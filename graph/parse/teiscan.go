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

// markup reads what begins with "<"; ok is false for comments and the like.
func (s *teiScanner) markup() (t teiToken, ok bool, err error) {
	switch {
	case s.starts("<!--"):
		_, err = s.through("-->")
	case s.starts("<![CDATA["):
		t, err = s.cdata()
		return t, true, err
	case s.starts("<?"):
		_, err = s.through("?>")
	case s.starts("<!"):
		err = s.doctype()
	default:
		t, err = s.tag()
		return t, true, err
	}
	return t, false, err
}

// starts reports whether the input goes on with prefix.
func (s *teiScanner) starts(prefix string) bool {
	s.need(len(prefix))
	return bytes.HasPrefix(s.buf[s.pos:], []byte(prefix))
}

// through consumes everything up to and with end, and gives it.
func (s *teiScanner) through(end string) ([]byte, error) {
	for seen := 0; ; {
		if i := bytes.Index(s.buf[s.pos+seen:], []byte(end)); i >= 0 {
			all := s.buf[s.pos : s.pos+seen+i+len(end)]
			s.pos += len(all)
			return all, nil
		}
		seen = max(0, len(s.buf)-s.pos-len(end))
		if err := s.need(len(s.buf) - s.pos + 1); err != nil {
			return nil, s.fail("%q is missing", end)
		}
	}
}

func (s *teiScanner) cdata() (teiToken, error) {
	const begin, end = "<![CDATA[", "]]>"
	at := s.base + s.pos + len(begin)
	all, err := s.through(end)
	if err != nil {
		return teiToken{}, err
	}
	return teiToken{kind: teiText, plain: true, at: at, text: all[len(begin) : len(all)-len(end)]}, nil
}

// doctype skips a document type declaration, with what stands in its brackets.
func (s *teiScanner) doctype() error {
	for n, depth := 0, 0; ; n++ {
		if err := s.need(n + 1); err != nil {
			return s.fail("the document type has no end")
		}
		if bytes.HasSuffix(s.buf[s.pos:s.pos+n], []byte("<!ENTITY")) {
			return &Error{Line: s.line(), Err: ErrEntities}
		}
		switch s.buf[s.pos+n] {
		case '[', '<':
			depth++
		case ']':
			depth--
		case '>':
			if depth--; depth <= 0 {
				s.pos += n + 1
				return nil
			}
		}
	}
}

// tag reads a start or an end tag.
func (s *teiScanner) tag() (teiToken, error) {
	n, err := s.tagEnd()
	if err != nil {
		return teiToken{}, err
	}
	at, body := s.base+s.pos, s.buf[s.pos+1:s.pos+n]
	s.pos += n + 1
	if len(body) > 0 && body[0] == '/' {
		return s.endTag(teiName(bytes.TrimSpace(body[1:])), at)
	}
	body, s.empty = bytes.CutSuffix(body, []byte("/"))
	i := bytes.IndexAny(body, " \t\r\n")
	if i < 0 {
		i = len(body)
	}
	return s.startTag(teiToken{kind: teiStart, name: teiName(body[:i]), attrs: body[i:], at: at})
}

// tagEnd gives the distance to the ">" that ends the tag at pos.
func (s *teiScanner) tagEnd() (int, error) {
	quote := byte(0)
	for n := 1; ; n++ {
		if s.pos+n >= len(s.buf) {
			if err := s.need(n + 1); err != nil {
				return 0, s.fail("a tag has no end")
			}
		}
		switch c := s.buf[s.pos+n]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return n, nil
		case c == '<':
			return 0, s.fail("a tag stands inside a tag")
		}
	}
}

func (s *teiScanner) startTag(t teiToken) (teiToken, error) {
	switch {
	case t.name == "":
		return t, s.fail("a tag has no name")
	case len(s.open) == teiMaxDepth:
		return t, s.fail("elements lie more than %d deep", teiMaxDepth)
	}
	s.began = true
	s.open = append(s.open, t.name)
	return t, nil
}

func (s *teiScanner) endTag(name string, at int) (teiToken, error) {
	last := len(s.open) - 1
	if last < 0 || s.open[last] != name {
		return teiToken{}, s.fail("</%s> closes nothing that is open", name)
	}
	s.open = s.open[:last]
	return teiToken{kind: teiEnd, name: name, at: at}, nil
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
	s.lines += bytes.Count(s.buf[:n], []byte("\n"))
	s.base += n
	s.pos -= n
	s.buf = s.buf[:copy(s.buf, s.buf[n:])]
}
