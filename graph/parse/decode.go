package parse

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const (
	// headSize is how many bytes a format is recognised by.
	headSize = 64 << 10
	// maxRecord is the most that one record, or a whole plain text, may hold,
	// in bytes of UTF-8.
	maxRecord = 32 << 20
)

// An input is a file being read, decoded to UTF-8.
type input struct {
	name string
	r    *bufio.Reader
	head string // the first bytes, still to be read from r
}

func decode(name string, r io.Reader) (*input, error) {
	raw := bufio.NewReaderSize(r, headSize)
	head, err := raw.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(bytes.TrimSpace(head)) == 0 && err != nil {
		return nil, &Error{File: name, Err: ErrEmpty}
	}
	enc, err := detect(head)
	if err != nil {
		return nil, &Error{File: name, Err: err, Hint: "save it as UTF-8 text, or export the text of a PDF or Word file first"}
	}
	in := &input{name: name, r: raw}
	if enc != nil {
		in.r = bufio.NewReaderSize(enc.NewDecoder().Reader(raw), headSize)
	}
	decoded, _ := in.r.Peek(headSize)
	in.head = string(decoded)
	return in, nil
}

// detect gives the encoding of a file that begins with head; nil is UTF-8
// without a byte order mark.
func detect(head []byte) (encoding.Encoding, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return unicode.UTF8BOM, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	}
	switch even, odd := zeros(head); {
	case odd > len(head)/5 && even == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
	case even > len(head)/5 && odd == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
	case even+odd > 0, controls(head) > len(head)/100:
		return nil, ErrEncoding
	case !utf8.Valid(wholeRunes(head)):
		return charmap.Windows1252, nil
	}
	return nil, nil
}

// zeros counts the zero bytes at even and at odd places.
func zeros(b []byte) (even, odd int) {
	for i, c := range b {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	return even, odd
}

// controls counts the control characters that no text has.
func controls(b []byte) (n int) {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			n++
		}
	}
	return n
}

// wholeRunes leaves out a character that is cut off at the end of b.
func wholeRunes(b []byte) []byte {
	for i := 1; i < utf8.UTFMax && i < len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// all reads the whole of a file that is one record. A file whose first
// characters were plain ASCII may still turn out to be Windows-1252.
func (in *input) all() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in.r, maxRecord+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", in.name, err)
	}
	if len(b) > maxRecord {
		return nil, &Error{File: in.name, Err: fmt.Errorf("%w: more than %d MB in one record", ErrTooLarge, maxRecord>>20),
			Hint: "split the file into its records"}
	}
	if utf8.Valid(b) {
		return b, nil
	}
	return charmap.Windows1252.NewDecoder().Bytes(b)
}

// fail gives an error at a line, from 1.
func (in *input) fail(line int, err error, hint string) error {
	return &Error{File: in.name, Line: line, Err: err, Hint: hint}
}

// located adds the file's name to an error that tells only the line.
func (in *input) located(err error) error {
	if e, ok := err.(*Error); ok && e.File == "" {
		e.File = in.name
		e.Hint = "see whether the file was downloaded whole"
	}
	return err
}
