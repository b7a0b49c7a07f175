package parse

import (
	"regexp"
	"strings"

	"parley/graph"
)

// A frusSender gathers who wrote a telegram, letter or memorandum, whose "I"
// its text then is.
type frusSender struct {
	person, ref string // marked as the sender in the title
	body        string // "Embassy in France"
	signed      string
	signedRef   string
	wrote       string // "From Vance." in the telegram's first line
	wroteRef    string
}

// fromPerson finds an unmarked sender in a title: "Telegram From Ambassador
// Johnson to the Department of State".
var fromPerson = regexp.MustCompile(`(?i)^(?:[\w-]+ )?(?:telegram|letter|message|memorandum|despatch|airgram|note) from (.+?) to `)

// firstLine finds the sender named at the head of a telegram.
var firstLine = regexp.MustCompile(`(?:^|[.;—] |\bfor \w+ )[Ff]rom (?:Ambassador |Governor |General |Secretary |Mr\. |Amb\. )?([A-Z][\w’'-]+)(?:\.| for |; )`)

func (s *frusSender) named(kind, text, ref string) {
	if kind == "from" {
		s.person, s.ref = text, ref
	}
}

func (s *frusSender) office(kind, text string) {
	if kind == "from" {
		s.body = text
	}
}

// first looks for the sender in one of a telegram's first paragraphs.
func (s *frusSender) first(b *body, p para) {
	const head = 200
	m := firstLine.FindSubmatchIndex(b.text[p.Start:min(p.End, p.Start+head)])
	if m == nil {
		return
	}
	name := graph.Span{Start: p.Start + m[2], End: p.Start + m[3]}
	s.wrote = string(b.text[name.Start:name.End])
	for _, mark := range b.marks {
		if mark.Contains(name) {
			s.wroteRef = mark.Ref
		}
	}
}

// signature keeps the name under a letter or telegram: its first line.
func (s *frusSender) signature(b *body) {
	if s.signed != "" {
		return
	}
	name := string(b.text)
	if len(b.marks) > 0 {
		m := b.marks[0]
		name, s.signedRef = name[m.Start:m.End], m.Ref
	}
	s.signed = strings.TrimSpace(name)
}

// name gives the sender as the record names him, the surest source first.
func (s *frusSender) name(title string) string {
	for _, name := range []string{s.person, s.wrote, s.signed} {
		if name != "" {
			return name
		}
	}
	if m := fromPerson.FindStringSubmatch(withoutNumber(title)); m != nil && s.body == "" {
		return strings.TrimPrefix(m[1], "the ")
	}
	return s.body
}

// reference gives the source's key of the person that name gives.
func (s *frusSender) reference() string {
	switch {
	case s.person != "":
		return s.ref
	case s.wrote != "":
		return s.wroteRef
	}
	return s.signedRef
}

// participant gives the sender as a participant, or none where only an office
// is known.
func (s *frusSender) participant(title string) (graph.Participant, bool) {
	name := s.name(title)
	return graph.Participant{Name: name, Ref: s.reference()}, name != "" && name != s.body
}
