package link

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"

	"parley/graph"
)

//go:embed data
var files embed.FS

// maxAuthority caps a user's authority file, in bytes.
const maxAuthority = 64 << 20

// An entry is one line of an authority file: a thing known before any record
// is read.
type entry struct {
	id      graph.ID
	kind    graph.EntityKind
	name    string
	short   string // the name by which records call a person: "Molotov"
	aliases []string
	years   map[string][2]int // in which an alias was in use, where known
	offices []office
	partOf  string
	sameAs  []graph.Authority
	at      *graph.Coordinates
}

// An office says whom a person spoke for, as what, and when.
type office struct {
	state, role string
	period
}

// A row is an entry as users write it, in CSV or YAML.
type row struct {
	Kind       string   `yaml:"kind"`
	Name       string   `yaml:"name"`
	Short      string   `yaml:"short"`
	Aliases    []string `yaml:"aliases"`
	Represents []string `yaml:"represents"`
	PartOf     string   `yaml:"partOf"`
	Wikidata   string   `yaml:"wikidata"`
	Geonames   string   `yaml:"geonames"`
	Latitude   string   `yaml:"latitude"`
	Longitude  string   `yaml:"longitude"`
}

// embedded gives the entries of the authority files that come with Parley.
func embedded() ([]*entry, error) {
	paths, err := fs.Glob(files, "data/authority/*.csv")
	if err != nil {
		return nil, err
	}
	var all []*entry
	for _, p := range paths {
		data, err := files.ReadFile(p)
		if err != nil {
			return nil, err
		}
		es, err := readCSV(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		all = append(all, es...)
	}
	return all, nil
}

// readAuthority reads a user's authority file: CSV where its first line of
// substance begins with the word kind and a comma, otherwise YAML.
func readAuthority(r io.Reader) ([]*entry, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxAuthority+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxAuthority {
		return nil, fmt.Errorf("file is larger than %d bytes; split it", maxAuthority)
	}
	if strings.HasPrefix(firstLine(data), "kind,") {
		return readCSV(bytes.NewReader(data))
	}
	return readYAML(data)
}

func firstLine(data []byte) string {
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if line := strings.TrimSpace(strings.TrimPrefix(s.Text(), "\ufeff")); line != "" && line[0] != '#' {
			return line
		}
	}
	return ""
}

func readYAML(data []byte) ([]*entry, error) {
	var rows []row
	if err := yaml.UnmarshalWithOptions(data, &rows, yaml.DisallowUnknownField()); err != nil {
		return nil, fmt.Errorf("read authority file as YAML (a CSV file would begin with %q): %w", "kind,name", err)
	}
	var es []*entry
	for i, r := range rows {
		e, err := r.entry()
		if err != nil {
			return nil, fmt.Errorf("entry %d (%s): %w", i+1, r.Name, err)
		}
		es = append(es, e)
	}
	return es, nil
}

func readCSV(r io.Reader) ([]*entry, error) {
	c := csv.NewReader(r)
	c.Comment, c.FieldsPerRecord, c.TrimLeadingSpace = '#', -1, true
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("read heading: %w", err)
	}
	var es []*entry
	for {
		fields, err := c.Read()
		if errors.Is(err, io.EOF) {
			return es, nil
		}
		if err != nil {
			return nil, err
		}
		e, err := rowOf(head, fields).entry()
		if err != nil {
			line, _ := c.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		es = append(es, e)
	}
}

func rowOf(head, fields []string) row {
	var r row
	for i, f := range fields[:min(len(head), len(fields))] {
		switch strings.TrimPrefix(head[i], "\ufeff") {
		case "kind":
			r.Kind = f
		case "name":
			r.Name = f
		case "short":
			r.Short = f
		case "aliases":
			r.Aliases = list(f)
		case "represents":
			r.Represents = list(f)
		case "partOf":
			r.PartOf = f
		case "wikidata":
			r.Wikidata = f
		case "geonames":
			r.Geonames = f
		case "latitude":
			r.Latitude = f
		case "longitude":
			r.Longitude = f
		}
	}
	return r
}

// list splits a field that holds several values, "a; b".
func list(field string) []string {
	var out []string
	for f := range strings.SplitSeq(field, ";") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

func (r row) entry() (*entry, error) {
	e := &entry{kind: graph.EntityKind(strings.ToUpper(r.Kind)), name: strings.TrimSpace(r.Name), short: r.Short, partOf: r.PartOf}
	if e.name == "" || !slices.Contains(graph.EntityKinds, e.kind) {
		return nil, fmt.Errorf("name %q or kind %q is not usable; kinds are %v", r.Name, r.Kind, graph.EntityKinds)
	}
	e.id = graph.EntityID(e.kind, e.name)
	for _, a := range r.Aliases {
		name := withoutNote(a)
		e.aliases = append(e.aliases, name)
		if years, ok := yearsOf(a); ok {
			if e.years == nil {
				e.years = map[string][2]int{}
			}
			e.years[name] = years
		}
	}
	for _, s := range r.Represents {
		o, err := parseOffice(s)
		if err != nil {
			return nil, err
		}
		e.offices = append(e.offices, o)
	}
	for _, a := range []graph.Authority{{Scheme: "wikidata", ID: r.Wikidata}, {Scheme: "geonames", ID: r.Geonames}} {
		if a.ID != "" {
			e.sameAs = append(e.sameAs, a)
		}
	}
	return e, r.place(e)
}

func (r row) place(e *entry) error {
	if r.Latitude == "" && r.Longitude == "" {
		return nil
	}
	lat, err1 := strconv.ParseFloat(r.Latitude, 64)
	lon, err2 := strconv.ParseFloat(r.Longitude, 64)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("coordinates of %s: %w", r.Name, err)
	}
	e.at = &graph.Coordinates{Latitude: lat, Longitude: lon}
	return nil
}

// withoutNote cuts the period or spelling that may follow an alias in square
// brackets: "Petrograd [1914–1924]".
func withoutNote(alias string) string {
	name, _, _ := strings.Cut(alias, "[")
	return strings.TrimSpace(name)
}

var aliasYears = regexp.MustCompile(`\[(to |from )?(\d{4})(?:–(\d{4}))?\]`)

// yearsOf gives the first and last year of an alias's period; 0 is open.
func yearsOf(alias string) (years [2]int, ok bool) {
	m := aliasYears.FindStringSubmatch(alias)
	if m == nil {
		return years, false
	}
	year, _ := strconv.Atoi(m[2])
	last, _ := strconv.Atoi(m[3])
	switch m[1] {
	case "to ":
		return [2]int{0, year}, true
	case "from ":
		return [2]int{year, 0}, true
	}
	return [2]int{year, max(year, last)}, true
}

// parseOffice reads "Soviet Union: foreign minister 1957–1985"; role and years
// may be missing, and a year may have its month: "1974-08".
func parseOffice(s string) (office, error) {
	var o office
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, ' '); i >= 0 && unicode.IsDigit(rune(s[i+1])) {
		from, to, ranged := strings.Cut(s[i+1:], "–")
		if old, year, ok := strings.Cut(from, "-"); ok && !ranged && len(year) != 2 {
			from, to, ranged = old, year, true // a plain hyphen between years
		}
		if !ranged {
			to = from
		}
		var err1, err2 error
		o.from, err1 = monthOf(from, 1)
		o.to, err2 = monthOf(to, 12)
		if err := errors.Join(err1, err2); err != nil {
			return o, fmt.Errorf("office %q: write the years as 1957–1985, with months as 1974-08–1977-01: %w", s, err)
		}
		s = s[:i]
	}
	state, role, _ := strings.Cut(s, ":")
	o.state, o.role = strings.TrimSpace(state), strings.TrimSpace(role)
	return o, nil
}
