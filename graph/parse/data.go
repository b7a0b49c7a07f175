package parse

import (
	"embed"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// A wordlist is a list of lower-case entries.
type wordlist map[string]bool

// Lists of words that the rules go by, one file a rule.
var (
	labelTitles   = words("labels", "title")
	labelCourtesy = words("labels", "courtesy")
	particles     = words("labels", "particle")
	labelOffices  = words("labels", "office")
	labelFalse    = words("labels", "false")
	labelOpenings = words("labels", "opening")

	abbreviationsOfTitles  = words("abbreviations", "title")
	abbreviationsInside    = words("abbreviations", "middle")
	abbreviationsOfNumbers = words("abbreviations", "number")
	abbreviationsAtEnd     = words("abbreviations", "end")
	sentenceStarters       = words("abbreviations", "starter")

	asideDoubts     = words("asides", "doubt")
	asideOmissions  = words("asides", "omission")
	asideDirections = words("asides", "direction")

	reportVerbs    = words("reports", "verb")
	reportAdverbs  = words("reports", "between")
	reportPronouns = words("reports", "by")
)

// words reads the entries under [section] of a data file.
func words(file, section string) wordlist {
	b, err := data.ReadFile("data/" + file + ".txt")
	if err != nil {
		panic(err) // the file is part of the program
	}
	list, in := wordlist{}, false
	for line := range strings.Lines(string(b)) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			in = line == "["+section+"]"
		case in:
			list[line] = true
		}
	}
	return list
}
