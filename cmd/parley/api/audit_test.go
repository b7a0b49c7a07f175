package api_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"parley/cmd/parley/api"
)

// TestAudits runs the audit suite of graphql-http. No MUST and no SHOULD may
// fail; of the MAYs those that want a GET without any header do, which would
// let pages of other sites ask.
func TestAudits(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	if _, err := os.Stat("audit/node_modules"); err != nil {
		t.Skip("the audits are not installed; run npm ci in cmd/parley/api/audit")
	}
	server := httptest.NewServer(newServer(t, api.Options{}, talks(t)))
	defer server.Close()
	out, err := exec.Command(node, "audit/audit.mjs", server.URL+"/graphql").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	type audit struct{ ID, Name, Status, Reason string }
	refused := map[string]bool{"5A70": true, "D6D5": true, "6A70": true}
	counts := map[string]int{}
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var a audit
		if err := dec.Decode(&a); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		counts[a.Status]++
		if a.Status != "ok" {
			t.Logf("%s %s: %s: %s", a.Status, a.ID, a.Name, a.Reason)
		}
		if (a.Status == "ok") == refused[a.ID] {
			t.Errorf("%s %s: %s: %s", a.ID, a.Name, a.Status, a.Reason)
		}
	}
	t.Logf("audits: %v", counts)
	if counts["ok"] < 58 {
		t.Errorf("only %d audits were passed", counts["ok"])
	}
}
