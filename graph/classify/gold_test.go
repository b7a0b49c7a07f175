package classify

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/link"
	"parley/graph/parse"
	"parley/graph/score"
)

// Gold codings and their records lie beside the repository.
const (
	goldDir   = "../../../shared/gold"
	corpusDir = "../../../shared/corpus"
)

// goldRecord is a gold record as a parsed and linked document, with what it
// should be coded as.
type goldRecord struct {
	score.Record
	Example
}

func goldRecords(t testing.TB) []goldRecord {
	t.Helper()
	files, _ := filepath.Glob(goldDir + "/*.gold.json")
	if len(files) == 0 {
		t.Skip("no gold codings beside the repository")
	}
	slices.Sort(files)
	linker, err := link.New()
	if err != nil {
		t.Fatal(err)
	}
	paths := corpusFiles(t)
	var out []goldRecord
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".gold.json")
		r := goldRecord{Record: score.Record{Name: name, Gold: open(t, f, score.Read), Units: open(t, goldDir+"/units/"+name+".json", score.ReadUnits)}}
		r.Doc = parsed(t, paths(name))
		if err := linker.Link(r.Doc); err != nil {
			t.Fatal(err)
		}
		r.Labels = labels(score.Place(r.Gold, r.Units, r.Doc))
		out = append(out, r)
	}
	return out
}

func open[V any](t testing.TB, path string, read func(io.Reader) (V, error)) V {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}

// corpusFiles finds records by the name of their gold coding.
func corpusFiles(t testing.TB) func(name string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(corpusDir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Skipf("no records beside the repository: %v", err)
	}
	return func(name string) string {
		_, short, _ := strings.Cut(name, "_")
		for _, path := range all {
			base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
			if base == name || short != "" && strings.HasPrefix(base, short+"-") {
				return path
			}
		}
		t.Fatalf("no record called %s", name)
		return ""
	}
}

func parsed(t testing.TB, path string) (doc *graph.Document) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = parse.Read(filepath.Base(path), f, func(d *graph.Document) error {
		doc = d
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return doc
}

func labels(p *score.Placement) []Label {
	var out []Label
	for _, s := range p.Stances {
		out = append(out, Label{Turn: s.Turn, Kind: graph.StanceKind(s.Kind), Quote: s.Quote, Optional: s.Optional,
			Holder: s.Holder, Targets: s.Targets, AlsoOk: s.AlsoOk})
	}
	return out
}
