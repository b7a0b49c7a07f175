package api

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// A date is the scalar Date.
type date string

func newDate(s string) *date {
	if s == "" {
		return nil
	}
	d := date(s)
	return &d
}

// ImplementsGraphQLType tells the library which scalar this is.
func (date) ImplementsGraphQLType(name string) bool { return name == "Date" }

// UnmarshalGraphQL reads a date of a question.
func (d *date) UnmarshalGraphQL(input any) error {
	s, ok := input.(string)
	if !ok || graph.ParseDay(s) == 0 {
		return badInput("%v is not a date; write it as 1945-07-02, 1945-07 or 1945", input)
	}
	*d = date(s)
	return nil
}

// A name is a String of a filter. An empty one is refused, since it would stand
// for all where a client meant one.
type name string

// ImplementsGraphQLType tells the library which scalar this is.
func (name) ImplementsGraphQLType(typ string) bool { return typ == "String" }

// UnmarshalGraphQL reads a string that is not blank.
func (n *name) UnmarshalGraphQL(input any) error {
	s, ok := input.(string)
	if !ok || strings.TrimSpace(s) == "" {
		return badInput("%q is no value to filter by; leave the filter out to ask for all", input)
	}
	*n = name(s)
	return nil
}

// text gives the name, or nothing where it is not given.
func (n *name) text() string { return string(value(n)) }

// A probability is a Float from 0 to 1.
type probability float64

// ImplementsGraphQLType tells the library which scalar this is.
func (probability) ImplementsGraphQLType(typ string) bool { return typ == "Float" }

// UnmarshalGraphQL reads a number from 0 to 1.
func (p *probability) UnmarshalGraphQL(input any) error {
	x, ok := input.(float64)
	if n, isInt := input.(int32); isInt {
		x, ok = float64(n), true
	}
	if !ok || !(x >= 0 && x <= 1) {
		return badInput("%v is not a confidence between 0 and 1", input)
	}
	*p = probability(x)
	return nil
}

// A choice is an argument that is an enum with a default, which null stands for
// too: the library gives null for a variable that is left out.
type choice string

// ImplementsGraphQLType tells the library which enums this is.
func (choice) ImplementsGraphQLType(typ string) bool {
	return slices.Contains([]string{"Order", "StanceOrder", "Axis", "TimeUnit", "StanceRole"}, typ)
}

// UnmarshalGraphQL reads a value that the library has found to be one of the enum.
func (c *choice) UnmarshalGraphQL(input any) error {
	if s, ok := input.(string); ok {
		*c = choice(s)
	}
	return nil
}

// Nullable tells the library that null may be read.
func (choice) Nullable() {}

// or gives the choice, or the default where there is none.
func (c choice) or(standard string) string { return cmp.Or(string(c), standard) }
