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

// side gives the side that the line names, if it is such a line.
func (l *listLine) side() (string, bool) {
	name, colon := strings.CutSuffix(l.text, ":")
	name = strings.TrimSpace(name)
	switch {
	case name == "" || strings.ContainsAny(name, ",("):
		return "", false
	case sideNone[strings.ToLower(name)]:
		return "", true
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

// officeSide tells the side of p by the office: "PRC Permanent Representative",
// "President of Romania", and in a record of the United States "The Secretary".
// Aides have the side of the person above.
func officeSide(p graph.Participant, above string) string {
	const own = "United States"
	words := strings.Fields(strings.NewReplacer(",", " ,", "(", "( ", ")", " )", ".", "").Replace(p.Role))
	role := " " + strings.ToLower(strings.Join(words, " "))
	switch state := officeState(words); {
	case state != "":
		return state
	case containsAny(role, frusOwn), p.Role == "" && strings.HasPrefix(p.Name, "The "), isBureau(p.Role):
		return own
	case containsAny(role, frusForeign) && above == own:
		return ""
	case containsAny(role, frusForeign), containsAny(role, frusBelow):
		return above
	}
	return ""
}

// isBureau reports whether a role is the sign of a bureau of the Department of
// State, which its lists write behind or before a name: "EUR", "S/S", "G".
func isBureau(role string) bool {
	return role != "" && len(role) <= 6 && strings.Trim(role, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/") == ""
}

// officeState finds a state before an office or after "of" in the words of a role.
func officeState(all []string) string {
	for i := range all {
		for n := min(4, len(all)-i); n > 0; n-- {
			name := strings.Join(all[i:i+n], " ")
			if sideNames[strings.ToLower(name)] && belongs(all[:i], all[i+n:]) {
				return name
			}
		}
	}
	return ""
}

// belongs reports whether a state between these words is that of the office:
// "Soviet Ambassador", "Minister of Algeria", "Chief of Protocol, PRC", but not
// "Ambassador to France" nor "Chief, USA Department".
func belongs(before, after []string) bool {
	ends := len(after) == 0 || after[0] == "," || after[0] == ")" || strings.EqualFold(after[0], "and")
	if n := len(before); n > 0 && strings.EqualFold(before[n-1], "the") {
		before = before[:n-1]
	}
	last := ""
	if n := len(before); n > 0 {
		last = strings.ToLower(before[n-1])
	}
	switch {
	case last == "of" || last == "," || last == "" && len(after) == 0:
		return ends || isOffice(after[0]) && last != "of"
	case sideAbroad[last]:
		return false
	}
	return len(after) > 0 && isOffice(after[0])
}

func isOffice(word string) bool {
	word = strings.ToLower(word)
	return labelTitles[word] || sideOffices[word]
}

func containsAny(s string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(s, " "+p) {
			return true
		}
	}
	return false
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
