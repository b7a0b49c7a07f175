package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

var builtScript = regexp.MustCompile(`[\w.-]+-[\w-]{8}\.js`)

// testLooks shows every view in a colour scheme, wide and on a phone: axe finds
// nothing serious, and nothing is wider than the screen.
func testLooks(t *testing.T, p *tab, scheme string) {
	for name, path := range map[string]string{
		"records": "/",
		"reading": "/record/" + customersSlug + "/turn/133",
		"ledger":  "/ledger/" + customersSlug,
		"ledgers": "/ledger",
		"entity":  "/entity/Mongolia",
		"search":  "/search?text=Port+Arthur",
		"empty":   "/search",
	} {
		for size, width := range map[string]int64{"wide": 1400, "phone": 390} {
			p.do(t, "set the size", chromedp.EmulateViewport(width, 844))
			p.visit(t, path)
			if name == "reading" {
				p.tap(t, concession(133))
			}
			checkAxe(t, p, name+" "+size)
			if over := read[int](t, p, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s, %s: %d pixels wider than the screen", name, size, over)
			}
			img := p.picture(t, name+"-"+size+".png")
			if dark := background(img) < 0x80; name != "reading" && dark != (scheme == "dark") {
				t.Errorf("%s does not follow the %s scheme", name, scheme)
			}
		}
	}
}

// testColours changes the scheme by hand, which is remembered, and prints.
func testColours(t *testing.T, p *tab) {
	p.visit(t, "/records")
	const paper = `getComputedStyle(document.body).backgroundColor`
	light := read[string](t, p, paper)
	p.tap(t, ".theme")
	dark := read[string](t, p, paper)
	p.visit(t, "/ledger")
	if got := read[string](t, p, paper); got != dark || dark == light {
		t.Errorf("the paper is %s, chosen was %s instead of %s", got, dark, light)
	}
	p.do(t, "print", func(ctx context.Context, s *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return chromedp.Void{}, err
	})
	if got := read[string](t, p, paper+` + getComputedStyle(document.querySelector('.masthead')).display`); got != "rgb(255, 255, 255)none" {
		t.Errorf("printed, the paper and the masthead are %s", got)
	}
}

// testNeighbours comes to views by way of others: they look as if they had been
// opened first.
func testNeighbours(t *testing.T, p *tab) {
	p.resize(t, 1400, 900)
	views := []struct{ name, ready, choice, chosen string }{
		{"network", `document.querySelector('.netplot .name[display=inline]') !== null`, ".netlist button", `document.querySelector('.netlist h2 a') !== null`},
		{"positions", `document.querySelectorAll('.matrix .cell').length > 5`, ".matrix .cell", `document.querySelector('.panel .stance') !== null`},
		{"ledger", `document.querySelector('h1')?.textContent === 'Ledger'`, "h1", `true`},
		{"terms", `document.querySelector('.termchart') !== null`, ".bargain summary", `document.querySelector('.bargain [open] td') !== null`},
	}
	first := map[string]string{}
	shapes := func(view int) string {
		v := views[view]
		p.wait(t, v.name, v.ready)
		p.tap(t, v.choice)
		p.wait(t, "what is chosen in "+v.name, v.chosen)
		return read[string](t, p, `[...document.querySelectorAll('main *')].map(n => (r => n.tagName + ' ' + (n.getAttribute('class') ?? '') + ' ' + [r.x, r.y + scrollY, r.width, r.height].map(Math.round))(n.getBoundingClientRect())).join('\n')`)
	}
	for i, v := range views {
		p.visit(t, "/"+v.name)
		first[v.name] = shapes(i)
	}
	p.visit(t, "/record/"+customersSlug)
	for i, v := range append(views, views...) {
		p.tap(t, ".ways [href='/"+v.name+"']")
		if diff := cmp.Diff(first[v.name], shapes(i%len(views))); diff != "" {
			t.Errorf("%s looks otherwise after other views: %.1000s", v.name, diff)
		}
	}
}

// checkAxe runs the accessibility checker axe on the page.
func checkAxe(t *testing.T, p *tab, view string) {
	t.Helper()
	checkAxeWithin(t, p, view, "html")
}

// checkAxeWithin runs axe on the part of the page that a selector finds.
func checkAxeWithin(t *testing.T, p *tab, view, part string) {
	t.Helper()
	axe, err := os.ReadFile("web/node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe is missing: run `make web`")
	}
	read[bool](t, p, string(axe)+"; true")
	read[bool](t, p, `(delete window.axed, axe.run(`+strconv.Quote(part)+`, {resultTypes: ['violations']}).then(r => { window.axed = r.violations
		.filter(v => v.impact === 'serious' || v.impact === 'critical')
		.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target + ': ' + n.failureSummary)) }), true)`)
	p.wait(t, "axe", `window.axed !== undefined`)
	for _, issue := range read[[]string](t, p, `window.axed`) {
		t.Errorf("%s: %s", view, issue)
	}
}

// testSize adds up the scripts that the dashboard's page can ever load.
func testSize(t *testing.T, url string) {
	sum, seen := 0, map[string]bool{}
	for queue := builtScript.FindAllString(get(t, url+"/"), -1); len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		if seen[name] {
			continue
		}
		seen[name] = true
		queue = append(queue, builtScript.FindAllString(get(t, url+"/assets/"+name), -1)...)
		sum += compressedSize(t, url+"/assets/"+name)
	}
	t.Logf("%d scripts, %d bytes compressed", len(seen), sum)
	if sum > 150_000 || len(seen) < 5 {
		t.Errorf("%d scripts have %d bytes; want at most 150,000", len(seen), sum)
	}
}

func compressedSize(t *testing.T, url string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	n, err := io.Copy(io.Discard, resp.Body)
	if err != nil || resp.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("%s: encoding %q, %v", url, resp.Header.Get("Content-Encoding"), err)
	}
	return int(n)
}
