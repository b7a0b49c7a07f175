package main

import (
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"parley/cmd/parley/api"
	"parley/graph/query"
)

const (
	customersRecord   = "../../fixtures/1945-07-02-soong-stalin.txt"
	customersQuestion = `{ stances(filter: {holder: "Stalin", kinds: [CONCESSION], linkedTo: "Outer Mongolia"}) {
		totalCount edges { node { quote { text } targets { name } turn { number } linkages { kind to { name } } } } } }`
)

// BenchmarkLoad reads, codes and keeps the customer's record in a new store.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, b.TempDir(), customersRecord)
	}
}

// BenchmarkCustomersQuestion answers it inside the process, as parley ask does.
func BenchmarkCustomersQuestion(b *testing.B) {
	store := b.TempDir()
	load(b, store, customersRecord)
	s, err := openStore(store)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	server, err := api.New(query.New(s), api.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if resp := server.Exec(b.Context(), customersQuestion, "", nil); len(resp.Errors) > 0 {
			b.Fatal(resp.Errors)
		}
	}
}

// BenchmarkLoadVolumes loads whole volumes of Foreign Relations, some thousands
// of documents, and loads them again; it tells the rate of both and the peak of
// resident memory meanwhile.
func BenchmarkLoadVolumes(b *testing.B) {
	const volumes = "../../../shared/corpus/frus-volumes"
	size, err := folderSize(volumes)
	if err != nil {
		b.Skip("the volumes are not at hand:", err)
	}
	limitMemory()
	store := b.TempDir()
	b.Run("new", func(b *testing.B) {
		forgetPeak()
		b.SetBytes(size)
		for n := 0; b.Loop(); n++ {
			load(b, filepath.Join(store, strconv.Itoa(n)), volumes)
		}
		b.ReportMetric(peakMemory(b), "peak-MB")
	})
	b.Run("again", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			load(b, filepath.Join(store, "0"), volumes)
		}
	})
}

// BenchmarkLoadLong loads one record of 4 MB, a hundred times as long as the
// customer's.
func BenchmarkLoadLong(b *testing.B) {
	text, err := os.ReadFile(customersRecord)
	if err != nil {
		b.Fatal(err)
	}
	_, words, _ := strings.Cut(string(text), "Transcript - English")
	path := filepath.Join(b.TempDir(), "long.txt")
	long := []byte(strings.Repeat(words, 4_000_000/len(words)))
	if err := os.WriteFile(path, long, 0o600); err != nil {
		b.Fatal(err)
	}
	limitMemory()
	forgetPeak()
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		load(b, b.TempDir(), path)
	}
	b.ReportMetric(peakMemory(b), "peak-MB")
}

func load(b *testing.B, store, path string) {
	b.Helper()
	args := []string{"load", "--store", store, path}
	if err := run(b.Context(), args, nil, io.Discard, io.Discard); err != nil {
		b.Fatal(err)
	}
}

func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// forgetPeak makes peakMemory tell of what comes, where the system can.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// peakMemory is the largest resident set of this process so far, in MB, where
// the system tells it.
func peakMemory(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb float64
			if _, err := fmt.Sscan(rest, &kb); err != nil {
				b.Fatal(err)
			}
			return kb / 1000
		}
	}
	return 0
}
