package parse

import (
	"regexp"
	"strings"

	"parley/graph"
)

const (
	frusSeries  = "Foreign Relations of the United States"
	frusAddress = "https://history.state.gov/historicaldocuments/"
)

// A frusVolume is what a citation says of a volume.
type frusVolume struct {
	id    string // "frus1961-63v15"
	years string // "1961–1963"
	label string // "Volume XV"
	title string // of the whole volume; empty where only a document is at hand
}

// frusID takes a volume's id apart: first year, last year, "e" of an electronic
// volume, number, part.
var frusID = regexp.MustCompile(`^frus(\d{4})(?:-(\d{2}))?v(e?)(\d{1,2})(?:p(\d))?$`)

// number reads the volume's id, if id is one.
func (v *frusVolume) number(id string) {
	m := frusID.FindStringSubmatch(id)
	if m == nil {
		return
	}
	v.id, v.years, v.label = id, m[1], "Volume "
	if m[2] != "" {
		v.years += "–" + m[1][:2] + m[2]
	}
	if number := strings.TrimLeft(m[4], "0"); m[3] != "" {
		v.label += "E–" + number
	} else {
		v.label += roman(number)
	}
	if m[5] != "" {
		v.label += ", Part " + m[5]
	}
}

// cite fills in how document id of the volume is cited and where it can be
// seen. The volume's own title is left out of the citation, so that a document
// has the same one whether it came alone or in its volume.
func (v *frusVolume) cite(h *graph.Header, id string) {
	h.Volume = v.title
	number, ok := strings.CutPrefix(id, "d")
	if v.id == "" || !ok {
		return
	}
	if h.Volume == "" {
		h.Volume = frusSeries + ", " + v.years + ", " + v.label
	}
	h.Citation = frusSeries + ", " + v.years + ", " + v.label + ", Document " + number
	h.Address = frusAddress + v.id + "/" + id
	h.Slug = v.id + "-" + id
}

// roman writes a volume's number, up to 89, as the series does.
func roman(number string) string {
	tens := []string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "LXXXX"}
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	if len(number) == 1 {
		return ones[number[0]-'0']
	}
	if len(number) != 2 {
		return number
	}
	return tens[number[0]-'0'] + ones[number[1]-'0']
}
