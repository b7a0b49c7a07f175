package api

import "strconv"

// A field is one field of a document, a spread of a fragment, or a selection
// without a name, as far as its cost goes.
type field struct {
	name   string
	spread bool
	size   float64 // first or last; 0 where neither is given
	below  []field
}

// A costParser reads what costs. It understands any well-formed document, and
// makes something of every other, which is refused later.
type costParser struct {
	s          scanner
	variables  map[string]any
	defaults   map[string]float64 // of variables
	operations []field
	fragments  map[string][]field
}

// document reads operations and fragments.
func (p *costParser) document() {
	head := []string{}
	for tok := p.s.next(); tok != ""; tok = p.s.next() {
		switch {
		case tok == "(":
			p.definitions()
		case tok == "{":
			fields := p.selection(0)
			if len(head) > 1 && head[0] == "fragment" {
				p.fragments[head[1]] = fields
			} else {
				p.operations = append(p.operations, fields...)
			}
			head = nil
		default:
			head = append(head, tok)
		}
	}
}

// definitions reads the defaults of variables: `($n: Int = 5)`.
func (p *costParser) definitions() {
	name := ""
	for tok, depth := p.s.next(), 1; tok != ""; tok = p.s.next() {
		switch {
		case tok == "(":
			depth++
		case tok == ")":
			if depth--; depth == 0 {
				return
			}
		case tok == "$":
			name = p.s.peekName()
		case isDigit(tok[0]) && name != "":
			p.defaults[name], _ = strconv.ParseFloat(tok, 64)
			name = ""
		}
	}
}

// deepest is how deep selections are read; the library takes far less.
const deepest = 500

// selection reads the fields up to the closing brace.
func (p *costParser) selection(depth int) (fields []field) {
	for tok := p.s.next(); tok != "" && tok != "}"; tok = p.s.next() {
		last := len(fields) - 1
		switch {
		case tok == "{" && depth < deepest && last >= 0:
			fields[last].below = p.selection(depth + 1)
		case tok == "(" && last >= 0:
			fields[last].size = p.arguments()
		case tok == ":" && last >= 0:
			fields = fields[:last] // it was an alias
		case tok == "...":
			fields = append(fields, p.fragment())
		case isNameStart(tok[0]):
			fields = append(fields, field{name: tok})
		}
	}
	return fields
}

// fragment reads what follows three dots: a fragment's name, or a selection.
func (p *costParser) fragment() field {
	switch name := p.s.peekName(); name {
	case "":
		return field{}
	case "on":
		p.s.next()
		p.s.next() // the type
		return field{}
	default:
		p.s.next()
		return field{name: name, spread: true}
	}
}

// arguments gives the value of first or last.
func (p *costParser) arguments() (size float64) {
	name, parens, braces := "", 1, 0
	for tok := p.s.next(); tok != ""; tok = p.s.next() {
		switch {
		case tok == "(":
			parens++
		case tok == ")":
			if parens--; parens == 0 {
				return size
			}
		case tok == "{":
			braces++
		case tok == "}":
			braces--
		case braces > 0:
		case tok == "$":
			if variable := p.s.next(); name == "first" || name == "last" {
				size = max(size, p.variable(variable))
			}
		case isDigit(tok[0]) && (name == "first" || name == "last"):
			n, _ := strconv.ParseFloat(tok, 64) // too many digits are infinite
			size = max(size, n)
		case isNameStart(tok[0]):
			name = tok
		}
	}
	return size
}

func (p *costParser) variable(name string) float64 {
	switch n := p.variables[name].(type) {
	case float64:
		return n
	case int:
		return float64(n)
	}
	return p.defaults[name]
}
