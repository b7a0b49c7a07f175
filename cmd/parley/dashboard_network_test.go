package main

import (
	"io"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestNetworks draws the network of two records, whose sliders go over dates,
// and one with more ties than can be elements of the page.
func TestNetworks(t *testing.T) {
	store := loadedStore(t)
	later := "Stalin: We demand the lease of Sevastopol. We cannot agree on Warsaw.\n\nSoong: We speak of " + states + "; all of them will be asked.\n\nStalin: We accept " + states + ".\n"
	if err := run(t.Context(), []string{"load", "--store", store, writeRecord(t, "later.txt", "August 14, 1946", "A later meeting", later)}, nil, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	url, _ := startVerb(t, io.Discard, "--store", store)
	needBuild(t, url)
	t.Run("dates", func(t *testing.T) { testDates(t, openTab(t, url, "light")) })
	t.Run("large", func(t *testing.T) { testLargeNetwork(t, openTab(t, url, "dark")) })
}

const states = "France, Germany, Italy, Spain, Portugal, Belgium, Norway, Sweden, Denmark, Finland, Poland, Hungary, Romania, Bulgaria, Greece, Turkey, Egypt, Iran, Iraq, Syria, Lebanon, India, Japan, Korea, Australia, Canada, Mexico, Brazil, Argentina, Chile, Peru, Cuba, Yugoslavia, Albania, Austria, Switzerland, Ireland, Iceland and Thailand"

// drawnNames are the names of the nodes that show.
const drawnNames = `[...document.querySelectorAll('.netplot .node')].filter(n => n.getAttribute('display') !== 'none').map(n => n.querySelector('title').textContent)`

func testDates(t *testing.T, p *tab) {
	p.visit(t, "/network?tie=STANCE&tie=MENTION&size=1000")
	p.wait(t, "both records", drawnNames+`.includes('Port Arthur') && `+drawnNames+`.includes('France')`)
	const slide = `(which, place) => { const input = document.querySelectorAll('.when input')[which]; input.value = place; return input.dispatchEvent(new Event('input')) }`
	read[bool](t, p, `(`+slide+`)(1, 0)`)
	p.wait(t, "the first record alone", drawnNames+`.includes('Port Arthur') && !`+drawnNames+`.includes('France')`)
	p.wait(t, "its date in the address", `location.search.includes('before=1945-07-02')`)
	read[bool](t, p, `(`+slide+`)(1, 1)`)
	read[bool](t, p, `(`+slide+`)(0, 1)`)
	p.wait(t, "the second record alone", drawnNames+`.includes('France') && !`+drawnNames+`.includes('Port Arthur')`)

	p.visit(t, "/network?tie=STANCE&tie=MENTION&before=1945-12")
	p.wait(t, "the first record of an address", drawnNames+`.includes('Port Arthur') && !`+drawnNames+`.includes('France')`)
	p.press(t, ".netlist", "Outer Mongolia")
	p.press(t, ".netlist", "Joseph Stalin takes stances on it")
	p.wait(t, "words of that record", `document.querySelectorAll('.networds blockquote').length > 3`)
	read[bool](t, p, `(`+slide+`)(1, 1)`)
	p.wait(t, "more than was drawn", drawnNames+`.includes('France')`)
	p.asks(t, "before: $before")
}

func testLargeNetwork(t *testing.T, p *tab) {
	p.resize(t, 1440, 1000)
	p.visit(t, "/network?tie=MENTION&tie=STANCE&tie=SHARED")
	p.wait(t, "a network at rest", `document.querySelector('.netplot.many:not(.settling) .name[display=inline]') !== null`)
	const painted = `(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 0).length)(document.querySelector('.netlines'))`
	p.wait(t, "painted ties", painted+` > 1000`)
	place := `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector('.netplot .node.kind-state').getBoundingClientRect())`
	before := read[[]float64](t, p, place)
	at := read[[]float64](t, p, `(r => [r.x + 30, r.y + 30])(document.querySelector('.stage').getBoundingClientRect())`)
	for i, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseMoved, input.DispatchMouseEventTypeMouseReleased} {
		p.do(t, "drag", chromedp.MouseEvent(kind, at[0]+40*float64(min(i, 1)), at[1]+20*float64(min(i, 1)), chromedp.Button("left")))
	}
	p.wait(t, "the picture drawn anew", `document.querySelector('.netplot').style.transform === '' && document.querySelector('.netlines').style.transform === ''`)
	if after := read[[]float64](t, p, place); after[0]-before[0] < 39 || after[0]-before[0] > 41 || after[1]-before[1] < 19 {
		t.Errorf("dragged by 40, 20 a node goes from %v to %v", before, after)
	}
	clickNode(t, p, "France")
	p.wait(t, "its ties", `document.querySelector('.netlist h2').textContent.includes('France') && document.querySelectorAll('.netplot g:nth-child(2) path').length > 0`)
	if svg := p.saved(t, "SVG"); strings.Count(svg, "<path") < 3 || strings.Count(svg, "M") < 600 {
		t.Errorf("the picture lacks the ties: %.200q", svg)
	}
	p.picture(t, "network-large.png")
}
