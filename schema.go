// Package parley holds the contract of the GraphQL endpoint, schema.graphql,
// which Go can embed only from its own folder. The tour of the code is the
// package comment of parley/graph.
package parley

import _ "embed"

// Schema is the text of schema.graphql.
//
//go:embed schema.graphql
var Schema string
