package parse_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph/parse"
)

// BenchmarkRead reads ten copies of the customer's record as one transcript,
// and every short record by itself.
func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile(record)
	if err != nil {
		b.Fatal(err)
	}
	_, talk, _ := strings.Cut(string(text), "Transcript - English")
	benchmark(b, "text", []byte(strings.Repeat(talk, 10)))
	for _, name := range []string{"sitting.xml", "parliament.ana.xml", "turns.csv", "turns.jsonl"} {
		small, err := os.ReadFile(filepath.Join(formats, name))
		if err != nil {
			b.Fatal(err)
		}
		benchmark(b, name, small)
	}
}

// BenchmarkCorpus reads large files, if they are at hand.
func BenchmarkCorpus(b *testing.B) {
	for _, name := range []string{"other/housecommons_1985-12-16_fixture.xml", "other/ParlaMint-ES-CT-en_2015-10-26-0101.ana.xml",
		"un/UNSC_2014_SPV.7138.concatenated.txt", "frus-volumes/frus1969-76v12.xml"} {
		source, err := os.ReadFile(filepath.Join(shared, "corpus", name))
		if err != nil {
			b.Skip("the corpus is not at hand: ", err)
		}
		benchmark(b, filepath.Base(name), source)
	}
}

func benchmark(b *testing.B, name string, source []byte) {
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(len(source)))
		b.ReportAllocs()
		for b.Loop() {
			parse.Read(name, bytes.NewReader(source), nothing)
		}
	})
}
