package main

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestSameRecordsSameStore loads the record and a folder of others in either
// order; the stores must then hold the same bytes.
func TestSameRecordsSameStore(t *testing.T) {
	const folder = "../../fixtures/formats"
	one := contents(t, customersRecord, folder)
	two := contents(t, folder, customersRecord, customersRecord)
	if one != two {
		t.Errorf("the stores differ: %d and %d bytes", len(one), len(two))
	}
}

func contents(t *testing.T, paths ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, path := range paths {
		if err := run(t.Context(), []string{"load", "--store", dir, path}, nil, io.Discard, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	s, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b strings.Builder
	err = s.Walk(t.Context(), func(key, value []byte) error {
		_, err := fmt.Fprintf(&b, "%x %x\n", key, value)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
