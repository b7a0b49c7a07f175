package api

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed examples/*.graphql
var exampleFiles embed.FS

// An Example is a query in a historian's words.
type Example struct {
	Title string // the question, a sentence
	Query string // the whole file, with the question as its first line, a comment
}

// Examples gives the example queries, the customer's question first.
func Examples() []Example {
	names, err := fs.Glob(exampleFiles, "examples/*.graphql")
	if err != nil {
		panic(err) // the pattern above is broken
	}
	return each(names, func(name string) Example {
		b, err := exampleFiles.ReadFile(name)
		if err != nil {
			panic(err) // an embedded file cannot be missing
		}
		title, _, _ := strings.Cut(string(b), "\n")
		return Example{Title: strings.TrimPrefix(title, "# "), Query: string(b)}
	})
}
