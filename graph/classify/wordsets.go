package classify

import (
	_ "embed"
	"strings"
)

//go:embed data/words.txt
var wordsFile string

// listedWords gives a set of data/words.txt by its name; it is empty where there
// is no such set.
func listedWords(name string) map[string]bool { return wordSet(listed(name)) }

// listed gives the words of a set as they are listed.
func listed(name string) string {
	for _, line := range lines(wordsFile) {
		if words, ok := strings.CutPrefix(line, name+":"); ok {
			return words
		}
	}
	return ""
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
