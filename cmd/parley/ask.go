package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"parley/cmd/parley/api"
	"parley/graph/query"
	"parley/store"
	"parley/store/badger"
)

type askVerb struct {
	storeFlag
	Query string            `arg:"" help:"GraphQL query, a file that holds one, or - for standard input."`
	Var   map[string]string `placeholder:"NAME=VALUE" help:"A variable of the query; the value is JSON, or else a string."`
}

// Help is shown below the flags.
func (askVerb) Help() string {
	return `The query goes through the same handler as /graphql, so the answer is the same.

  parley ask '{ stances(filter: {holder: "Stalin", kinds: [CONCESSION], linkedTo: "Outer Mongolia"}) {
    edges { node { turn { number } quote { text } } } } }'
  parley ask --var name=Dairen 'query ($name: String!) { entity(name: $name) { name aliases } }'`
}

// Run prints the answer; an answer with errors is printed too, and fails.
func (v askVerb) Run(e *env) (err error) {
	text, err := v.text(e.stdin)
	if err != nil {
		return err
	}
	s, err := openStore(v.Store)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	server, err := api.New(query.New(s), api.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	return printAnswer(e.stdout, server.Exec(e.ctx, text, "", v.variables()))
}

// text gives the query itself: an argument with a brace is one.
func (v askVerb) text(stdin io.Reader) (string, error) {
	if v.Query == "-" {
		b, err := io.ReadAll(stdin)
		return string(b), err
	}
	if strings.Contains(v.Query, "{") {
		return v.Query, nil
	}
	b, err := os.ReadFile(v.Query)
	if err != nil {
		return "", fmt.Errorf("read query: %w; a query begins with { or query", err)
	}
	return string(b), nil
}

func (v askVerb) variables() map[string]any {
	vars := map[string]any{}
	for name, value := range v.Var {
		var x any
		if json.Unmarshal([]byte(value), &x) != nil {
			x = value
		}
		vars[name] = x
	}
	return vars
}

// openStore opens the store in dir and says what to try where that fails.
func openStore(dir string, options ...badger.Option) (*badger.Store, error) {
	s, err := badger.Open(dir, options...)
	if errors.Is(err, store.ErrInUse) {
		return nil, fmt.Errorf("%w; stop the other parley, or ask it at its /graphql address", err)
	}
	return s, err
}

// errAnswer is returned when the printed answer holds errors.
var errAnswer = errors.New("the answer holds errors")

func printAnswer(w io.Writer, answer *api.Response) error {
	answer.Data = readable(answer.Data)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(answer); err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		return errAnswer
	}
	return nil
}

// readable writes <, > and & as they are, which the library escapes for pages
// that have JSON within HTML.
func readable(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		n := 1
		if data[0] == '\\' && len(data) > 1 {
			n = 2 // whatever is escaped: a second backslash begins nothing
		}
		if plain, ok := map[string]byte{`\u003c`: '<', `\u003e`: '>', `\u0026`: '&'}[string(data[:min(6, len(data))])]; ok {
			out, data = append(out, plain), data[6:]
			continue
		}
		out, data = append(out, data[:n]...), data[n:]
	}
	return out
}
