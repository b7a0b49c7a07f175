package api

import (
	"strconv"

	"github.com/graph-gophers/graphql-go/ast"

	"parley/graph/query"
)

// pageSizes gives the fields that are asked for in pages, and how much they hold
// where nothing else is said.
func pageSizes(schema *ast.Schema) map[string]float64 {
	const standard = 20
	sizes := schemaSizes(schema)
	for _, t := range schema.Types {
		object, ok := t.(*ast.ObjectTypeDefinition)
		if !ok {
			continue
		}
		for _, f := range object.Fields {
			first := f.Arguments.Get("first")
			if first == nil {
				continue
			}
			sizes[f.Name] = max(sizes[f.Name], standard)
			if first.Default != nil {
				if n, err := strconv.ParseFloat(first.Default.String(), 64); err == nil {
					sizes[f.Name] = max(sizes[f.Name], n)
				}
			}
		}
	}
	return sizes
}

// schemaSizes gives how long the lists are at most in which the schema describes
// itself.
func schemaSizes(schema *ast.Schema) map[string]float64 {
	sizes := map[string]float64{"types": float64(len(schema.Types)), "directives": float64(len(schema.Directives))}
	most := func(name string, n int) { sizes[name] = max(sizes[name], float64(n)) }
	for _, t := range schema.Types {
		switch t := t.(type) {
		case *ast.ObjectTypeDefinition:
			most("fields", len(t.Fields))
			most("interfaces", len(t.Interfaces))
			for _, f := range t.Fields {
				most("args", len(f.Arguments))
			}
		case *ast.InterfaceTypeDefinition:
			most("possibleTypes", len(t.PossibleTypes))
		case *ast.Union:
			most("possibleTypes", len(t.UnionMemberTypes))
		case *ast.InputObject:
			most("inputFields", len(t.Values))
		case *ast.EnumTypeDefinition:
			most("enumValues", len(t.EnumValuesDefinition))
		}
	}
	return sizes
}

// boundOf gives how many nodes a document could read at most if all its pages
// were full: the product of `first` along the way, added up. Fields go by their
// names alone, and all operations of the document count, so it may be too much.
func (s *Server) boundOf(document string, variables map[string]any) float64 {
	p := &costParser{s: scanner{rest: document}, variables: variables, defaults: map[string]float64{}, fragments: map[string][]field{}}
	p.document()
	c := &costCounter{p.fragments, s.pages, map[string]float64{}, map[string]bool{}}
	return c.count(p.operations)
}

type costCounter struct {
	fragments map[string][]field
	pages     map[string]float64
	known     map[string]float64 // the cost of fragments
	pending   map[string]bool    // fragments that are being counted
}

func (c *costCounter) count(fields []field) (sum float64) {
	for _, f := range fields {
		switch n := c.pages[f.name]; {
		case f.spread:
			sum += c.fragment(f.name)
		case n > 0 && len(f.below) > 0: // the others are numbers: how many turns there are
			if f.size > 0 {
				n = min(f.size, query.MaxNodes) // more is refused when it comes to that
			}
			sum += n + n*c.count(f.below)
		default:
			sum += c.count(f.below)
		}
	}
	return sum
}

// fragment counts each fragment once. A ring of fragments costs nothing here; it
// is refused when the document is validated.
func (c *costCounter) fragment(name string) float64 {
	cost, ok := c.known[name]
	if ok || c.pending[name] {
		return cost
	}
	c.pending[name] = true
	c.known[name] = c.count(c.fragments[name])
	return c.known[name]
}
