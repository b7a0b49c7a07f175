package parse

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// isJSONL takes objects, one a line.
func isJSONL(head string) bool {
	inner, ok := strings.CutPrefix(strings.TrimLeft(head, " \t\r\n"), "{")
	return ok && strings.HasPrefix(strings.TrimLeft(inner, " \t\r\n"), `"`)
}

// readJSONL reads JSON lines: an object a turn.
func readJSONL(in *input, out *output) error {
	l, t := &lines{in: in}, &table{in: in, out: out}
	for {
		raw, at, err := l.next()
		if err != nil {
			return err
		}
		if raw == "" {
			return t.flush()
		}
		if strings.TrimSpace(raw) == "" {
			continue
		}
		row, err := jsonRow(raw, at)
		if err != nil {
			return in.fail(l.n, fmt.Errorf("%w: %w", ErrSyntax, err), `each line must be an object with "speaker" and "text"; jq -c '.[]' makes lines of a list`)
		}
		if err := t.add(row, raw, l.n); err != nil {
			return err
		}
	}
}

// jsonRow reads the fields of an object that stands in the source at byte
// offset at.
func jsonRow(raw string, at int) (map[string]cell, error) {
	dec := json.NewDecoder(strings.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	row, found := map[string]cell{}, false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		name, _ := key.(string)
		part := columnOf(name)
		found = found || part == "text"
		if part != "" && row[part] == nil && string(value) != "null" {
			row[part] = jsonCell(string(value), at+int(dec.InputOffset())-len(value))
		}
	}
	if _, err := dec.Token(); err != nil && err != io.EOF {
		return nil, err
	}
	if !found {
		return nil, fmt.Errorf("no text in %.60s", strings.TrimSpace(raw))
	}
	return row, nil
}

// jsonCell gives the pieces of a value: those between escapes, and each escape
// as one.
func jsonCell(raw string, at int) (c cell) {
	if !strings.HasPrefix(raw, `"`) {
		return cell{{raw, at}}
	}
	raw, at = raw[1:len(raw)-1], at+1
	for {
		i := strings.IndexByte(raw, '\\')
		if i < 0 {
			return append(c, piece{raw, at})
		}
		text, n := jsonEscape(raw[i:])
		c = append(c, piece{raw[:i], at}, piece{text, at + i})
		raw, at = raw[i+n:], at+i+n
	}
}

// jsonEscape gives what the escape at the start of s, a valid one, stands for,
// and its length. Two halves of a surrogate pair are one.
func jsonEscape(s string) (text string, n int) {
	n = len(`\n`)
	if s[1] == 'u' {
		n = len(`\u0000`)
		if pair := 2 * n; len(s) >= pair && s[n:n+2] == `\u` && strings.ContainsAny(s[2:3], "dD") && strings.ContainsAny(s[3:4], "89abAB") {
			n = pair
		}
	}
	if json.Unmarshal([]byte(`"`+s[:n]+`"`), &text) != nil {
		return "", n
	}
	return text, n
}
