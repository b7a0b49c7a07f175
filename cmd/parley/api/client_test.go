package api_test

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"

	"parley/cmd/parley/api"
)

// TestClients subscribes with the reference clients of both protocols.
func TestClients(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	if _, err := os.Stat("audit/node_modules/graphql-ws"); err != nil {
		t.Skip("the clients are not installed; run npm ci in cmd/parley/api/audit")
	}
	for _, protocol := range []string{"ws", "sse"} {
		t.Run(protocol, func(t *testing.T) {
			w := newWriter(t, api.Options{})
			client := exec.CommandContext(t.Context(), node, "audit/subscribe.mjs", w.url, protocol)
			client.Stderr = os.Stderr
			out, err := client.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := client.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			lines.Scan() // it listens
			w.load(t)
			want := []string{
				`{"data":{"loadProgress":{"name":"talk.txt","turns":4,"done":false}}}`, `{"data":{"loadProgress":{"name":"talk.txt","turns":4,"done":true}}}`,
				`{"data":{"loadProgress":{"name":"talk.txt","turns":0,"done":false}}}`, `{"data":{"loadProgress":{"name":"talk.txt","turns":0,"done":true}}}`,
			}
			for len(want) > 0 && lines.Scan() {
				if lines.Text() == "listening" {
					continue
				}
				if lines.Text() != want[0] {
					t.Errorf("heard %s, want %s", lines.Text(), want[0])
				}
				want = want[1:]
			}
			if len(want) > 0 {
				t.Errorf("not heard: %s", strings.Join(want, " "))
			}
			w.Close()
			for lines.Scan() {
			}
			if err := client.Wait(); err != nil {
				t.Errorf("the client ended with %v", err)
			}
		})
	}
}
