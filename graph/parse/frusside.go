package parse

import (
	"strings"

	"parley/graph"
)

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
