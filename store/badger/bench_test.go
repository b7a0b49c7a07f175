package badger_test

import (
	"flag"
	"fmt"
	"testing"

	"parley/graph"
	"parley/graph/query"
	"parley/store/badger"
	"parley/store/storetest"
)

var million = flag.Bool("million", false, "also measure a store of a million turns; it takes minutes to load")

// recordTurns is how long the customer's record is.
const recordTurns = 188

func BenchmarkPut(b *testing.B) {
	s := open(b, b.TempDir())
	defer mustClose(b, s)
	docs := make([]*graph.Document, 64)
	for n := range docs {
		docs[n] = storetest.Record(n, recordTurns)
	}
	for n := 0; b.Loop(); n++ {
		if n%len(docs) == 0 && n > 0 {
			b.StopTimer()
			for _, d := range docs {
				if err := s.Delete(b.Context(), d.ID); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
		}
		mustPut(b, s, docs[n%len(docs)])
	}
}

// BenchmarkAsk asks stores of growing size the same.
func BenchmarkAsk(b *testing.B) {
	sizes := []int{recordTurns, 10_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	for _, turns := range sizes {
		s := load(b, turns)
		g := query.New(s)
		for _, q := range questions {
			b.Run(fmt.Sprintf("%s/%d", q.name, turns), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := q.ask(b, g); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		mustClose(b, s)
	}
}

func load(b *testing.B, turns int) *badger.Store {
	b.Helper()
	s := open(b, b.TempDir())
	for n := range max(1, turns/recordTurns) {
		mustPut(b, s, storetest.Record(n, recordTurns))
	}
	return s
}

var fixed = query.StanceFilter{
	Holder: "Stalin", Kinds: []graph.StanceKind{graph.Concession}, LinkedTo: "Outer Mongolia",
}

var questions = []struct {
	name string
	ask  func(*testing.B, *query.Graph) error
}{
	{"fixed", stances(fixed, query.Page{})},
	{"fixedCount", func(b *testing.B, g *query.Graph) error {
		_, err := g.CountStances(b.Context(), fixed)
		return err
	}},
	{"firstPage", stances(query.StanceFilter{}, query.Page{First: 20})},
	{"lastPage", stances(query.StanceFilter{}, query.Page{Last: 20})},
	{"countAll", func(b *testing.B, g *query.Graph) error {
		_, err := g.CountStances(b.Context(), query.StanceFilter{})
		return err
	}},
	{"entity", func(b *testing.B, g *query.Graph) error {
		_, err := g.Entity(b.Context(), "Stalin")
		return err
	}},
	{"words", func(b *testing.B, g *query.Graph) error {
		_, err := g.Turns(b.Context(), query.TurnFilter{Text: "lease frontier coal", Speaker: "Stalin"}, query.Page{Last: 20})
		return err
	}},
	{"matrix", func(b *testing.B, g *query.Graph) error {
		_, err := g.StanceMatrix(b.Context(), query.StanceFilter{}, query.HolderAxis, query.TargetAxis, 50)
		return err
	}},
	{"neighbours", func(b *testing.B, g *query.Graph) error {
		_, err := g.Neighbours(b.Context(), "Outer Mongolia", nil, 20)
		return err
	}},
	{"subgraph", func(b *testing.B, g *query.Graph) error {
		_, err := g.Subgraph(b.Context(), []string{"Stalin"}, 2, 200, query.EdgeFilter{})
		return err
	}},
	{"search", func(b *testing.B, g *query.Graph) error {
		_, err := g.Search(b.Context(), "lease frontier coal", query.TurnFilter{}, query.Page{})
		return err
	}},
	{"tally", func(b *testing.B, g *query.Graph) error {
		_, err := g.Tally(b.Context())
		return err
	}},
}

func stances(f query.StanceFilter, p query.Page) func(*testing.B, *query.Graph) error {
	return func(b *testing.B, g *query.Graph) error {
		_, err := g.Stances(b.Context(), f, p)
		return err
	}
}
