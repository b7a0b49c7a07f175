package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestCharts opens the views that draw on the real server, in both colour
// schemes.
func TestCharts(t *testing.T) {
	address, _, _ := startServer(t)
	needBuild(t, address)
	for _, view := range []struct {
		name string
		test func(*testing.T, *tab)
	}{{"positions", testPositions}, {"network", testNetwork}, {"terms", testTerms}} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(view.name+"/"+scheme, func(t *testing.T) {
				p := openTab(t, address, scheme)
				view.test(t, p)
				checkAxe(t, p, view.name)
				checkNarrow(t, p, view.name)
			})
		}
	}
}

func testPositions(t *testing.T, p *tab) {
	p.resize(t, 1440, 900)
	p.open(t, "/positions")
	p.wait(t, "the matrix", `document.querySelectorAll('.matrix .cell').length > 20`)
	p.picture(t, "positions.png")
	cell := `.matrix .cell[title^="T.V. Soong on Outer Mongolia: "]`
	p.click(t, cell)
	p.wait(t, "the stances", `document.querySelectorAll('.panel .stance blockquote').length > 3`)
	turns := read[[]int](t, p, `[...document.querySelectorAll('.panel .stance a')].map(a => Number(a.textContent.replace('turn ', '')))`)
	for i := 1; i < len(turns); i++ {
		if turns[i] < turns[i-1] {
			t.Errorf("the stances are out of order: turns %v", turns)
		}
	}
	if moves := read[string](t, p, `[...document.querySelectorAll('.panel .move strong')].map(m => m.textContent).join()`); !strings.Contains(moves, "From ") {
		t.Errorf("the moves are %q", moves)
	}
	p.picture(t, "positions-open.png")
	p.shares(t, "cell=")
	p.click(t, ".panel .close")

	p.click(t, `.matrix thead th:first-child button`)
	names := read[[]string](t, p, `[...document.querySelectorAll('.matrix tbody th')].map(th => th.textContent.slice(2).trim())`)
	if len(names) < 2 || strings.ToLower(names[0]) > strings.ToLower(names[1]) {
		t.Errorf("sorted by name the issues are %q", names)
	}
	cells := read[int](t, p, `document.querySelectorAll('.matrix .cell').length`)
	p.click(t, `.boxes input[value="DEMAND"]`)
	p.wait(t, "fewer stances", `document.querySelectorAll('.matrix .cell').length < `+strconv.Itoa(cells))
	p.shares(t, "kind=")
	if table := p.saved(t, "Save as CSV"); !strings.HasPrefix(table, "\ufeffissue,holder,demand,concession") || !strings.Contains(table, "Outer Mongolia,T.V. Soong,0,") {
		t.Errorf("the table is %.200q", table)
	}
	p.asks(t, "stanceMatrix")
}

func testNetwork(t *testing.T, p *tab) {
	p.resize(t, 1440, 900)
	p.open(t, "/network")
	p.wait(t, "the picture", `document.querySelectorAll('.netplot .node').length > 15`)
	p.picture(t, "network.png")
	clickNode(t, p, "Outer Mongolia")
	p.wait(t, "its ties", `document.querySelector('.netlist h2')?.textContent.includes('Outer Mongolia')`)
	p.press(t, ".netlist", "Joseph Stalin takes stances on it")
	p.wait(t, "the words that the tie rests on", `document.querySelectorAll('.networds blockquote').length > 3`)
	if href := read[string](t, p, `document.querySelector('.networds a').getAttribute('href')`); !strings.HasPrefix(href, "/record/1945-07-02-soong-stalin/turn/") {
		t.Errorf("the evidence leads to %s", href)
	}
	p.press(t, ".netlist", "Only its relations")
	p.wait(t, "the focus", `location.search.includes('focus=Outer')`)
	p.wait(t, "its relations alone", `document.querySelectorAll('.netplot .node').length < 15 && document.querySelector('.netlist h2')?.textContent.includes('entit')`)
	p.click(t, `.boxes input[value="MENTION"]`)
	p.wait(t, "more by mention", `document.querySelectorAll('.netplot .node').length > 15`)
	p.picture(t, "network-focus.png")
	visible := `[...document.querySelectorAll('.netplot .node')].filter(n => n.getAttribute('display') !== 'none').length`
	before := read[int](t, p, visible)
	read[bool](t, p, `(() => { const until = document.querySelectorAll('.when input')[1]; until.value = 0; return until.dispatchEvent(new Event('input')) })()`)
	if after := read[int](t, p, visible); after >= before {
		t.Errorf("the slider leaves %d of %d entities", after, before)
	}
	if svg := p.saved(t, "SVG"); !strings.HasPrefix(svg, "<svg") || !strings.Contains(svg, "Outer Mongolia") || strings.Contains(svg, "class=") {
		t.Errorf("the picture is %.200q", svg)
	}
	if png := p.saved(t, "PNG"); !strings.Contains(png[:8], "PNG") {
		t.Errorf("the picture is %.20q", png)
	}
	if table := p.saved(t, "Save as CSV"); !strings.HasPrefix(table, "\ufefffrom,tie,to,weight") {
		t.Errorf("the table is %.200q", table)
	}
	p.asks(t, "subgraph")
}

func testTerms(t *testing.T, p *tab) {
	p.resize(t, 1440, 900)
	p.open(t, "/terms")
	p.wait(t, "the charts", `document.querySelectorAll('.termchart').length > 1`)
	chart := `.bargain[aria-label="Port Arthur, years"] `
	for selector, want := range map[string]int{".mark": 3, ".mark.recalled": 1, ".mark.proposed rect": 1} {
		if n := read[int](t, p, `document.querySelectorAll(`+strconv.Quote(chart+selector)+`).length`); n < want {
			t.Errorf("%s: %d; want at least %d", selector, n, want)
		}
	}
	if n := read[int](t, p, `document.querySelectorAll('.gap').length`); n == 0 {
		t.Error("no gap between the sides is shaded")
	}
	p.click(t, chart+`.mark[aria-label^="Joseph Stalin, turn 82: 10–15 years"]`)
	p.wait(t, "its words", `document.querySelector('.said mark')?.textContent === '10 - 15 years'`)
	p.picture(t, "terms.png")
	if svg := p.saved(t, "Save as SVG"); !strings.HasPrefix(svg, "<svg") {
		t.Errorf("the picture is %.200q", svg)
	}
	if table := p.saved(t, "Save as CSV"); !strings.Contains(table, "Port Arthur,Joseph Stalin,Soviet Union,10,15,years,proposed") {
		t.Errorf("the table is %.400q", table)
	}
	p.asks(t, "terms")
}

// TestChartsOfNothing asks the views for what is not there: they say what to do.
func TestChartsOfNothing(t *testing.T) {
	address, _, _ := startServer(t)
	needBuild(t, address)
	p := openTab(t, address, "light")
	for path, advice := range map[string]string{
		"/positions?after=1990":            "choose other dates",
		"/terms?after=1990":                "choose other dates",
		"/network?focus=Warsaw&tie=SHARED": "choose another focus",
	} {
		p.open(t, path)
		p.wait(t, path, `(s => s !== null && s.textContent.toLowerCase().includes('`+advice+`'))(document.querySelector('.state:not([role])'))`)
	}
	p.open(t, "/network?focus=Mongolai")
	p.wait(t, "names that come near", `document.querySelector('.stage .state button')?.textContent.includes('ongolia')`)
	p.click(t, ".stage .state button")
	p.wait(t, "the network of the name meant", `document.querySelectorAll('.netplot .node').length > 2`)
}

// checkNarrow shows the view as a phone does: nothing is wider than the page.
func checkNarrow(t *testing.T, p *tab, name string) {
	t.Helper()
	p.resize(t, 390, 844)
	p.open(t, "/"+name)
	p.wait(t, "the view", `document.querySelector('.matrix, .netplot, .termchart') !== null`)
	if wide := read[int](t, p, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("on a phone the page is %d px wide", wide)
	}
	checkAxe(t, p, name+" on a phone")
	p.picture(t, name+"-phone.png")
}

// resize gives the page a size in px.
func (p *tab) resize(t *testing.T, width, height int64) {
	t.Helper()
	p.do(t, "resize", func(ctx context.Context, s *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, s, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
		return chromedp.Void{}, err
	})
}

// press presses the button within a part of the page whose words contain some.
func (p *tab) press(t *testing.T, part, words string) {
	t.Helper()
	if !read[bool](t, p, fmt.Sprintf(`(() => { const b = [...document.querySelector(%q).querySelectorAll('button')].find(b => b.textContent.includes(%q)); b?.click(); return Boolean(b) })()`, part, words)) {
		t.Fatalf("%s has no button %q", part, words)
	}
}

// shares checks that the address tells what is shown.
func (p *tab) shares(t *testing.T, what string) {
	t.Helper()
	if got := read[string](t, p, `location.search`); !strings.Contains(got, what) {
		t.Errorf("the address ends in %q; want %s in it", got, what)
	}
}

// asks checks that a view leads to its query in GraphiQL.
func (p *tab) asks(t *testing.T, field string) {
	t.Helper()
	if got := read[string](t, p, `new URLSearchParams(document.querySelector('.tools a[href^="/graphiql"]').search).get('query')`); !strings.Contains(got, field) {
		t.Errorf("GraphiQL is handed %q", got)
	}
}

// saved is the content of the file that a button offers.
func (p *tab) saved(t *testing.T, button string) string {
	t.Helper()
	read[bool](t, p, `(() => {
		window.offered = undefined
		const click = HTMLAnchorElement.prototype.click
		HTMLAnchorElement.prototype.click = function () {
			HTMLAnchorElement.prototype.click = click
			fetchBlob(this.href)
		}
		const blobs = new Map(), create = URL.createObjectURL
		URL.createObjectURL = (blob) => { const href = create(blob); blobs.set(href, blob); return href }
		const fetchBlob = (href) => { URL.createObjectURL = create; blobs.get(href).slice().arrayBuffer().then(b => { window.offered = new TextDecoder('utf-8', {ignoreBOM: true}).decode(b) }) }
		return true
	})()`)
	p.press(t, "#main", button)
	p.wait(t, "the file", `window.offered !== undefined`)
	return read[string](t, p, `window.offered`)
}
