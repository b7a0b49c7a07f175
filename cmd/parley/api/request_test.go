package api_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/cmd/parley/api"
)

func FuzzDecodeBody(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{ a }"}`, `{"query":"{ a }","variables":{"n":1},"operationName":"Q","extensions":null}`,
		`[]`, `{`, `{"query":1}`, `{"query":"{ a }","variables":[]}`, "\xff", "", `null`, `{"query":"é \ud800"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		query, _, _, err := api.DecodeBody(body)
		if err != nil {
			return
		}
		if !json.Valid(body) || !utf8.ValidString(query) || strings.TrimSpace(query) == "" {
			t.Errorf("%q was read as a request for %q", body, query)
		}
		api.Kind(query, "")
	})
}
