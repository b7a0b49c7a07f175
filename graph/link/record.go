package link

import (
	"cmp"
	"slices"
	"strconv"

	"parley/graph"
	"parley/graph/phrase"
)

// A record is a document being linked.
type record struct {
	*Linker
	d      *graph.Document
	year   int    // 0 where unknown
	date   period // open where unknown
	words  []word
	folds  []string // of words, same indexes
	turnAt []int    // index of the first word of each turn, and the end

	things    []*thing
	ofEntry   map[*entry]*thing
	byName    map[string]*thing // folded names found or made in this record
	local     phrase.Set[*thing]
	surnames  map[string][]*thing // persons by each folded word of their names
	hits      []hit
	sightings []sighting // of matters without a name

	byID    map[graph.ID]*thing // persons who speak
	holders map[string][]*thing // who holds an office in this record
	asked   map[string]bool     // offices looked up in the authority file
	lower   map[string]bool     // words that the record writes without a capital
}

// A thing is an entity in the making.
type thing struct {
	kind    graph.EntityKind
	name    string
	aliases []string
	entry   *entry   // nil where the authority file lacks it
	own     graph.ID // of a thing without an entry, once asked for
	role    string   // of a person, as the record's lists give it
	titles  []string // of a person, as the text gives them
	side    *thing   // the state a person speaks for
	count   int      // mentions
	listed  bool     // named by the record's own lists or labels
	cited   bool     // a report is his
}

// A hit is a mention in the making: words from, up to, of r.words.
type hit struct {
	from, to int
	thing    *thing
}

func newRecord(l *Linker, d *graph.Document) *record {
	r := &record{Linker: l, d: d, ofEntry: map[*entry]*thing{}, byName: map[string]*thing{}, surnames: map[string][]*thing{},
		byID: map[graph.ID]*thing{}, asked: map[string]bool{}, lower: map[string]bool{}}
	if len(d.Date) >= 4 {
		r.year, _ = strconv.Atoi(d.Date[:4])
		r.date = periodOf(d.Date)
	}
	return r
}

// of gives the record's thing for an entry of the authority file.
func (r *record) of(e *entry) *thing {
	t := r.ofEntry[e]
	if t == nil {
		t = &thing{kind: e.kind, name: e.name, aliases: e.aliases, entry: e}
		r.ofEntry[e] = t
		r.things = append(r.things, t)
		r.byName[foldName(e.name)] = t
		if e.kind == graph.Person {
			r.index(t)
		}
	}
	return t
}

// make gives the record's thing of that name, or a new one.
func (r *record) make(kind graph.EntityKind, name string) *thing {
	key := foldName(name)
	if t := r.byName[key]; t != nil {
		return t
	}
	t := &thing{kind: kind, name: name}
	r.byName[key] = t
	r.things = append(r.things, t)
	if kind == graph.Person {
		r.index(t)
	}
	return t
}

// alias gives t one more name.
func (t *thing) alias(name string) {
	if name != "" && name != t.name && !slices.Contains(t.aliases, name) {
		t.aliases = append(slices.Clip(t.aliases), name)
	}
}

func (t *thing) id() graph.ID {
	if t.entry != nil {
		return t.entry.id
	}
	if t.own.IsZero() {
		t.own = graph.EntityID(t.kind, t.name)
	}
	return t.own
}

// voice reports whether t is a person who takes part in the talks: the record
// lists him or speaks of him again and again.
func (r *record) voice(t *thing) bool {
	const few, share = 3, 10
	return t.kind == graph.Person && (t.listed || t.count >= max(few, len(r.d.Turns)/share))
}

// write puts what was found into the document.
func (r *record) write() {
	r.sortHits()
	for _, h := range r.hits {
		r.d.Mentions = append(r.d.Mentions, graph.Mention{
			Turn:   int(r.words[h.from].turn),
			Entity: h.thing.id(),
			Span:   graph.Span{Start: r.words[h.from].Start, End: r.words[h.to-1].End},
		})
	}
	r.writeEntities()
}

func (r *record) sortHits() {
	slices.SortFunc(r.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
}
