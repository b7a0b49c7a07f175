package parse

import (
	"bytes"
)

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
