package parse

import (
	"regexp"
	"strings"

	"parley/graph"
)

// Headings of the Wilson Center Digital Archive, each alone on its line, with
// or without a colon; those in wilsonEnds stand below the text.
var (
	wilsonHeadings = words("wilson", "heading")
	wilsonEnds     = words("wilson", "below")
)

var wilsonAddress = regexp.MustCompile(`https?://[^\s<>]+`)

// wilsonCredits begins the line that stands above the text on the archive's
// pages.
const wilsonCredits = "This document was made possible with support"

func isWilson(head string) bool {
	if strings.HasPrefix(strings.TrimSpace(head), "Skip to content") || strings.Contains(head, "\n"+wilsonCredits) {
		return true
	}
	if !strings.Contains(head, "Wilson Center") {
		return false
	}
	for line := range strings.Lines(head) {
		if h := wilsonHeading(line); h == "citation" || h == "contents" || h == "document information" {
			return true
		}
	}
	return false
}

// wilsonHeading gives the heading that a line is, in lower case, or "".
func wilsonHeading(line string) string {
	h := strings.ToLower(strings.TrimSuffix(strings.TrimSpace(line), ":"))
	if wilsonHeadings[h] || wilsonEnds[h] {
		return h
	}
	return ""
}

// readWilson reads a record as the archive's site gives it: date, title,
// headings with their text, then the transcript.
func readWilson(in *input, out *output) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	w := wilson{blocks: map[string][]string{}}
	w.scan(string(raw))
	b, h := &body{}, w.header()
	b.writeRecord(&h, string(raw[w.start:w.end]), w.start)
	return out.put(h, b, "", raw)
}

// A wilson is a file cut at its headings.
type wilson struct {
	top        []string            // lines above the first heading
	blocks     map[string][]string // by heading
	start, end int                 // where the transcript stands
}

// scan cuts a file at its headings. The transcript begins after the line
// "Transcript - English" or, on a page without one, after the credits or the
// title, and ends at the archive's information about the document.
func (w *wilson) scan(s string) {
	w.start, w.end = transcriptStart(s), len(s)
	heading, at := "", 0
	for line := range strings.Lines(s) {
		next := wilsonHeading(line)
		switch inside := at >= w.start && at < w.end; {
		case inside && wilsonEnds[next]:
			w.end, heading = at, next
		case inside:
		case next != "":
			heading = next
		case strings.TrimSpace(line) != "":
			w.add(heading, strings.TrimSpace(line))
		}
		at += len(line)
	}
}

// transcriptStart gives the offset where the transcript begins.
func transcriptStart(s string) int {
	after, at, dated := 0, 0, false
	for line := range strings.Lines(s) {
		at += len(line)
		switch bare := strings.TrimSpace(line); {
		case isTranscriptLine(bare):
			return at
		case strings.HasPrefix(bare, wilsonCredits):
			after = at
		case after == 0 && dated && bare != "":
			after = at
		case after == 0 && isDateLine(bare):
			dated = true
		}
	}
	return after
}

func (w *wilson) add(heading, line string) {
	if heading == "" && strings.HasPrefix(line, wilsonCredits) {
		heading = "credits"
	}
	if heading == "" {
		w.top = append(w.top, line)
		return
	}
	w.blocks[heading] = append(w.blocks[heading], line)
}

// isTranscriptLine reports whether a line announces the record's text:
// "Transcript - English", "Translation - English".
func isTranscriptLine(s string) bool {
	what, language, ok := strings.Cut(s, " - ")
	return ok && (what == "Transcript" || what == "Translation") && len(strings.Fields(language)) <= 2
}

// header gives what the headings tell.
func (w *wilson) header() graph.Header {
	block := func(heading string) string { return strings.Join(w.blocks[heading], " ") }
	h := graph.Header{
		Citation: block("citation"),
		Summary:  block("summary"),
		Credits:  block("credits"),
		Language: block("original language") + block("language"),
	}
	if h.Citation == "" {
		h.Citation = block("source")
	}
	for i, line := range w.top {
		if len(line) > len("September 30, 1945 - September 30, 1945") {
			continue
		}
		if date, _, _ := findDate(line); date != "" {
			h.Date = date
			if i+1 < len(w.top) {
				h.Title = w.top[i+1]
			}
			break
		}
	}
	citeWilson(&h)
	return h
}

// citeWilson takes a citation apart: "Title", date, Wilson Center Digital
// Archive, collection, box, folder, archive. Contributed by a person. <address>
func citeWilson(h *graph.Header) {
	cite := h.Citation
	if at := wilsonAddress.FindString(cite); at != "" {
		h.Address = strings.TrimRight(at, ".")
		cite = strings.TrimRight(strings.Replace(cite, at, "", 1), " <>")
	}
	if rest, by, ok := strings.Cut(cite, "ontributed by "); ok {
		cite, h.Contributor = strings.TrimRight(strings.TrimSuffix(rest, "C"), " "), strings.TrimRight(by, " .")
	}
	if title, _, ok := strings.Cut(strings.TrimLeft(cite, `"“`), `"`); ok && h.Title == "" {
		h.Title = strings.TrimRight(title, ",")
	}
	if _, kept, ok := strings.Cut(cite, "Digital Archive,"); ok {
		cite = kept
	}
	keepers(h, cite)
}

// keepers reads "collection, box 6, folder 9, archive", in any order.
func keepers(h *graph.Header, s string) {
	for part := range strings.SplitSeq(strings.Trim(s, " ."), ", ") {
		part = strings.TrimSpace(part)
		switch name, number, _ := strings.Cut(part, " "); {
		case strings.EqualFold(name, "box"):
			h.Box = number
		case strings.EqualFold(name, "folder"):
			h.Folder = number
		case isArchive(part):
			h.Archive = part
		case h.Collection == "":
			h.Collection = part
		}
	}
}

// isArchive reports whether a name is that of an institution that keeps papers.
func isArchive(name string) bool {
	for _, word := range []string{"Archiv", "Library", "Museum", "Institut", "Ministry"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
