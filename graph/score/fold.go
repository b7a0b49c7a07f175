package score

import (
	_ "embed"
	"strings"
	"unicode"
)

//go:embed titles.txt
var titleList string

var titles = lines(titleList)

// lines gives the lines of a data file that are no comment.
func lines(data string) []string {
	var list []string
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}

// norm is the form in which texts are compared: words in lower case with one
// blank between them.
func norm(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "ß", "ss")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	}), " ")
}

// fold is the form in which names are compared: norm without leading titles.
func fold(name string) string {
	name = norm(name)
	for {
		short := untitled(name)
		if short == name {
			return name
		}
		name = short
	}
}

func untitled(name string) string {
	for _, t := range titles {
		if rest, ok := strings.CutPrefix(name, t+" "); ok {
			return rest
		}
	}
	return name
}
