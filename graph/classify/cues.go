package classify

import (
	"bufio"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

//go:embed data/cues.txt
var cuesFile string

//go:embed data/lexicon.txt
var lexiconFile string

// cues are the patterns of data/cues.txt, by class, and the word classes of
// data/lexicon.txt.
type cues struct {
	names   []string            // of the cue classes
	class   []int               // by pattern, whose index is a match's value: of which class it is
	label   []string            // by pattern: the class and the pattern's number in it
	priors  []scores            // by class: what it speaks for before anything was learnt
	verbs   map[string][]string // irregular verbs: base form -> all forms
	matcher *phrase.Matcher
	classes map[string]string // word -> its class in the lexicon
}

func loadCues() (*cues, error) {
	c := &cues{}
	if err := c.readLexicon(lexiconFile); err != nil {
		return nil, fmt.Errorf("read lexicon.txt: %w", err)
	}
	if err := c.readCues(cuesFile); err != nil {
		return nil, fmt.Errorf("read cues.txt: %w", err)
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
			err = g.Define(strings.TrimSpace(name), c.plainPattern(pattern))
		case isHeading(line):
			err = c.heading(line)
		case len(c.names) == 0:
			err = fmt.Errorf("a pattern stands before the first [class]")
		default:
			err = g.Add(c.plainPattern(line), len(c.class))
			c.class = append(c.class, len(c.names)-1)
			c.label = append(c.label, c.nextLabel())
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	c.matcher = g.Compile()
	return nil
}

// nextLabel names the pattern just read by its class and place there.
func (c *cues) nextLabel() string {
	last := len(c.class) - 1
	first := slices.Index(c.class, c.class[last])
	return c.names[c.class[last]] + " " + strconv.Itoa(last-first+1)
}

func isHeading(line string) bool {
	return strings.HasPrefix(line, "[") && !strings.Contains(line, "|") && (strings.HasSuffix(line, "]") || strings.Contains(line, "] = "))
}

// heading reads "[class] = KIND 1.5 …".
func (c *cues) heading(line string) error {
	name, prior, _ := strings.Cut(strings.TrimPrefix(line, "["), "]")
	c.names = append(c.names, name)
	var p scores
	words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(prior), "="))
	for i := 0; i+1 < len(words); i += 2 {
		k := kindIndex(graph.StanceKind(words[i]))
		w, err := strconv.ParseFloat(words[i+1], 64)
		if k < 0 || err != nil {
			return fmt.Errorf("want [class] = KIND 1.5, have %q", line)
		}
		p[k] = w
	}
	c.priors = append(c.priors, p)
	return nil
}

var brackets = strings.NewReplacer("(", "( ", "[", "[ ", ")", " )", "]", " ]")

// plainPattern undoes contractions and hyphens, as in the text.
func (c *cues) plainPattern(pattern string) string {
	words := strings.Fields(brackets.Replace(pattern))
	for i, w := range words {
		if verb, ok := strings.CutSuffix(w, "~"); ok {
			words[i] = "( " + strings.Join(c.forms(verb), " | ") + " )"
		} else if strings.Contains(w, "'") || w == "cannot" {
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
		if class == "irregular" {
			c.irregular(words)
			continue
		}
		for w := range strings.FieldsSeq(words) {
			forms := []string{w}
			if strings.HasPrefix(class, "V.") {
				forms = c.forms(w)
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

func (c *cues) irregular(forms string) {
	if c.verbs == nil {
		c.verbs = map[string][]string{}
	}
	words := strings.Fields(forms)
	c.verbs[words[0]] = words
}

// forms gives every form of a verb.
func (c *cues) forms(verb string) []string {
	if f, ok := c.verbs[verb]; ok {
		return f
	}
	return inflect(verb)
}

// inflect gives the forms of a regular English verb.
func inflect(verb string) []string {
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

// prior gives what a feature speaks for before anything was learnt.
func (c *cues) prior(name string) (p scores) {
	class, ok := strings.CutPrefix(name, "cue:")
	if !ok {
		return p
	}
	return c.priors[slices.Index(c.names, class)]
}
