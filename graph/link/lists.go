package link

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// Lists are the word lists of data/words, read once.
type lists struct {
	titles     map[string]bool             // words before a name
	ladies     map[string]bool             // titles of women
	ordinary   map[string]bool             // capitalised words that name nothing
	heads      map[string]graph.EntityKind // last or first noun of a name
	ofHeads    map[string]graph.EntityKind // nouns that "of X" follows
	adjectives map[string]string           // "chinese" -> "China"
	bodies     map[string]bool             // "government", after an adjective
	roles      phrase.Set[string]          // "secretary" -> the role's canonical name
	shorts     phrase.Set[graph.EntityKind]
	matters    phrase.Set[matterName]
	modifiers  map[string]bool   // words that say which matter a noun means
	asks       map[string]bool   // verbs of negotiating
	questions  map[string]bool   // nouns that call something a matter
	musts      map[string]bool   // verbs behind what is demanded
	ties       map[string]bool   // words between a matter and what it is of
	verbs      map[string]string // reporting verbs: "say" or "want"
	between    map[string]bool   // words between a subject and its verb
	opening    map[string]bool   // words in front of the subject of a clause
	views      map[string]bool   // nouns of opinion
	announce   phrase.Set[string]
	pointers   map[string]bool // words before a short name: "the", "this"
	indefinite map[string]bool // words before a noun that names nothing: "a", "any"
	months     map[string]bool
	papers     map[string]bool // papers known by their day: "draft", "note"
	keepers    [][2]string     // editions and archives, and their states
}

func readLists() (*lists, error) {
	l := &lists{
		titles: map[string]bool{}, ladies: map[string]bool{}, ordinary: map[string]bool{}, heads: map[string]graph.EntityKind{}, ofHeads: map[string]graph.EntityKind{},
		adjectives: map[string]string{}, bodies: map[string]bool{}, modifiers: map[string]bool{}, asks: map[string]bool{}, questions: map[string]bool{}, musts: map[string]bool{}, ties: map[string]bool{}, verbs: map[string]string{}, between: map[string]bool{}, opening: map[string]bool{}, views: map[string]bool{},
		months: map[string]bool{}, papers: map[string]bool{}, pointers: map[string]bool{}, indefinite: map[string]bool{},
	}
	for _, f := range []struct {
		name string
		add  func(key, value string)
	}{
		{"titles", func(k, _ string) { l.titles[k] = true }},
		{"ladies", func(k, _ string) { l.ladies[k] = true }},
		{"ordinary", func(k, _ string) { l.ordinary[k] = true }},
		{"heads", func(k, v string) { l.heads[k] = graph.EntityKind(v) }},
		{"of-heads", func(k, v string) { l.ofHeads[k] = graph.EntityKind(v) }},
		{"adjectives", func(k, v string) { l.adjectives[k] = v }},
		{"bodies", func(k, _ string) { l.bodies[k] = true }},
		{"roles", func(k, v string) { l.roles.Add(k, v) }},
		{"shorts", func(k, v string) { l.shorts.Add(k, graph.EntityKind(v)) }},
		{"modifiers", func(k, _ string) { l.modifiers[k] = true }},
		{"asks", func(k, _ string) { l.asks[k] = true }},
		{"questions", func(k, _ string) { l.questions[k] = true }},
		{"musts", func(k, _ string) { l.musts[k] = true }},
		{"ties", func(k, _ string) { l.ties[k] = true }},
		{"reporting", func(k, v string) { l.verbs[k] = v }},
		{"pointers", func(k, _ string) { l.pointers[k] = true }},
		{"indefinite", func(k, _ string) { l.indefinite[k] = true }},
		{"months", func(k, _ string) { l.months[k] = true }},
		{"papers", func(k, _ string) { l.papers[k] = true }},
		{"keepers", func(k, v string) { l.keepers = append(l.keepers, [2]string{k, v}) }},
		{"between", func(k, _ string) { l.between[k] = true }},
		{"opening", func(k, _ string) { l.opening[k] = true }},
		{"views", func(k, _ string) { l.views[k] = true }},
		{"announcements", func(k, v string) { l.announce.Add(k, v) }},
	} {
		if err := readList("data/words/"+f.name+".txt", f.add); err != nil {
			return nil, err
		}
	}
	return l, l.readMatters()
}

// A matterName is the name under which a matter is kept.
type matterName struct {
	name   string
	common bool // many records use the word of other things
}

// readMatters reads the names of matters; "?" stands before those that are
// common words.
func (l *lists) readMatters() error {
	paths, err := fs.Glob(files, "data/matters/*.txt")
	if err != nil {
		return err
	}
	for _, p := range paths {
		if err := readList(p, l.addMatter); err != nil {
			return err
		}
	}
	return nil
}

func (l *lists) addMatter(key, name string) {
	name, common := strings.CutPrefix(name, "?")
	if name == "" {
		name = singular(strings.ToLower(key))
	}
	l.matters.Add(possessive.Replace(key), matterName{name, common})
}

// readList hands every line of a list to add: its key and, after " = ", its
// value. Lines of several keys part them by commas. # begins a comment.
func readList(path string, add func(key, value string)) error {
	data, err := files.ReadFile(path)
	if err != nil {
		return err
	}
	for s, n := bufio.NewScanner(bytes.NewReader(data)), 1; s.Scan(); n++ {
		line, _, _ := strings.Cut(s.Text(), "#")
		keys, value, _ := strings.Cut(line, "=")
		value = strings.TrimSpace(value)
		for k := range strings.SplitSeq(keys, ",") {
			if k = strings.TrimSpace(k); k != "" {
				add(k, value)
			} else if value != "" {
				return fmt.Errorf("%s:%d: value %q without a key", path, n, value)
			}
		}
	}
	return nil
}
