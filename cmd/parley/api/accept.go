package api

import (
	"strconv"
	"strings"
)

// negotiate picks the media type of the answer, or "" where none that we have
// is accepted. Without a preference it is application/json.
func negotiate(accept []string) string {
	if len(accept) == 0 {
		return plainJSON
	}
	best, bestQ := "", 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		kind, q := readRange(part)
		media, ok := map[string]string{responseJSON: responseJSON, plainJSON: plainJSON, eventStream: eventStream, "application/*": plainJSON, "*/*": plainJSON}[kind]
		if ok && q > bestQ {
			best, bestQ = media, q
		}
	}
	return best
}

// readRange reads one part of an Accept header: a media range and its quality.
func readRange(part string) (kind string, q float64) {
	kind, params, _ := strings.Cut(part, ";")
	q = 1
	for param := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(param), "=")
		switch strings.ToLower(name) {
		case "q":
			if x, err := strconv.ParseFloat(value, 64); err == nil {
				q = x
			}
		case "charset":
			if !strings.EqualFold(strings.Trim(value, `"`), "utf-8") {
				return "", 0
			}
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), q
}
