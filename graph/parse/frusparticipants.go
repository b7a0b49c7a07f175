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
	sideAbroad  = words("sides", "abroad")

	frusClasses    = words("frus", "class").sorted()
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
				all = append(all, f.line(start, at))
				start = at
			}
		}
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
// a side is the side of those below it.
func readParticipants(lines []listLine) []graph.Participant {
	var all []graph.Participant
	side := ""
	for _, l := range lines {
		if s, ok := l.side(); ok {
			side = s
			continue
		}
		if s, rest, ok := strings.Cut(l.text, ": "); ok && isSide(s) && l.from >= len(s)+2 {
			side, l.text, l.from, l.to = s, rest, l.from-len(s)-2, l.to-len(s)-2
		}
		if p := l.participant(); p.Name != "" {
			if p.Side = side; side == "" {
				p.Side = sideOf(p.Role)
			}
			all = append(all, p)
		}
	}
	return all
}

// side gives the side that the line names, if it is such a line.
func (l *listLine) side() (string, bool) {
	name, colon := strings.CutSuffix(l.text, ":")
	name = strings.TrimSpace(name)
	switch {
	case name == "" || strings.ContainsAny(name, ",("):
		return "", false
	case isSide(name):
		return name, true
	case (colon || l.italic) && l.from == l.to && !hasOffice(strings.Fields(name)):
		return name, true
	}
	return "", false
}

// isSide reports whether name is a state or body: "U.S.", "the Soviet side".
func isSide(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, ".", ""))
	name = strings.TrimPrefix(name, "the ")
	for _, end := range []string{" side", " delegation", " participants", " representatives"} {
		name = strings.TrimSuffix(name, end)
	}
	return sideNames[name] || sideParties[name]
}

// sideOf finds the state in an office: "PRC Permanent Representative". A state
// that the office only deals with is not meant: "Ambassador to France".
func sideOf(role string) string {
	all := strings.Fields(strings.ReplaceAll(role, ",", " , "))
	for i := range all {
		for n := min(4, len(all)-i); n > 0; n-- {
			name := strings.Join(all[i:i+n], " ")
			if sideNames[strings.ToLower(strings.ReplaceAll(name, ".", ""))] && !abroad(all[:i]) {
				return name
			}
		}
	}
	return ""
}

func abroad(before []string) bool {
	n := len(before)
	if n > 0 && strings.EqualFold(before[n-1], "the") {
		n--
	}
	return n > 0 && sideAbroad[strings.ToLower(before[n-1])]
}

// participant takes a line apart: "Dr. Henry A. Kissinger, Secretary of State".
func (l *listLine) participant() graph.Participant {
	before, name, after := l.parts()
	first := foldWord(firstWord(before + name))
	if name == "" || l.from == l.to && frusUnnamed[first] {
		return graph.Participant{}
	}
	role := strings.Trim(strings.Join(slices.DeleteFunc([]string{honorless(before), after}, func(s string) bool { return s == "" }), ", "), " ,;.")
	return graph.Participant{Name: name, Role: role, Ref: l.ref}
}

// parts cuts the line into what stands before the name, the name, and the rest.
func (l *listLine) parts() (before, name, after string) {
	if l.from < l.to {
		before, name, after = l.text[:l.from], l.text[l.from:l.to], l.text[l.to:]
		if rest, ok := strings.CutPrefix(after, ", Jr."); ok {
			name, after = name+", Jr.", rest
		}
	} else {
		cut := strings.IndexAny(l.text+",", ",(;")
		before, name = leadingOffice(l.text[:cut])
		after = l.text[cut:]
	}
	return strings.TrimSpace(before), strings.Trim(name, " ,.:"), strings.Trim(after, " ,;()")
}

// leadingOffice parts titles from the name that they stand before. An office
// alone, "The Secretary", is the name.
func leadingOffice(s string) (office, name string) {
	all := strings.Fields(s)
	n := 0
	for n < len(all) && (labelTitles[foldWord(all[n])] || labelOffices[foldWord(all[n])]) {
		n++
	}
	if n == len(all) || !startsUpper(all[n]) {
		return "", s
	}
	return strings.Join(all[:n], " "), strings.Join(all[n:], " ")
}

// honorless gives the office in what stands before a name, without "Mr.".
func honorless(before string) string {
	all := strings.Fields(before)
	for len(all) > 0 && (frusHonorifics[foldWord(all[0])] || strings.EqualFold(all[0], "the")) {
		all = all[1:]
	}
	return strings.Join(all, " ")
}
