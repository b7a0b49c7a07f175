// Package link finds in the turns of a record what is named in them: it writes
// Document.Entities, Mentions, Reports and Topics, and who spoke.
//
// A record is read several times, each time with more knowledge: its own lists
// and labels (people.go); every proper name, by the authority file (lexicon.go),
// by patterns (patterns.go) and as runs of capitalised words (runs.go), with the
// editors' glosses (gloss.go); who is the same person (unite.go); matters without
// a name (sightings.go, marks.go), judged by learnt weights (judge.go, issues.go);
// offices and short names that stand for what was named before (role.go,
// short.go); whose words are reported (reports.go); and what is being discussed
// (topics.go).
//
// What is known of the world stands in data/authority, in CSV files that any
// spreadsheet opens; the nouns of matters stand in data/matters, the words that
// the rules go by in data/words.
package link

import (
	"fmt"
	"io"

	"parley/graph"
)

// A Linker holds the authority file and the word lists. It is safe for
// concurrent use.
type Linker struct {
	lexicon *lexicon
	lists   *lists
	weights weights // of facts about matters without a name
}

// New makes a linker with the embedded authority file. Each of extra is a
// user's own authority file, YAML or CSV with the same columns; its entries
// add to the embedded ones, and replace those of the same kind and name.
func New(extra ...io.Reader) (*Linker, error) {
	entries, err := embedded()
	if err != nil {
		return nil, fmt.Errorf("read embedded authority file: %w", err)
	}
	for i, r := range extra {
		own, err := readAuthority(r)
		if err != nil {
			return nil, fmt.Errorf("read authority file %d: %w", i+1, err)
		}
		entries = append(entries, own...)
	}
	words, err := readLists()
	if err != nil {
		return nil, fmt.Errorf("read word lists: %w", err)
	}
	w, err := readWeights()
	if err != nil {
		return nil, fmt.Errorf("read weights of matters: %w", err)
	}
	return &Linker{newLexicon(entries), words, w}, nil
}

// Link finds entities, mentions, reports, topics and speakers of d. It writes
// these fields alone, and writes the same for the same d.
func (l *Linker) Link(d *graph.Document) error {
	r := newRecord(l, d)
	r.split()
	r.people()
	r.findNames()
	r.glosses()
	r.unitePeople()
	r.findMatters()
	r.findShort()
	r.findIssues()
	r.findReports()
	r.findTopics()
	r.write()
	return nil
}
