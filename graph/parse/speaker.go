package parse

import (
	"sort"
	"strings"

	"parley/graph"
)

// speakers knows what a record itself tells about who speaks in it.
type speakers struct {
	count map[string]int // how often a surname or office stands in a label
	known wordlist       // words of the names that the record's header lists
	caps  bool           // labels are written in capitals
	brief bool           // the record is short, and most paragraphs look labelled
	text  string
	used  usage           // of the last words of labels
	whole map[string]bool // what calledWhole found
}

// findLabels gives every paragraph that begins with a speaker's label its
// label. Who is a speaker is inferred from the record: titles and offices, the
// list of participants, how often a label comes, and how the name is used
// elsewhere in the text.
func (b *body) findLabels() {
	s := speakers{count: map[string]int{}, used: usage{}, whole: map[string]bool{}, known: knownWords(b.listed), text: string(b.text)}
	capitals, named := 0, 0
	for i := range b.paras {
		p := &b.paras[i]
		if p.kind != "" || i < b.top {
			continue
		}
		n, words := labelOf(s.text[p.Start:p.End])
		if n == 0 {
			continue
		}
		p.label.Start, p.label.End, p.words = p.Start, p.Start+n, p.Start+words
		p.name = bareName(s.text[p.label.Start:p.label.End])
		s.count[surname(p.name)]++
		s.used.watch(p.name)
		if !falseLabel(p.name) {
			named++
			if p.name == strings.ToUpper(p.name) {
				capitals++
			}
		}
	}
	s.used.tally(s.text)
	s.caps, s.brief = capitals >= 3 && capitals*10 >= named*8, s.short(len(b.paras)-b.top)
	for i := range b.paras {
		p := &b.paras[i]
		if p.label.Len() == 0 {
			continue
		}
		p.sure = b.marksName(p.label) && !falseLabel(p.name) || s.sure(s.text[p.label.Start:p.label.End], p.name)
		if !p.sure && !s.accept(p.name) {
			p.unlabel()
		}
	}
	s.labelVariants(b)
	s.splitLabels(b)
	b.nameMarked()
}

// unlabel takes back the label of a paragraph.
func (p *para) unlabel() { *p = para{Span: p.Span, words: p.Start, kind: p.kind} }

// marksName reports whether the source's markup has a person's name, with its
// key, at the end of a label.
func (b *body) marksName(label graph.Span) bool {
	i := sort.Search(len(b.marks), func(i int) bool { return b.marks[i].End >= label.End })
	return i < len(b.marks) && b.marks[i].End == label.End && b.marks[i].Start >= label.Start && b.marks[i].Ref != ""
}

// nameMarked gives each label the key of the source's markup within it or,
// where there is none, the key that the record's own list of persons or other
// labels have for the name.
func (b *body) nameMarked() {
	refs := refsByName{}
	for _, p := range b.listed {
		for w := range strings.FieldsSeq(p.Name) {
			refs.add(foldWord(w), p.Ref)
		}
	}
	m := 0
	for i := range b.paras {
		p := &b.paras[i]
		if p.label.Len() == 0 || p.ref != "" {
			continue
		}
		for m < len(b.marks) && b.marks[m].Start < p.label.Start {
			m++
		}
		if m < len(b.marks) && b.marks[m].Start < p.label.End && b.marks[m].Ref != "" {
			p.ref = b.marks[m].Ref
			refs.add(surname(p.name), p.ref)
		}
	}
	for i := range b.paras {
		if p := &b.paras[i]; p.label.Len() > 0 && p.ref == "" {
			p.ref = refs[surname(p.name)]
		}
	}
}

// refsByName are the source's keys of persons by a word of their names; empty
// where the word is that of several persons.
type refsByName map[string]string

func (r refsByName) add(word, ref string) {
	if old, ok := r[word]; ok && old != ref {
		ref = ""
	}
	r[word] = ref
}

// short reports whether the record is too short for names to come again, so
// that it counts that nearly all its paragraphs begin with what looks like one.
func (s *speakers) short(paragraphs int) bool {
	const most = 12
	all := 0
	for _, c := range s.count {
		all += c
	}
	return paragraphs <= most && all > 1 && all*4 >= paragraphs*3
}

// sure reports whether a label of the right shape names a speaker by itself:
// somebody whom the record lists, a title, or a name that comes again.
func (s *speakers) sure(label, name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || s.isKnown(words) {
		return len(words) > 0
	}
	first := foldWord(words[0])
	switch {
	case falseLabel(name):
		return false
	case label[0] == '[', labelTitles[first], first == "the" && hasOffice(words[1:]):
		return true
	}
	return s.count[surname(name)] > 1 && (!s.common(name) || s.calledWhole(name))
}

// calledWhole reports whether a name of several words, "Ben Read", stands in
// the text elsewhere than in labels.
func (s *speakers) calledWhole(name string) bool {
	called, ok := s.whole[name]
	if !ok {
		called = strings.Contains(name, " ") && strings.Count(s.text, name) > strings.Count(s.text, name+":")
		s.whole[name] = called
	}
	return called
}

// accept reports whether a label that is not sure still names a speaker,
// judging by how others are labelled and how the text uses the name.
func (s *speakers) accept(name string) bool {
	switch {
	case name == "", falseLabel(name), isSide(name):
		return false
	case hasOffice(strings.Fields(strings.ToLower(name))):
		return true
	case s.count[surname(name)] > 1:
		return false
	case s.caps && name == strings.ToUpper(name):
		return true
	}
	return s.brief || s.calledElsewhere(name)
}

// falseLabel reports whether name is a word that only looks like a speaker, or
// ends with one and has no title: "SOURCE REF".
func falseLabel(name string) bool {
	word, _, more := strings.Cut(name, " ")
	first, whole := foldWord(word), foldWord(name)
	return labelFalse[whole] || more && (labelOpenings[first] || labelFalse[surname(name)] && !labelTitles[first])
}

func (s *speakers) isKnown(words []string) bool {
	for _, w := range words {
		if s.known[foldWord(w)] {
			return true
		}
	}
	return false
}

func hasOffice(words []string) bool {
	for _, w := range words {
		if labelOffices[foldWord(w)] {
			return true
		}
	}
	return false
}

// common reports whether the last word of name is an everyday word of this
// record: written in lower case more often than not.
func (s *speakers) common(name string) bool {
	u := s.used.of(name)
	return u.lower > 0 && u.lower >= u.upper
}

// calledElsewhere reports whether the text calls somebody by the last word of
// name within a sentence, and never uses it as an everyday word.
func (s *speakers) calledElsewhere(name string) bool {
	u := s.used.of(name)
	return u.lower == 0 && u.upper > 0
}

// surname gives the word by which labels of one speaker are counted together:
// "President Ford" and "Ford" are one.
func surname(name string) string {
	return foldWord(name[strings.LastIndexByte(name, ' ')+1:])
}

// knownWords gives the words of listed names that tell persons apart.
func knownWords(listed []graph.Participant) wordlist {
	known := wordlist{}
	for _, p := range listed {
		for w := range strings.FieldsSeq(p.Name) {
			if f := foldWord(w); len(f) > 2 && !labelTitles[f] && !labelOffices[f] && !particles[f] && !labelFalse[f] && startsName(w) {
				known[f] = true
			}
		}
	}
	return known
}
