package classify

import "testing"

// TestWordSets proves that every set that is asked for by name is there.
func TestWordSets(t *testing.T) {
	for name, set := range map[string]map[string]bool{
		"openers": openers, "joiners": joiners, "function": function, "yes": yesWords, "no": noWords,
		"pointing": pointing, "drafting": drafting, "announcing": announcing, "linking": linking, "callings": listedWords("callings"),
	} {
		if len(set) == 0 {
			t.Errorf("data/words.txt has no words for %q", name)
		}
	}
}
