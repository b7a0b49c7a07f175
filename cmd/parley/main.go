// Command parley builds a knowledge graph of negotiation positions from
// diplomatic records, keeps it in a folder, and answers questions about it.
//
// Each verb has a file of its own. README.md shows them at work; the tour of
// the code is the package comment of parley/graph.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set when a release is built.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	limitMemory()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "parley:", err)
		stop()
		os.Exit(1)
	}
}

// memoryLimit keeps the garbage collector from letting the heap grow into what
// a laptop needs for other things; GOMEMLIMIT overrides it. It is a soft limit.
const memoryLimit = 420 << 20

func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// env is what a verb may touch of the world outside.
type env struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// verbs is the command line.
type verbs struct {
	Load   loadVerb   `cmd:"" help:"Read records and keep their graph in a store."`
	Code   codeVerb   `cmd:"" help:"Print the coding of one record as JSON, without a store."`
	Score  scoreVerb  `cmd:"" help:"Compare a coding with a gold coding."`
	Coding codingVerb `cmd:"" help:"Keep or take away what a person coded of a record."`
	Serve  serveVerb  `cmd:"" help:"Serve the graph: GraphQL at /graphql, GraphiQL at /graphiql."`
	Ask    askVerb    `cmd:"" help:"Answer one GraphQL query and print the answer as JSON."`
	Token  tokenVerb  `cmd:"" help:"Say who may write through the server."`
	Train  trainVerb  `cmd:"" hidden:"" help:"Learn the coder's weights from gold codings."`

	Quality qualityVerb `cmd:"" hidden:"" help:"Score every gold record by a coder that did not see it."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

// storeFlag is shared by the verbs that open a store.
type storeFlag struct {
	Store string `default:"parley-store" env:"PARLEY_STORE" placeholder:"DIR" help:"Folder that keeps the graph (${default}, or $$PARLEY_STORE)."`
}

// run parses the command line and runs its verb.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	var v verbs
	exited := false
	parser, err := kong.New(&v,
		kong.Name("parley"),
		kong.Description("Who demands, concedes, defers, rejects or accepts what, on which condition: a graph of negotiation positions from diplomatic records."),
		kong.Vars{"version": version},
		kong.UsageOnError(),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { exited = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return fmt.Errorf("build command line: %w", err)
	}
	k, err := parser.Parse(args)
	if exited {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w; try parley --help", err)
	}
	return ignoreCanceled(ctx, k.Run(&env{ctx, stdin, stdout, stderr}))
}

// ignoreCanceled drops the error that a signal causes: being told to stop is no
// failure.
func ignoreCanceled(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
