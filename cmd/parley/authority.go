package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"parley/graph/extract"
)

// authorityFlag is shared by the verbs that code records.
type authorityFlag struct {
	Authority []string `placeholder:"FILE" help:"Add a file of entities, in YAML or CSV, to the embedded authority file, or override it."`
}

func (v authorityFlag) extractor() (x *extract.Extractor, err error) {
	var files []io.Reader
	for _, name := range v.Authority {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("authority file: %w", err)
		}
		defer f.Close()
		files = append(files, f)
	}
	return extract.New(files...)
}

// coding names the rules by which records are coded, so that a load codes anew
// what was coded by others: a digest of this program, which holds the cues,
// weights and names, and of the user's authority files.
func (v authorityFlag) coding() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	h := sha256.New()
	for _, name := range append([]string{program}, v.Authority...) {
		if err := digest(h, name); err != nil {
			return "", fmt.Errorf("name the rules: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func digest(w io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
