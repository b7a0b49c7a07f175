package classify

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"

	"parley/graph/phrase"
)

//go:embed data/cues.txt
var cuesFile string

//go:embed data/lexicon.txt
var lexiconFile string

// cues are the patterns of data/cues.txt, by class, and the word classes of
// data/lexicon.txt.
type cues struct {
	names   []string // of the cue classes; a match's value is an index
	matcher *phrase.Matcher
	classes map[string]string // word -> its class in the lexicon
}

func loadCues() (*cues, error) {
	c := &cues{}
	if err := c.readCues(cuesFile); err != nil {
		return nil, fmt.Errorf("read cues.txt: %w", err)
	}
	if err := c.readLexicon(lexiconFile); err != nil {
		return nil, fmt.Errorf("read lexicon.txt: %w", err)
	}
	return c, nil
}

func (c *cues) readCues(text string) error {
	var g phrase.Grammar
	for n, line := range lines(text) {
		var err error
		switch {
		case strings.HasPrefix(line, "let ") && strings.Contains(line, " = "):
			name, pattern, _ := strings.Cut(strings.TrimPrefix(line, "let "), " = ")
			err = g.Define(strings.TrimSpace(name), plainPattern(pattern))
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && !strings.ContainsAny(line, "|("):
			c.names = append(c.names, strings.Trim(line, "[]"))
		case len(c.names) == 0:
			err = fmt.Errorf("a pattern stands before the first [class]")
		default:
			err = g.Add(plainPattern(line), len(c.names)-1)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	c.matcher = g.Compile()
	return nil
}

var brackets = strings.NewReplacer("(", "( ", "[", "[ ", ")", " )", "]", " ]")

// plainPattern undoes contractions and hyphens, as in the text.
func plainPattern(pattern string) string {
	words := strings.Fields(brackets.Replace(pattern))
	for i, w := range words {
		if strings.Contains(w, "'") || w == "cannot" {
			words[i] = uncontract(w)
		} else if len(w) > 1 {
			words[i] = strings.ReplaceAll(w, "-", " ")
		}
	}
	return strings.Join(words, " ")
}

// lines gives the lines of a data file that say something, by their number.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		s := bufio.NewScanner(strings.NewReader(text))
		for n := 1; s.Scan(); n++ {
			if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' && !yield(n, line) {
				return
			}
		}
	}
}

func (c *cues) readLexicon(text string) error {
	c.classes = map[string]string{}
	for n, line := range lines(text) {
		class, words, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("line %d: want CLASS: words", n)
		}
		for w := range strings.FieldsSeq(words) {
			forms := []string{w}
			if strings.HasPrefix(class, "V.") {
				forms = inflect(w)
			}
			for _, f := range forms {
				if _, taken := c.classes[f]; !taken {
					c.classes[f] = class
				}
			}
		}
	}
	return nil
}

// inflect gives the forms of a regular English verb.
func inflect(verb string) []string {
	if verb == "be" {
		return []string{"be", "is", "are", "was", "were", "been", "am", "being"}
	}
	stem, last := verb, verb[len(verb)-1]
	switch {
	case last == 'e':
		stem = verb[:len(verb)-1]
		return []string{verb, verb + "s", stem + "ed", stem + "ing", verb + "d"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		stem = verb[:len(verb)-1]
		return []string{verb, stem + "ies", stem + "ied", verb + "ing"}
	case strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ss") || strings.HasSuffix(verb, "ch") || last == 'x' || last == 'o':
		return []string{verb, verb + "es", verb + "ed", verb + "ing"}
	}
	double := stem + string(last)
	return []string{verb, verb + "s", verb + "ed", verb + "ing", double + "ed", double + "ing"}
}
