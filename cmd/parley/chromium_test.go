package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a page may take in all, on a slow machine.
const patience = 2 * time.Minute

// A tab is a page in a headless Chromium. It collects what there is to complain
// about: what the page logged as a warning or an error, a refusal by the
// Content-Security-Policy, and a request to any other origin.
type tab struct {
	ctx    context.Context
	origin string

	mu         sync.Mutex
	complaints []string
}

// openTab opens a tab for the pages of origin, such as http://127.0.0.1:8080,
// in the colour scheme "light" or "dark". Any complaint fails the test at its
// end.
func openTab(t *testing.T, origin, scheme string) *tab {
	t.Helper()
	p := newTab(t, origin)
	t.Cleanup(func() {
		for _, c := range p.take() {
			t.Error(c)
		}
	})
	p.do(t, "set the colour scheme", func(ctx context.Context, s *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	})
	return p
}

func newTab(t *testing.T, origin string) *tab {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options(t)...)
	t.Cleanup(cancel)
	p := &tab{origin: origin}
	p.ctx, cancel = chromedp.NewContext(ctx, chromedp.WithListener(p.listen))
	t.Cleanup(cancel)
	return p
}

func options(t *testing.T) []chromedp.ExecAllocatorOption {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(1280, 800),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		// Chromium asks its maker's servers of its own accord; let it find none.
		chromedp.Flag("no-proxy-server", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	return opts
}

// chromium finds the browser. Without one the test is skipped, but fails where
// the browser tests must run: under CI=true or PARLEY_BROWSER=required.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "there is no Chromium: install the package chromium, or name its program in $CHROMIUM")
	return ""
}

// missing ends a test that lacks something it needs.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" || os.Getenv("PARLEY_BROWSER") == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// listen runs on the goroutine that reads the browser's messages.
func (p *tab) listen(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !p.own(u) {
			p.complain("request to another origin: %s", u)
		}
	case *runtime.EventExceptionThrown:
		p.complain("uncaught: %s", asJSON(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			p.complain("console: %s", asJSON(e.Args))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.complain("log: %s", asJSON(e.Entry))
		}
	}
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func (p *tab) own(url string) bool {
	return strings.HasPrefix(url, p.origin+"/") || strings.HasPrefix(url, "data:") || strings.HasPrefix(url, "blob:"+p.origin+"/")
}

func (p *tab) complain(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.complaints = append(p.complaints, fmt.Sprintf(format, args...))
}

// take is what there was to complain about since the last take.
func (p *tab) take() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	taken := p.complaints
	p.complaints = nil
	return taken
}

// do takes one step on the page.
func (p *tab) do(t *testing.T, step string, action chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(p.ctx, action); err != nil {
		t.Fatalf("%s: %v", step, err)
	}
}

// read is what a JavaScript expression on the page says.
func read[T any](t *testing.T, p *tab, expression string) T {
	t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// wait returns once a JavaScript expression on the page is true.
func (p *tab) wait(t *testing.T, what, expression string) {
	t.Helper()
	p.do(t, "wait for "+what, chromedp.Poll[chromedp.Void](expression))
}

// picture keeps a screenshot among the test's artifacts and decodes it.
func (p *tab) picture(t *testing.T, name string) image.Image {
	t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.ArtifactDir(), name)
	if err := os.WriteFile(path, png, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Log("picture:", path)
	img, _, err := image.Decode(bytes.NewReader(png))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
