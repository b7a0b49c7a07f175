package parse

import (
	"slices"
	"strings"

	"parley/graph"
)

// Words that the lists of participants are read by.
var (
	sideNames   = words("sides", "side")
	sideParties = words("sides", "party")
	sideOffices = words("sides", "office")
	sideAbroad  = words("sides", "abroad")
	sideNone    = words("sides", "none")

	frusTalks      = words("frus", "talk").sorted()
	frusOthers     = words("frus", "other").sorted()
	frusClasses    = words("frus", "class").sorted()
	frusOwn        = words("frus", "own").sorted()
	frusForeign    = words("frus", "foreign").sorted()
	frusBelow      = words("frus", "below").sorted()
	frusHonorifics = words("frus", "honorific")
	frusUnnamed    = words("frus", "unnamed")
)

// sorted gives the entries in order.
func (l wordlist) sorted() []string {
	var all []string
	for w := range l {
		all = append(all, w)
	}
	slices.Sort(all)
	return all
}

// A listLine is one line of a list of participants, with the name that the
// source marks in it.
type listLine struct {
	text   string
	italic bool
	from   int // where the marked name stands in text; both 0 where none is marked
	to     int
	ref    string
}

// lines cuts paragraphs of the flow into lines, also at line breaks.
func (f *teiFlow) lines(paras []para) []listLine {
	var all []listLine
	for _, p := range paras {
		start := p.Start
		for _, at := range append(slices.Clone(f.breaks), p.End) {
			if at > start && at <= p.End {
				all = append(all, f.persons(f.line(start, at), start)...)
				start = at
			}
		}
	}
	return all
}

// persons parts a line that lists several persons, each with a title:
// "President Bayar, Prime Minister Menderes, Mr. Benler".
func (f *teiFlow) persons(l listLine, start int) []listLine {
	parts := strings.Split(l.text, ", ")
	titled := func(s string) bool {
		first, _, _ := strings.Cut(s, " ")
		return labelTitles[foldWord(first)] && len(strings.Fields(s)) < 5
	}
	if len(parts) < 3 || slices.ContainsFunc(parts, func(s string) bool { return !titled(s) }) {
		return []listLine{l}
	}
	var all []listLine
	at := start + strings.Index(string(f.body.text[start:]), l.text)
	for _, part := range parts {
		all = append(all, f.line(at, at+len(part)))
		at += len(part) + len(", ")
	}
	return all
}

func (f *teiFlow) line(start, end int) listLine {
	for start < end && f.body.text[start] == ' ' {
		start++
	}
	l := listLine{text: strings.TrimRight(string(f.body.text[start:end]), " ")}
	for _, s := range f.italics {
		l.italic = l.italic || s.Start <= start && s.End+1 >= start+len(l.text)
	}
	for _, m := range f.body.marks {
		if m.Start >= start && m.End <= end && m.Len() > 0 {
			l.from, l.to, l.ref = m.Start-start, m.End-start, m.Ref
			break
		}
	}
	return l
}

// readParticipants reads the lines of a list of participants. A line that names
// a side is the side of those below it; where there are none, an office tells
// its side, and those below it that tell nothing are of the same.
func readParticipants(lines []listLine) []graph.Participant {
	var all []graph.Participant
	listed, told := "", ""
	for _, l := range lines {
		if s, ok := l.side(); ok {
			listed = s
			continue
		}
		if s, rest, ok := strings.Cut(l.text, ": "); ok && isSide(s) && l.from >= len(s)+2 {
			listed, l.text, l.from, l.to = s, rest, l.from-len(s)-2, l.to-len(s)-2
		}
		p := l.participant()
		if p.Name == "" {
			continue
		}
		if p.Side = listed; listed == "" {
			told = officeSide(p, told)
			p.Side = told
		}
		all = append(all, p)
	}
	return all
}

// participant takes a line apart: "Dr. Henry A. Kissinger, Secretary of State".
func (l *listLine) participant() graph.Participant {
	before, name, after := l.parts()
	first, _, _ := strings.Cut(strings.TrimSpace(before+" "+name), " ")
	if name == "" || l.from == l.to && frusUnnamed[strings.ToLower(first)] {
		return graph.Participant{}
	}
	if office, ok := strings.CutPrefix(name, "The "); ok && l.ref == "" && personal(after) {
		before, name, after = office, after, ""
	}
	role := honorless(before)
	if after = strings.Trim(after, "—– "); role != "" && after != "" && !strings.HasPrefix(after, "of ") {
		role += ","
	}
	return graph.Participant{Name: name, Role: strings.TrimSpace(role + " " + after), Ref: l.ref}
}

// personal reports whether s is a person's name and no office.
func personal(s string) bool {
	all := strings.Fields(s)
	return len(all) > 1 && len(all) < 5 && !slices.ContainsFunc(all, func(w string) bool { return !startsUpper(w) || labelTitles[foldWord(w)] || sideOffices[foldWord(w)] })
}

// parts cuts the line into what stands before the name, the name, and the rest.
func (l *listLine) parts() (before, name, after string) {
	cut := l.to
	if l.from == l.to || l.from > strings.IndexAny(l.text+",", ",(;") {
		l.from, l.to, l.ref = 0, 0, "" // what is marked is not the person listed
		cut = strings.IndexAny(l.text+",", ",(;")
	}
	before, name = leadingOffice(strings.Trim(l.text[l.from:cut], " ,.:"))
	before = strings.TrimSpace(l.text[:l.from] + before)
	after = l.text[cut:]
	for _, junior := range []string{", Jr.", " Jr.", ", Jr", ", Sr."} {
		if rest, ok := strings.CutPrefix(after, junior); ok {
			name, after = name+", "+strings.Trim(junior, ", "), rest
			break
		}
	}
	if n, of, ok := strings.Cut(name, " of "); ok && before != "" {
		name, after = n, "of "+of+after
	}
	after = strings.Trim(after, " ,;")
	if strings.HasPrefix(after, "(") && strings.IndexByte(after, ')') == len(after)-1 {
		after = after[1 : len(after)-1]
	}
	return before, name, after
}

// leadingOffice parts titles from the name that they stand before. An office
// alone, "The Secretary", is the name.
func leadingOffice(s string) (office, name string) {
	all := strings.Fields(s)
	n := 0
	for n < len(all) && (labelTitles[foldWord(all[n])] || labelOffices[foldWord(all[n])]) {
		n++
	}
	if n == len(all) || !startsUpper(all[n]) && !particles[all[n]] || all[n] == "of" || all[n] == "for" || all[n] == "to" {
		return "", s
	}
	return strings.Join(all[:n], " "), strings.Join(all[n:], " ")
}

// honorless gives the office in what stands before a name, without "Mr.".
func honorless(before string) string {
	all := strings.Fields(strings.NewReplacer("—", " ", "–", " ").Replace(before))
	if n := len(all); n > 0 && frusHonorifics[foldWord(all[n-1])] {
		all = all[:n-1]
	}
	for len(all) > 0 && (frusHonorifics[foldWord(all[0])] || strings.EqualFold(all[0], "the")) {
		all = all[1:]
	}
	return strings.Join(all, " ")
}
