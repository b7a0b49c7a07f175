package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"parley/graph"
)

// A tokenFile says who may write. It has one line a coder: the SHA-256 of the
// token in hexadecimal, the day it was added and the coder's name, split by
// tabs. Tokens are 256 random bits, so a plain hash tells nothing about them.
// The file is read whenever a token is shown, so that one taken away is worth
// nothing at once, and a missing file holds none.
type tokenFile string

// A tokenEntry is one line of a tokenFile.
type tokenEntry struct {
	hash       [sha256.Size]byte
	day, coder string
}

// tokenPrefix marks a secret as one of Parley's for people and for scanners.
const tokenPrefix = "parley_"

// newToken makes a token.
func newToken() string {
	var secret [32]byte
	rand.Read(secret[:]) // never fails
	return tokenPrefix + base64.RawURLEncoding.EncodeToString(secret[:])
}

// coder gives the name that token was made for. It takes as long whichever
// coder's it is, and whether or not it is anyone's.
func (f tokenFile) coder(token string) (name string, ok bool) {
	entries, err := f.read()
	if err != nil {
		return "", false
	}
	hash := sha256.Sum256([]byte(token))
	for _, e := range entries {
		if subtle.ConstantTimeCompare(hash[:], e.hash[:]) == 1 {
			name, ok = e.coder, true
		}
	}
	return name, ok
}

// add makes a token for a coder who has none yet.
func (f tokenFile) add(coder, day string) (token string, err error) {
	if err := checkCoder(coder); err != nil {
		return "", err
	}
	entries, err := f.read()
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(entries, func(e tokenEntry) bool { return e.coder == coder }) {
		return "", fmt.Errorf("%s has a token already; take it away first with parley token remove", coder)
	}
	token = newToken()
	return token, f.write(append(entries, tokenEntry{sha256.Sum256([]byte(token)), day, coder}))
}

// remove takes a coder's token away.
func (f tokenFile) remove(coder string) error {
	entries, err := f.read()
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(entries), func(e tokenEntry) bool { return e.coder == coder })
	if len(left) == len(entries) {
		return fmt.Errorf("%s has no token in %s; parley token list shows who has", coder, f)
	}
	return f.write(left)
}

func checkCoder(name string) error {
	switch {
	case strings.TrimSpace(name) == "" || len(name) > 100 || strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("a coder's name has 1 to 100 bytes and no control characters")
	case name == graph.MachineCoder:
		return fmt.Errorf("%s is the machine's own name; take a person's", name)
	}
	return nil
}

func (f tokenFile) read() (entries []tokenEntry, err error) {
	b, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		e, err := parseTokenEntry(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return nil, fmt.Errorf("read tokens: %s:%d: %w", f, n, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func parseTokenEntry(line string) (e tokenEntry, err error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 3 {
		return e, errors.New("want a hash, a day and a name, split by tabs")
	}
	hash, err := hex.DecodeString(fields[0])
	if err != nil || len(hash) != len(e.hash) {
		return e, errors.New("the hash is not 64 hexadecimal digits")
	}
	return tokenEntry{[sha256.Size]byte(hash), fields[1], fields[2]}, nil
}

// write replaces the file as a whole, for its owner's eyes only.
func (f tokenFile) write(entries []tokenEntry) error {
	var b bytes.Buffer
	for _, e := range entries {
		fmt.Fprintf(&b, "%x\t%s\t%s\n", e.hash, e.day, e.coder)
	}
	t, err := os.CreateTemp(filepath.Dir(string(f)), ".tokens") // mode 0600
	if err != nil {
		return fmt.Errorf("write tokens: %w", err)
	}
	_, err = t.Write(b.Bytes())
	err = errors.Join(err, t.Sync(), t.Close())
	if err == nil {
		err = os.Rename(t.Name(), string(f))
	}
	if err != nil {
		return fmt.Errorf("write tokens: %w", errors.Join(err, os.Remove(t.Name())))
	}
	return nil
}
