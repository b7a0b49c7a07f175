package api_test

import (
	"context"
	"testing"

	"parley/cmd/parley/api"
)

// BenchmarkFixedQuestion asks the customer's question, inside the process and
// with its answer made ready to send.
func BenchmarkFixedQuestion(b *testing.B) {
	server := newServer(b, api.Options{}, talks(b))
	question := api.Examples()[0].Query
	for b.Loop() {
		if resp := server.Exec(context.Background(), question, "", nil); len(resp.Errors) > 0 {
			b.Fatal(resp.Errors)
		}
	}
}
