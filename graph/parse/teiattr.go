package parse

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// teiElements are the names that occur by the thousand; looking them up here
// spares an allocation for each tag.
var teiElements = func() map[string]string {
	m := map[string]string{}
	for _, n := range []string{"p", "persName", "gloss", "hi", "ref", "item", "note", "pb", "lb", "head", "div",
		"date", "time", "dateline", "placeName", "list", "term", "closer", "signed", "cell", "row", "table", "quote"} {
		m[n] = n
	}
	return m
}()

// teiName gives the name of an element without its namespace prefix.
func teiName(b []byte) string {
	b = b[bytes.IndexByte(b, ':')+1:]
	if n, ok := teiElements[string(b)]; ok {
		return n
	}
	return string(b)
}

// teiAttr gives the value of the attribute name, or "".
func teiAttr(attrs []byte, name string) string {
	for {
		eq := bytes.IndexByte(attrs, '=')
		if eq < 0 {
			return ""
		}
		key, rest := bytes.TrimSpace(attrs[:eq]), bytes.TrimLeft(attrs[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		if string(key) == name {
			return string(teiUnescape(nil, rest[1:1+end]))
		}
		attrs = rest[end+2:]
	}
}

// teiUnescape appends text to dst with its entities resolved.
func teiUnescape(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		r, n := teiEntity(text[i:])
		dst = utf8.AppendRune(dst, r)
		text = text[i+n:]
	}
}

// teiEntity gives the character that the entity at the start of text stands
// for, and the entity's length. An unknown entity stays as it is written.
func teiEntity(text []byte) (rune, int) {
	const longest = 16
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 0 {
		return '&', 1
	}
	name := string(text[1:end])
	if r, ok := map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}[name]; ok {
		return r, end + 1
	}
	if r, ok := teiNumber(name); ok {
		return r, end + 1
	}
	return '&', 1
}

// teiNumber reads the name of a numeric entity, "#8212" or "#x2014".
func teiNumber(name string) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(n)
	return r, err == nil && n != 0 && utf8.ValidRune(r)
}
