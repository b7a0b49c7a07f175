package main

import (
	"fmt"
	"path/filepath"
	"text/tabwriter"
	"time"
)

// tokenVerb manages who may write.
type tokenVerb struct {
	Add    tokenAddVerb    `cmd:"" help:"Make a coder's token and print it, this once."`
	List   tokenListVerb   `cmd:"" help:"List who has a token, and since when."`
	Remove tokenRemoveVerb `cmd:"" help:"Take a coder's token away; a server notices at once."`
}

// Help is shown below the flags.
func (tokenVerb) Help() string {
	return `Whoever shows a token to the server writes under its coder's name.

  parley token add 'Ada Lovelace'
  curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
    -d '{"query": "mutation { loadRecord(input: {text: \"…\"}) { documents { slug } } }"}' \
    http://127.0.0.1:8080/graphql`
}

// tokenFlag is shared by the verbs that need the token file. By default it lies
// beside the store, not in it: a store is deleted and built anew, or handed to a
// colleague, and neither should touch who may write to this one.
type tokenFlag struct {
	storeFlag
	TokenFile string `placeholder:"FILE" help:"File of the tokens' hashes (the store's name and .tokens, beside it)."`
}

func (v tokenFlag) tokens() tokenFile {
	if v.TokenFile != "" {
		return tokenFile(v.TokenFile)
	}
	return tokenFile(filepath.Clean(v.Store) + ".tokens")
}

type tokenAddVerb struct {
	tokenFlag
	Name string `arg:"" help:"The coder's name, under which the token's holder writes."`
}

// Run prints the new token alone, so that a script can take it.
func (v tokenAddVerb) Run(e *env) error {
	token, err := v.tokens().add(v.Name, time.Now().Format(time.DateOnly))
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stderr, "token of %s; it is kept as a hash only, so note it down:\n", v.Name)
	_, err = fmt.Fprintln(e.stdout, token)
	return err
}

type tokenListVerb struct{ tokenFlag }

// Run prints a line for each coder.
func (v tokenListVerb) Run(e *env) error {
	entries, err := v.tokens().read()
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, x := range entries {
		fmt.Fprintf(t, "%s\t%s\n", x.day, x.coder)
	}
	return t.Flush()
}

type tokenRemoveVerb struct {
	tokenFlag
	Name string `arg:"" help:"The coder's name."`
}

// Run removes the token.
func (v tokenRemoveVerb) Run(*env) error { return v.tokens().remove(v.Name) }
