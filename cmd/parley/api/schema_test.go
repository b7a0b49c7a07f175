package api_test

import (
	"testing"

	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"parley"
)

// TestSchemaIsDocumented demands a description on every type, field, argument
// and enum value.
func TestSchemaIsDocumented(t *testing.T) {
	schema, err := graphql.ParseSchema(parley.Schema, nil, graphql.UseStringDescriptions())
	if err != nil {
		t.Fatal(err)
	}
	described := 0
	check := func(name, description string) {
		described++
		if len(description) < 5 || description[len(description)-1] != '.' {
			t.Errorf("%s: description %q is no sentence", name, description)
		}
	}
	fields := func(of string, fields ast.FieldsDefinition) {
		for _, f := range fields {
			check(of+"."+f.Name, f.Desc)
			for _, a := range f.Arguments {
				check(of+"."+f.Name+"("+a.Name.Name+":)", a.Desc)
			}
		}
	}
	ours := graphql.MustParseSchema("type Query { x: Int }", nil).AST().Types
	for name, typ := range schema.AST().Types {
		if ours[name] != nil && name != "Query" {
			continue // built in
		}
		switch typ := typ.(type) {
		case *ast.ObjectTypeDefinition:
			check(name, typ.Desc)
			fields(name, typ.Fields)
		case *ast.InterfaceTypeDefinition:
			check(name, typ.Desc)
			fields(name, typ.Fields)
		case *ast.InputObject:
			check(name, typ.Desc)
			for _, v := range typ.Values {
				check(name+"."+v.Name.Name, v.Desc)
			}
		case *ast.EnumTypeDefinition:
			check(name, typ.Desc)
			for _, v := range typ.EnumValuesDefinition {
				check(name+"."+v.EnumValue, v.Desc)
			}
		case *ast.ScalarTypeDefinition:
			check(name, typ.Desc)
		case *ast.Union:
			check(name, typ.Desc)
		default:
			t.Errorf("%s: type %T is not looked at", name, typ)
		}
	}
	if described < 200 {
		t.Errorf("only %d descriptions were looked at", described)
	}
}
