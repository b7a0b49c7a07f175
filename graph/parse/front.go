package parse

import (
	"strings"

	"parley/graph"
)

// writeRecord writes a plain text, which begins in the source at byte offset
// at, and reads from the lines at its head what they tell about it.
func (b *body) writeRecord(h *graph.Header, s string, at int) {
	f := front{header: h}
	n := f.read(s)
	b.listed = h.Participants
	b.writeLines(s[:n], at)
	b.top = len(b.paras)
	b.writeLines(s[n:], at+n)
}

// A front reads the lines above a text's first paragraph: title, date, place,
// participants and the like.
type front struct {
	header *graph.Header
	office string // whose holder the next line names: "president"
	list   bool   // the lines are a list of participants
}

// read gives the length of what stands above the text itself.
func (f *front) read(s string) (n int) {
	const most = 16 << 10
	single := layoutOf(s[:min(len(s), most)]).unwrapped()
	for rest := s[:min(len(s), most)]; rest != ""; {
		block := rest
		if end := blankLine(rest); end > 0 {
			block = rest[:end]
		}
		if end := strings.IndexByte(block, '\n'); single && end > 0 {
			block = block[:end+1]
		}
		used := f.block(block)
		n += used
		if used < len(block) {
			return n
		}
		rest = rest[len(block):]
	}
	return n
}

// blankLine gives the offset after the first line that is blank and follows
// one that is not, or 0.
func blankLine(s string) (at int) {
	filled := false
	for line := range strings.Lines(s) {
		at += len(line)
		if strings.TrimSpace(line) != "" {
			filled = true
		} else if filled {
			return at
		}
	}
	return 0
}

// block reads lines without a blank one between, up to the first that belongs
// to the text, and gives the length of what it read.
func (f *front) block(s string) (used int) {
	trimmed := strings.TrimSpace(s)
	prose := trimmed != "" && strings.IndexByte(".!?", trimmed[len(trimmed)-1]) >= 0
	for line := range strings.Lines(s) {
		if bare := strings.Trim(line, "# \t\r\n"); bare != "" && !f.line(bare, prose) {
			return used
		}
		used += len(line)
	}
	f.list = f.list && !strings.Contains(trimmed, "\n")
	return used
}

// line reads a line and reports whether it belongs to the front. The block it
// stands in is prose if it ends like a sentence.
func (f *front) line(s string, prose bool) bool {
	const longest = 160 // bytes of a title
	n, words := labelOf(s)
	heading := strings.ToLower(s[:n])
	switch {
	case n > 0 && !labelFalse[heading] && !f.seat(heading, s[words:]):
		return false
	case n > 0:
		setField(f.header, heading, s[words:])
		f.list = frontLists[heading] || labelOffices[heading]
		if frontLists[heading] {
			f.participant(s[words:])
		}
		return true
	case len(s) > longest, prose && reportsSpeech(s):
		return false
	case f.list:
		f.participant(s)
	case isDateLine(s):
		setDate(f.header, s)
	case prose && f.header.Title != "":
		return false
	case f.header.Title == "":
		f.header.Title = strings.Join(strings.Fields(s), " ")
		setDate(f.header, s)
	default:
		setDate(f.header, s)
	}
	return true
}

// frontLists are the headings above lists of participants.
var frontLists = words("labels", "list")

// seat reports whether what stands after an office's colon is no speech but its
// holder: "Mrs. Lucas . . . (Lakeland)", or nothing.
func (f *front) seat(office, s string) bool {
	if !labelOffices[office] || s != "" && !strings.Contains(s, ". . .") {
		return false
	}
	f.office = office
	return true
}

// participant adds the person or persons of a line of a list of participants:
// "Name, Role", or "Mr. Holm Ambassador Reyes" where columns have run together.
func (f *front) participant(s string) {
	if left, right, leader := strings.Cut(s, ". . ."); leader {
		f.seated(strings.TrimSpace(left), strings.Trim(right, " ."))
		return
	}
	name, role, listed := strings.Cut(s, ",")
	names := []string{name}
	if !listed {
		names = titledNames(name)
	}
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			takePart(f.header, graph.Participant{Name: name, Role: strings.TrimSpace(role)})
		}
	}
}

// seated adds a participant from the two sides of a dotted line: "Mrs. Lucas",
// "(Lakeland)" or "Norland", "Ms. Oduya".
func (f *front) seated(left, right string) {
	p := graph.Participant{Name: right, Side: left}
	if strings.HasPrefix(right, "(") {
		p = graph.Participant{Name: left, Side: strings.Trim(right, "()")}
	}
	if f.office != "" {
		takePart(f.header, graph.Participant{Name: "The " + strings.ToUpper(f.office[:1]) + f.office[1:], Side: p.Side})
		p.Role, f.office = f.office, ""
	}
	takePart(f.header, p)
}

// titledNames parts names that each begin with a title; a line that does not
// is one name.
func titledNames(s string) (names []string) {
	words := strings.Fields(s)
	start := 0
	for i := 1; i < len(words) && labelTitles[foldWord(words[0])]; i++ {
		if labelTitles[foldWord(words[i])] && !labelTitles[foldWord(words[i-1])] && !particles[words[i-1]] {
			names = append(names, strings.Join(words[start:i], " "))
			start = i
		}
	}
	return append(names, strings.Join(words[start:], " "))
}
