package api

import "strings"

// An outline is what is known of a document of GraphQL before it is parsed.
// The library that runs it keeps its parser to itself.
type outline struct {
	operations  []operation
	aliases     int
	introspects bool // it asks for the schema
}

// An operation is one query, mutation or subscription of a document.
type operation struct {
	kind, name string
}

// Kinds of operations.
const (
	mutation     = "mutation"
	subscription = "subscription"
)

// kind gives the kind of the operation that would be run. Of several of which
// none is named, any that is no query decides. What is no kind at all is called
// a query too, which the library then refuses.
func (o outline) kind(name string) string {
	for _, op := range o.operations {
		if (op.kind == mutation || op.kind == subscription) && (name == "" || op.name == name) {
			return op.kind
		}
	}
	return "query"
}

// outlineOf reads the outline of a document, well-formed or not.
func outlineOf(document string) outline {
	var o outline
	s := scanner{rest: document}
	braces, parens := 0, 0 // braces within parentheses are values and count for nothing
	for tok := s.next(); tok != ""; tok = s.next() {
		switch {
		case tok == "(":
			parens++
		case tok == ")":
			parens--
		case parens > 0:
		case tok == "{":
			if braces == 0 && !s.afterHead {
				o.operations = append(o.operations, operation{kind: "query"})
			}
			braces++
			s.afterHead = false
		case tok == "}":
			braces--
		case tok == ":":
			o.aliases++
		case tok == "__schema", tok == "__type":
			o.introspects = true
		case braces == 0 && !s.afterHead && isNameStart(tok[0]):
			s.afterHead = true
			if tok != "fragment" {
				o.operations = append(o.operations, operation{tok, s.peekName()})
			}
		}
	}
	return o
}

// A scanner splits a document into names, whole numbers and punctuators. It passes
// over strings, comments and blanks.
type scanner struct {
	rest      string
	afterHead bool // between an operation's keyword and its selection
}

// next gives the next name, number or punctuator, or "" at the end.
func (s *scanner) next() string {
	for s.rest != "" {
		switch c := s.rest[0]; {
		case c == '#':
			s.skip(strings.IndexAny(s.rest, "\r\n"))
		case strings.HasPrefix(s.rest, `"""`):
			s.skipBlock()
		case c == '"':
			s.skipString()
		case isNameStart(c):
			return s.take(nameLen(s.rest))
		case isDigit(c):
			return s.take(digits(s.rest))
		case strings.HasPrefix(s.rest, "..."):
			return s.take(3)
		case strings.IndexByte("{}():$", c) >= 0:
			return s.take(1)
		default:
			s.take(1)
		}
	}
	return ""
}

// peekName gives the name that comes next, or "".
func (s *scanner) peekName() string {
	rest := strings.TrimLeft(s.rest, " \t\r\n,\ufeff")
	return rest[:nameLen(rest)]
}

func (s *scanner) take(n int) string {
	tok := s.rest[:n]
	s.rest = s.rest[n:]
	return tok
}

// skip drops the text before i, or all of it if i is negative.
func (s *scanner) skip(i int) {
	if i < 0 {
		i = len(s.rest)
	}
	s.rest = s.rest[i:]
}

func (s *scanner) skipString() {
	for i := 1; i < len(s.rest); i++ {
		switch s.rest[i] {
		case '\\':
			i++
		case '"', '\n', '\r':
			s.skip(i + 1)
			return
		}
	}
	s.skip(-1)
}

func (s *scanner) skipBlock() {
	s.take(3)
	for {
		end := strings.Index(s.rest, `"""`)
		if end <= 0 || s.rest[end-1] != '\\' {
			s.skip(end)
			s.rest = strings.TrimPrefix(s.rest, `"""`)
			return
		}
		s.skip(end + 3)
	}
}

func isNameStart(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func nameLen(s string) int {
	n := 0
	for n < len(s) && (isNameStart(s[n]) || n > 0 && isDigit(s[n])) {
		n++
	}
	return n
}
