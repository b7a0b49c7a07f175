package api_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"parley"
)

// A coverage collects the fields, as "Type.field", that answers say something of:
// not null, and no empty list.
type coverage struct {
	schema   *ast.Schema
	answered map[string]bool
}

func newCoverage(t testing.TB) *coverage {
	t.Helper()
	schema, err := graphql.ParseSchema(parley.Schema, nil, graphql.UseStringDescriptions())
	if err != nil {
		t.Fatal(err)
	}
	return &coverage{schema.AST(), map[string]bool{}}
}

// add looks at the answer to a query. It knows no named fragments.
func (c *coverage) add(t testing.TB, query string, data []byte) {
	t.Helper()
	if len(data) == 0 {
		return
	}
	var answer any
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	tokens := regexp.MustCompile(`\.\.\.|[{}:]|\w+`).FindAllString(withoutArguments(query), -1)
	p := picker{tokens[slices.Index(tokens, "{")+1:]}
	c.walk("Query", p.fields(), answer)
}

// withoutArguments drops what stands in parentheses.
func withoutArguments(query string) string {
	var b strings.Builder
	depth, quoted := 0, false
	for _, r := range query {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A picked field of a query, or a selection on a type.
type picked struct {
	name, alias, on string
	below           []picked
}

type picker struct{ tokens []string }

func (p *picker) next() string {
	tok := p.tokens[0]
	p.tokens = p.tokens[1:]
	return tok
}

// fields reads up to the closing brace.
func (p *picker) fields() (all []picked) {
	for tok := p.next(); tok != "}"; tok = p.next() {
		f := picked{name: tok, alias: tok}
		switch {
		case tok == "...":
			p.next() // on
			f.on = p.next()
		case p.tokens[0] == ":":
			p.next()
			f.name = p.next()
		}
		if p.tokens[0] == "{" {
			p.next()
			f.below = p.fields()
		}
		all = append(all, f)
	}
	return all
}

func (c *coverage) walk(typeName string, fields []picked, value any) {
	switch value := value.(type) {
	case []any:
		for _, x := range value {
			c.walk(typeName, fields, x)
		}
	case map[string]any:
		for _, f := range fields {
			c.field(typeName, f, value)
		}
	}
}

func (c *coverage) field(typeName string, f picked, of map[string]any) {
	if f.on != "" {
		c.walk(f.on, f.below, of)
		return
	}
	value := of[f.alias]
	if list, ok := value.([]any); value == nil || ok && len(list) == 0 {
		return
	}
	c.answered[typeName+"."+f.name] = true
	if object, ok := c.schema.Types[typeName].(*ast.ObjectTypeDefinition); ok {
		if def := object.Fields.Get(f.name); def != nil {
			c.walk(named(def.Type), f.below, value)
		}
	}
}

// named gives the name of what a type is made of.
func named(typ ast.Type) string {
	return strings.Trim(typ.String(), "[]!")
}

// missing gives the fields of the schema's objects that no answer says anything of.
func (c *coverage) missing() (missing []string) {
	for name, typ := range c.schema.Types {
		object, ok := typ.(*ast.ObjectTypeDefinition)
		if !ok || strings.HasPrefix(name, "__") {
			continue
		}
		for _, f := range object.Fields {
			if field := name + "." + f.Name; !c.answered[field] {
				missing = append(missing, field)
			}
		}
	}
	slices.Sort(missing)
	return missing
}
