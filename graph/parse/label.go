package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxLabel      = 140 // bytes of a label, with office and state in brackets
	maxLabelWords = 9
)

// labelOf finds what looks like a speaker's label at the start of a paragraph:
// capitalised words, with brackets and the particles of names, up to a colon.
// It gives the label's length and where the words begin; both are 0 where
// there is none.
func labelOf(s string) (label, words int) {
	if s == "" || !startsName(s) {
		return 0, 0
	}
	colon := strings.IndexByte(s[:min(len(s), maxLabel)], ':')
	if colon <= 0 || !labelShaped(s[:colon]) {
		return 0, 0
	}
	after := s[colon+1:]
	if after != "" && (after[0] >= '0' && after[0] <= '9' || after[0] == '/' || after[0] == ':') {
		return 0, 0
	}
	words = len(s) - len(strings.TrimLeft(after, " \n"))
	return len(strings.TrimRight(s[:colon], " ")), words
}

func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || r == '['
}

// labelShaped reports whether s, which stands before a colon, is built like a
// name or an office.
func labelShaped(s string) bool {
	title, rest, _ := strings.Cut(s, " ")
	anyCase := labelCourtesy[foldWord(title)] && strings.HasSuffix(rest, ")") // "Mrs. ngu (Nigeria)": misread capitals
	n := 0
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " ") {
		if s[0] == '[' || s[0] == '(' {
			end := strings.IndexByte(s, closing(s[0]))
			if end < 0 {
				return false
			}
			s = s[end+1:]
			continue
		}
		end := strings.IndexAny(s, " ([")
		if end < 0 {
			end = len(s)
		}
		if n++; n > maxLabelWords || !labelWord(s[:end], n == 1, end == len(s)) && !anyCase {
			return false
		}
		s = s[end:]
	}
	return n > 0
}

func closing(open byte) byte {
	if open == '[' {
		return ']'
	}
	return ')'
}

// labelWord reports whether w may be a word of a label.
func labelWord(w string, first, last bool) bool {
	bare := strings.TrimSuffix(w, ",")
	if bare != w && (first || last) {
		return false
	}
	if strings.HasSuffix(bare, ".") && !last && !abbreviated(bare) {
		return false
	}
	if strings.ContainsAny(bare, "!?;\"“”…—=<>|{}@#*/\\") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(bare)
	return unicode.IsUpper(r) || !first && (particles[bare] || r >= '0' && r <= '9' || bare == "&")
}

// abbreviated reports whether w, which ends with a dot, is a title or initials.
func abbreviated(w string) bool {
	bare := foldWord(w)
	return labelTitles[bare] || abbreviationsOfTitles[bare] || abbreviationsInside[bare] || abbreviationsAtEnd[bare] ||
		utf8.RuneCountInString(strings.TrimSuffix(w, ".")) <= 2 || strings.Count(w, ".") > 1
}

// foldWord gives the form in which words of a label are compared.
func foldWord(w string) string {
	return strings.ToLower(strings.Trim(strings.ReplaceAll(w, ".", ""), ",'’‘ "))
}

// bareName leaves out of a label what editors put into brackets: "[Joseph]
// Stalin" is "Stalin", "Mr. Churkin (Russian Federation)" is "Mr. Churkin".
func bareName(label string) string {
	name := label
	for {
		open := strings.IndexAny(name, "[(")
		if open < 0 {
			break
		}
		end := strings.IndexByte(name[open:], closing(name[open]))
		if end < 0 {
			break
		}
		name = strings.TrimSpace(name[:open]) + " " + strings.TrimSpace(name[open+end+1:])
	}
	name = strings.TrimSpace(name)
	if name == "" {
		return strings.Trim(label, "[]() ")
	}
	if strings.HasSuffix(name, ".") && !abbreviated(name[strings.LastIndexByte(name, ' ')+1:]) {
		name = strings.TrimSuffix(name, ".")
	}
	return spacedTitle(name)
}

// spacedTitle puts the space after a title that a name is glued to: "DR.EVATT".
func spacedTitle(name string) string {
	title, rest, ok := strings.Cut(name, ".")
	if ok && rest != "" && rest[0] != ' ' && labelTitles[strings.ToLower(title)] {
		return title + ". " + rest
	}
	return name
}

// officeHolder parts a label into name and office, if it gives an office with
// its holder in brackets: "The Minister of State (Mr. David Hunt)". The office
// is empty for any other label.
func officeHolder(label string) (name, office string) {
	name = bareName(label)
	open := strings.IndexByte(label, '(')
	if open <= 0 || !strings.HasPrefix(name, "The ") && !hasOffice(strings.Fields(strings.ToLower(name))) {
		return name, ""
	}
	inner := strings.TrimRight(label[open+1:], ") :")
	if !startsName(inner) {
		return name, ""
	}
	return inner, name
}
