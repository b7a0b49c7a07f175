package parse

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"parley/graph"
)

var (
	leadingNumber = regexp.MustCompile(`^\d+[a-z]?\.\s*`)
	isoDay        = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?`)
	afterYear     = regexp.MustCompile(`\b\d{4}[,;]? (.*\d.*|noon|midnight)`)
	boxNumber     = regexp.MustCompile(`\bBox(?:es)? ([^,;.]+)`)
)

// withoutNumber gives a document's title without its number: "203. Memorandum
// of Conversation".
func withoutNumber(title string) string { return leadingNumber.ReplaceAllString(title, "") }

// A frusDates holds the days of a date element, ISO 8601.
type frusDates struct{ first, last string }

func readDates(attrs []byte) (d frusDates) {
	for _, name := range []string{"when", "from", "notBefore"} {
		if day := isoDay.FindString(teiAttr(attrs, name)); day != "" && d.first == "" {
			d.first = day
		}
	}
	for _, name := range []string{"to", "notAfter"} {
		if day := isoDay.FindString(teiAttr(attrs, name)); day > d.first && d.last == "" {
			d.last = day
		}
	}
	return d
}

// dated keeps a date or time, with what is written there.
func (d *frusDocument) dated(element string, days frusDates, text string) {
	h := &d.header
	if element == "time" {
		h.Hours = text
		return
	}
	if h.Date == "" {
		h.Date, h.Until = days.first, days.last
	}
	if m := afterYear.FindStringSubmatch(text); m != nil && h.Hours == "" {
		h.Hours = m[1]
	}
}

// dateline reads the line of place and date, or a part of it that stands alone.
func (d *frusDocument) dateline(t teiToken) error {
	switch t.name {
	case "placeName", "date", "time":
	case "note":
		return d.note(t)
	default:
		return d.scan.children(func(t teiToken) error {
			if t.kind == teiText {
				return nil
			}
			return d.dateline(t)
		})
	}
	days, name := readDates(t.attrs), t.name
	f := teiFlow{scan: d.scan, notes: d.note}
	if err := d.scan.children(f.inline); err != nil {
		return err
	}
	switch text := strings.TrimSpace(string(f.body.text)); {
	case name == "date" || name == "time":
		d.dated(name, days, text)
	case name == "placeName" && d.header.Place == "":
		d.header.Place = text
	}
	return nil
}

// readSource reads the note on where the original is kept:
//
//	Source: Ford Library, National Security Adviser, Box 52, HAK Trip. Secret; Exdis. Drafted by …
func readSource(h *graph.Header, text string) {
	text = strings.Trim(text, "[] ")
	if summary, source, ok := strings.Cut(text, "Source: "); ok {
		text = source
		h.Summary = firstOf(h.Summary, strings.TrimSpace(strings.TrimPrefix(summary, "Summary: ")))
	}
	place, rest := splitClassified(text)
	h.Classification = rest
	h.Archive, h.Collection, _ = strings.Cut(place, ", ")
	if m := boxNumber.FindStringSubmatchIndex(h.Collection); m != nil {
		h.Box = h.Collection[m[2]:m[3]]
		h.Folder = strings.Trim(h.Collection[m[1]:], ", ")
		h.Collection = strings.Trim(h.Collection[:m[0]], ", ")
	}
}

// splitClassified parts the shelf mark from the classification, which is the
// first sentence that begins with a word of secrecy.
func splitClassified(text string) (place, class string) {
	for at := 0; at < len(text); {
		end := sentenceDot(text, at)
		if at > 0 && classified(text[at:end]) {
			place, _, _ = strings.Cut(text[:at], ". The ")
			return strings.TrimRight(place, ". "), strings.TrimRight(text[at:end], ". ")
		}
		at = end
	}
	return strings.TrimRight(text[:sentenceDot(text, 0)], ". "), ""
}

// sentenceDot gives the end of the sentence of a note that holds at: a dot,
// white space and a capital letter.
func sentenceDot(text string, at int) int {
	for i := at; i+2 < len(text); i++ {
		if text[i] == '.' && text[i+1] == ' ' && startsUpper(text[i+2:]) {
			return i + 2
		}
	}
	return len(text)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 'A' && r <= 'Z'
}

func classified(sentence string) bool {
	folded := strings.ToLower(sentence)
	for _, c := range frusClasses {
		if rest, ok := strings.CutPrefix(folded, c); ok && (rest == "" || strings.IndexAny(rest[:1], ".;, ") == 0) {
			return true
		}
	}
	return false
}
