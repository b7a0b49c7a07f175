package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells how far a load has come: a bar on a terminal, a plain line
// every few seconds elsewhere. It is safe for concurrent use.
type progress struct {
	mu             sync.Mutex
	out            io.Writer
	bar            *progressbar.ProgressBar // nil where out is no terminal
	now            func() time.Time
	start, told    time.Time
	size, bytes    int64
	records, turns int
}

// tellEvery is the time between plain lines.
const tellEvery = 5 * time.Second

// newProgress starts the clock; size is the number of bytes to come, or 0 where
// that is not known.
func newProgress(out io.Writer, size int64, now func() time.Time) *progress {
	p := &progress{out: out, now: now, start: now(), told: now(), size: size}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		if size == 0 {
			size = -1
		}
		p.bar = progressbar.NewOptions64(size,
			progressbar.OptionSetWriter(out),
			progressbar.OptionShowBytes(true),
			progressbar.OptionSetWidth(24),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetDescription("loading"),
		)
	}
	return p
}

// read counts n bytes of input.
func (p *progress) read(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bytes += int64(n)
	if p.bar != nil {
		_ = p.bar.Add(n)
	}
}

// record counts a record that is done.
func (p *progress) record(turns int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.records++
	p.turns += turns
	if p.bar != nil {
		p.bar.Describe(fmt.Sprintf("%d records, %d turns", p.records, p.turns))
		return
	}
	if now := p.now(); now.Sub(p.told) >= tellEvery {
		p.told = now
		fmt.Fprintln(p.out, p.line(now))
	}
}

// line is a plain line of progress.
func (p *progress) line(now time.Time) string {
	took := now.Sub(p.start)
	s := fmt.Sprintf("%d records, %d turns, %s, %.0f turns/s",
		p.records, p.turns, megabytes(p.bytes), float64(p.turns)/took.Seconds())
	if p.size > 0 && p.bytes > 0 {
		left := time.Duration(float64(took) * float64(p.size-p.bytes) / float64(p.bytes))
		s += fmt.Sprintf(" of %s, %s left", megabytes(p.size), left.Round(time.Second))
	}
	return s
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// finish takes the bar away.
func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

func (p *progress) elapsed() time.Duration { return p.now().Sub(p.start) }
