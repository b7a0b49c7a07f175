package main

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// takePictures takes the README's pictures anew; `make pictures` sets it.
var takePictures = flag.Bool("pictures", false, "take the pictures of the README anew")

const (
	pictures       = "../../docs/pictures"
	largestPicture = 150_000 // bytes
)

// A scene is what a picture of the README shows.
type scene struct {
	name, path string
	height     int64 // px
	stage      func(*testing.T, *tab)
}

const aroundMongolia = `{
  subgraph(
    around: "Outer Mongolia"
    depth: 2
  ) {
    nodes { id name kind }
    edges {
      kind weight
      from { id }
      to { id }
    }
  }
}`

var scenes = []scene{
	{"reading", "/record/" + customersSlug + "/turn/130", 900, func(t *testing.T, p *tab) {
		p.wait(t, "the turn", `scrollY > 1000`)
		p.pointAt(t, concession(133))
		p.wait(t, "the stance pointed at", `document.querySelector('.panel blockquote')?.textContent === 'For Port Arthur we yielded.'`)
	}},
	{"positions", "/positions?by=side", 900, func(t *testing.T, p *tab) {
		p.tap(t, `.matrix .cell[title^="China on Outer Mongolia: "]`)
		p.wait(t, "the stances", `document.querySelectorAll('.panel .stance blockquote').length > 3`)
	}},
	{"network", "/network", 900, func(t *testing.T, p *tab) {
		p.wait(t, "the names", `document.querySelectorAll('.netplot .name[display=inline]').length > 15`)
	}},
	{"terms", "/terms", 1200, func(t *testing.T, p *tab) {
		p.click(t, `.mark[aria-label^="Joseph Stalin, turn 82: 10–15 years"]`)
		p.wait(t, "its words", `document.querySelector('.said mark') !== null`)
	}},
	{"graphiql", "/graphiql?query=" + url.QueryEscape(aroundMongolia), 900, func(t *testing.T, p *tab) {
		p.wait(t, "the query", `document.querySelectorAll('.graphiql-query-editor .view-line').length > 3`)
		p.click(t, `button[aria-label="Show Graph"]`)
		p.click(t, ".graphiql-execute-button")
		p.wait(t, "the picture", panel+`?.querySelectorAll('.netplot .name[display=inline]').length > 5`)
		clickNode(t, p, "Outer Mongolia")
		p.wait(t, "its ties", panel+`.querySelectorAll('.about .bonds li').length > 2`)
	}},
}

// TestPictures checks that the README shows its pictures and that they are
// small; with -pictures it takes them first.
func TestPictures(t *testing.T) {
	if *takePictures {
		photograph(t)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenes {
		for _, scheme := range []string{"light", "dark"} {
			name := s.name + "-" + scheme + ".webp"
			info, err := os.Stat(filepath.Join(pictures, name))
			if err != nil || info.Size() == 0 || info.Size() > largestPicture {
				t.Errorf("%s: %v, error %v; want at most %d bytes: run `make pictures`", name, info, err, largestPicture)
			}
			if !strings.Contains(string(readme), "docs/pictures/"+name) {
				t.Errorf("the README does not show %s", name)
			}
		}
	}
}

func photograph(t *testing.T) {
	address, _, _ := startServer(t)
	needBuild(t, address)
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		p := openTab(t, address, scheme)
		for _, s := range scenes {
			p.resize(t, 1400, s.height)
			p.open(t, s.path)
			p.wait(t, "the page of "+s.name, `document.querySelector('main h1, .graphiql-query-editor') !== null`)
			s.stage(t, p)
			p.wait(t, "the end of what moves", `new Promise(rest => Promise.allSettled(document.getAnimations().map(a => a.finished)).then(() => requestAnimationFrame(() => requestAnimationFrame(() => rest(true)))))`)
			p.keep(t, filepath.Join(pictures, fmt.Sprintf("%s-%s.webp", s.name, scheme)))
		}
	}
}

// keep writes a screenshot as WebP.
func (p *tab) keep(t *testing.T, file string) {
	t.Helper()
	webp, err := chromedp.Run(p.ctx, func(ctx context.Context, s *chromedp.Target) ([]byte, error) {
		r, err := cdp.Call(ctx, s, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp})
		return r.Data, err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, webp, 0o644); err != nil {
		t.Fatal(err)
	}
}
