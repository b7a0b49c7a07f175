package parse

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
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
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(bytes.TrimSpace(head)) == 0 && err != nil {
		return nil, &Error{File: name, Err: ErrEmpty}
	}
	decoder, err := detect(head)
	if err != nil {
		return nil, &Error{File: name, Err: err, Hint: "save it as UTF-8 text; of a PDF or Word file, export the text first"}
	}
	if bytes.HasPrefix(head, utf8BOM) {
		raw.Discard(len(utf8BOM))
	}
	in := &input{name: name, r: bufio.NewReaderSize(transform.NewReader(raw, decoder), headSize)}
	decoded, _ := in.r.Peek(headSize)
	in.head = string(decoded)
	return in, nil
}

var utf8BOM = []byte("\xef\xbb\xbf")

// detect gives what decodes a file that begins with head to UTF-8.
func detect(head []byte) (transform.Transformer, error) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return little.NewDecoder(), nil
	}
	switch even, odd := zeros(head); {
	case odd > len(head)/5 && even == 0:
		return little.NewDecoder(), nil
	case even > len(head)/5 && odd == 0:
		return big.NewDecoder(), nil
	case even+odd > 0, controls(head) > len(head)/100, hasPrefixBytes(head, "%PDF-", `{\rtf`):
		return nil, ErrEncoding
	}
	if enc := declared(head); enc != nil && (isASCII(head) || !utf8.Valid(wholeRunes(head))) {
		return enc.NewDecoder(), nil
	}
	return repair{}, nil
}

func hasPrefixBytes(b []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(b, []byte(p)) {
			return true
		}
	}
	return false
}

// declared gives the eight-bit encoding that an XML declaration names, or nil.
func declared(head []byte) encoding.Encoding {
	line, _, _ := bytes.Cut(head, []byte("?>"))
	_, after, ok := strings.Cut(string(line[:min(len(line), 200)]), "encoding=")
	if !ok || !hasPrefixBytes(head, "<?xml") || len(after) < 2 {
		return nil
	}
	name, _, _ := strings.Cut(after[1:], after[:1])
	for _, enc := range charmap.All {
		if slugOf(fmt.Sprint(enc)) == slugOf(name) {
			return enc
		}
	}
	return nil
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// repair passes UTF-8 on and takes each byte that is none for a character of
// Windows-1252, as old exports and pasted texts have them.
type repair struct{ transform.NopResetter }

// Transform is that of [transform.Transformer].
func (repair) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if n := plainRun(src[nSrc:min(len(src), nSrc+len(dst)-nDst)]); n > 0 {
			nDst += copy(dst[nDst:], src[nSrc:nSrc+n])
			nSrc += n
			continue
		}
		r, size := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && size <= 1 {
			if !atEOF && !utf8.FullRune(src[nSrc:]) {
				return nDst, nSrc, transform.ErrShortSrc
			}
			r, size = charmap.Windows1252.DecodeByte(src[nSrc]), 1
		}
		if len(dst)-nDst < utf8.UTFMax {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// plainRun counts the ASCII characters that b begins with.
func plainRun(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(b)
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

// all reads the whole of a file that is one record.
func (in *input) all() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in.r, maxRecord+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", in.name, err)
	}
	if len(b) > maxRecord {
		return nil, in.fail(0, fmt.Errorf("%w: more than %d MB in one record", ErrTooLarge, maxRecord>>20), "split the file into its records")
	}
	return b, nil
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
