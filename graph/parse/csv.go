package parse

import (
	"strings"
)

// isCSV takes a table whose first line names a speaker's and a text's column.
func isCSV(head string) bool {
	line, _, _ := strings.Cut(head, "\n")
	found := map[string]bool{}
	for _, c := range splitRow(line, delimiter(line), 0) {
		found[columnOf(c.String())] = true
	}
	return found["speaker"] && found["text"]
}

// delimiter gives what parts the fields of a table's first line.
func delimiter(line string) byte {
	best := byte(',')
	for _, d := range []byte{';', '\t'} {
		if strings.Count(line, string(d)) > strings.Count(line, string(best)) {
			best = d
		}
	}
	return best
}

// readCSV reads a table of turns, its fields parted by commas, semicolons or
// tabs.
func readCSV(in *input, out *output) error {
	l, t := &lines{in: in}, &table{in: in, out: out}
	head, _, err := l.next()
	if err != nil {
		return err
	}
	delim := delimiter(head)
	var names []string
	for _, c := range splitRow(head, delim, 0) {
		names = append(names, columnOf(c.String()))
	}
	for {
		raw, at, first, err := csvRow(l)
		if err != nil {
			return err
		}
		if raw == "" {
			return t.flush()
		}
		row := map[string]cell{}
		for i, c := range splitRow(raw, delim, at) {
			if i < len(names) && names[i] != "" && row[names[i]] == nil {
				row[names[i]] = c
			}
		}
		if err := t.add(row, raw, first); err != nil {
			return err
		}
	}
}

// csvRow gives the next row, which goes on over lines while quotes are open,
// its offset and its first line; "" at the end.
func csvRow(l *lines) (row string, at, line int, err error) {
	row, at, err = l.next()
	line = l.n
	if strings.Count(row, `"`)%2 == 0 || err != nil {
		return row, at, line, err
	}
	whole := []byte(row)
	for odd := true; odd; {
		next, _, err := l.next()
		if err != nil {
			return "", at, line, err
		}
		if next == "" || len(whole)+len(next) > maxRecord {
			return "", at, line, l.in.fail(line, ErrSyntax, "a quotation mark is not closed")
		}
		whole = append(whole, next...)
		odd = odd != (strings.Count(next, `"`)%2 == 1)
	}
	return string(whole), at, line, nil
}

// splitRow parts a row, which stands in the source at byte offset at.
func splitRow(row string, delim byte, at int) (cells []cell) {
	row = strings.TrimRight(row, "\r\n")
	for i := 0; i <= len(row); i++ {
		start := i
		if i < len(row) && row[i] == '"' {
			var c cell
			c, i = quotedCell(row, i+1, at)
			cells = append(cells, c)
			for i < len(row) && row[i] != delim {
				i++
			}
			continue
		}
		for i < len(row) && row[i] != delim {
			i++
		}
		cells = append(cells, cell{{row[start:i], at + start}})
	}
	return cells
}

// quotedCell reads the field whose quotation mark stands before i, and gives
// the offset after its end. A doubled mark stands for one.
func quotedCell(row string, i, at int) (c cell, end int) {
	for {
		n := strings.IndexByte(row[i:], '"')
		if n < 0 {
			return append(c, piece{row[i:], at + i}), len(row)
		}
		if !strings.HasPrefix(row[i+n+1:], `"`) {
			return append(c, piece{row[i : i+n], at + i}), i + n + 1
		}
		c = append(c, piece{row[i : i+n+1], at + i})
		i += n + 2
	}
}
