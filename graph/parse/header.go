package parse

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"parley/graph"
)

// slug makes a record's short name for addresses: its file's base name if that
// is one already, otherwise from date and title; with the part in a volume.
func slug(h graph.Header, file, part string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if part != "" {
		base += "-" + part
	}
	if base == slugOf(base) && strings.ContainsAny(base, "-0123456789") {
		return base
	}
	s := slugOf(h.Date + " " + h.Title)
	if part != "" {
		return s + "-" + slugOf(part)
	}
	return s
}

// slugOf folds s to lower-case letters and figures with single dashes between.
func slugOf(s string) string {
	const longest = 80
	var out strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			dash = out.Len() > 0
			continue
		}
		if out.Len() > longest && dash {
			break
		}
		if dash {
			out.WriteByte('-')
			dash = false
		}
		out.WriteRune(r)
	}
	return out.String()
}

// setField puts the value of a heading such as "Place:" into h; headings that
// the header has no field for are left.
func setField(h *graph.Header, heading, value string) {
	value = strings.TrimSpace(value)
	switch strings.ToLower(heading) {
	case "title":
		h.Title = value
	case "subject", "subjects", "re":
		h.Subject = value
	case "place", "venue", "location":
		h.Place = value
	case "date", "dated", "date & time", "date and time", "time and place", "place and date":
		setDate(h, value)
	case "time", "hours":
		h.Hours = value
	case "classification", "security":
		h.Classification = value
	case "source":
		h.Citation = value
	case "language", "original language":
		h.Language = value
	case "summary", "description":
		h.Summary = value
	}
}

// setDate reads day, hours and place from a line such as "Moscow, 2 July 1945,
// 8:00 - 10:30 p.m.". It reports whether a date was found.
func setDate(h *graph.Header, line string) bool {
	date, from, to := findDate(line)
	if date == "" {
		return false
	}
	if len(date) > len(h.Date) {
		h.Date = date
	}
	if hours := strings.Trim(line[to:], " ,.;()"); h.Hours == "" && isHours(hours) {
		h.Hours = strings.TrimSpace(strings.TrimLeft(line[to:], " ,.;("))
		h.Hours = strings.TrimRight(h.Hours, ")")
	}
	if place := strings.Trim(line[:from], " ,"); h.Place == "" && isPlaceName(place) {
		h.Place = place
	}
	return true
}

// isDateLine reports whether a line holds a date with place or hours, and no
// more: "Veldhaven, 3 March 1921", "9 April 1952, 5:00 p.m.".
func isDateLine(s string) bool {
	const longest = 100
	if len(s) > longest {
		return false
	}
	date, from, to := findDate(s)
	before, after := strings.Trim(s[:from], " ,"), strings.Trim(s[to:], " ,.;()")
	return date != "" && (before == "" || strings.HasSuffix(before, "day") || isPlaceName(before)) && (after == "" || isHours(after))
}

// isHours reports whether s gives a time of day and little else.
func isHours(s string) bool {
	low := strings.ToLower(s)
	return len(s) < 40 && strings.ContainsAny(s, "0123456789") &&
		(strings.Contains(s, ":") || strings.Contains(low, ".m") || strings.Contains(low, "hour") || strings.Contains(low, "noon") || strings.Contains(low, "o'clock"))
}

// isPlaceName reports whether s is one to four capitalised words, and no day of
// the week.
func isPlaceName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || strings.HasSuffix(strings.ToLower(words[0]), "day") {
		return false
	}
	for _, w := range words {
		if r := firstRune(w); !unicode.IsUpper(r) && !particles[w] || strings.ContainsAny(w, ":;!?") {
			return false
		}
	}
	return true
}

// maxParticipants is how many speakers of a file become participants.
const maxParticipants = 500

// takePart adds a participant, unless one of that name is listed already.
func takePart(h *graph.Header, p graph.Participant) {
	same := func(q graph.Participant) bool { return p.Name == q.Name }
	if len(h.Participants) < maxParticipants && !slices.ContainsFunc(h.Participants, same) {
		h.Participants = append(h.Participants, p)
	}
}
