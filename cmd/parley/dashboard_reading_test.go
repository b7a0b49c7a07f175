package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// concession finds the mark of a concession in a turn.
func concession(turn int) string { return fmt.Sprintf("#turn-%d .mark.kind-concession", turn) }

func testReading(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug+"/turn/133")
	p.wait(t, "turn 133 on the screen", `(r => r.top >= 0 && r.top < innerHeight / 2)(document.querySelector('#turn-133').getBoundingClientRect())`)
	if n := read[int](t, p, `document.querySelectorAll('.turn').length`); n != 188 {
		t.Errorf("%d turns; want 188", n)
	}
	if got := p.text(t, "#turn-133 .text"); !strings.HasPrefix(got, "Mongols don't want to stay with China.") || !strings.HasSuffix(got, "You should make concession on this question.") {
		t.Errorf("turn 133 reads %q", got)
	}
	if got := p.text(t, "#turn-133 .mention.kind-port"); got != "Port Arthur" {
		t.Errorf("the port of turn 133 is %q", got)
	}
	p.pointAt(t, concession(133))
	p.wait(t, "the stance pointed at", `document.querySelector('.panel blockquote')?.textContent === 'For Port Arthur we yielded.'`)
	for _, want := range []string{"concession", "Joseph Stalin", "Soviet Union", "Port Arthur", " %", "Because of"} {
		if got := p.text(t, ".panel"); !strings.Contains(got, want) {
			t.Errorf("the stance's details lack %q: %s", want, got)
		}
	}
	p.tap(t, ".turn:nth-of-type(n+135) .mark")
	p.wait(t, "a stance further on", `!location.pathname.endsWith('/turn/133') && location.search.startsWith('?stance=')`)
	shared, quote := p.address(t), p.text(t, ".panel blockquote")
	p.visit(t, shared)
	if got := p.text(t, ".panel blockquote"); got != quote || got == "" {
		t.Errorf("the shared address shows %q; want %q", got, quote)
	}
}

// testQuotes compares the words that light up with the quote, of all stances.
func testQuotes(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug)
	wrong := read[[]string](t, p, `[...document.querySelectorAll('.mark')].flatMap(mark => {
		mark.dispatchEvent(new FocusEvent('focusin', {bubbles: true}))
		const lit = [...document.querySelectorAll('.quoted.lit')].map(e => e.textContent).join('')
		const quote = document.querySelector('.panel blockquote').textContent
		return lit === quote ? [] : [lit + ' <> ' + quote]
	})`)
	if len(wrong) > 0 {
		t.Errorf("lit words and quotes differ: %q", wrong)
	}
	marks := read[int](t, p, `document.querySelectorAll('.mark').length`)
	if ticks := read[int](t, p, `document.querySelectorAll('.minimap.down rect').length`); ticks != marks || ticks < 20 {
		t.Errorf("the minimap shows %d of %d stances", ticks, marks)
	}
	p.visit(t, "/record/"+customersSlug+"/turn/180")
	p.wait(t, "the minimap's frame at the end", `parseFloat(document.querySelector('.down .frame').style.getPropertyValue('--from')) > 80`)
}

func testLinkages(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug)
	turn := read[string](t, p, `document.querySelector('.mark:has(.tied)').closest('.turn').id`)
	p.tap(t, "#"+turn+" .mark:has(.tied)")
	p.wait(t, "the linkage", `document.querySelector('.panel .linkage') !== null`)
	here, other := p.address(t), read[string](t, p, `document.querySelector('.linkage a.other').getAttribute('href')`)
	p.keys(t, "l")
	p.wait(t, "its other end", `location.pathname + location.search === `+strconv.Quote(other))
	if here == other {
		t.Errorf("the linkage leads from %s to itself", here)
	}
}

func testKeys(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug+"/turn/10")
	for _, step := range []struct{ keys, until string }{
		{"jjk", `document.activeElement.id === 'turn-11' && location.pathname.endsWith('/turn/11')`},
		{"", `(scrollTo(0, document.documentElement.scrollHeight), document.querySelector('#turn-188').getBoundingClientRect().top < innerHeight)`},
		{"k", `Number(document.activeElement.dataset.turn) > 150`},
		{kb.ArrowLeft, `location.search.startsWith('?stance=') && document.querySelectorAll('.quoted.lit').length > 0`},
		{kb.Escape, `location.search === '' && document.querySelector('.quoted.lit') === null`},
		{"?", `document.querySelector('dialog.keys').open`},
		{"\r", `!document.querySelector('dialog.keys').open`}, // its only button has the focus
		{"/", `document.activeElement.id === 'lookup'`},
	} {
		p.keys(t, step.keys)
		p.wait(t, "the effect of the keys "+strconv.Quote(step.keys), step.until)
	}
}

func testFilters(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug+"?kind=CONCESSION&holder=Soviet+Union&entity=Port+Arthur")
	shown := `[...document.querySelectorAll('.marks li:not([hidden]) .mark')]`
	labels := read[[]string](t, p, shown+`.map(m => m.getAttribute('aria-label'))`)
	if len(labels) == 0 {
		t.Error("no concession of the Soviet side on Port Arthur is marked")
	}
	for _, label := range labels {
		if !strings.HasPrefix(label, "concession of ") || !strings.Contains(label, "Port Arthur") {
			t.Errorf("marked in spite of the filter: %s", label)
		}
	}
	if n := read[int](t, p, `document.querySelectorAll('.minimap.down rect').length`); n != len(labels) {
		t.Errorf("the minimap shows %d stances; want %d", n, len(labels))
	}
	p.tap(t, ".filters [value=CONCESSION]")
	p.tap(t, ".filters [value=DEMAND]")
	p.wait(t, "the address of demands", `location.search === '?kind=DEMAND&holder=Soviet+Union&entity=Port+Arthur'`)
	if n := read[int](t, p, shown+`.filter(m => !m.matches('.kind-demand')).length`); n != 0 {
		t.Errorf("%d marks are no demands", n)
	}
}

func testCopying(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug+"/turn/133")
	copied := read[string](t, p, `(() => {
		const words = document.querySelector('#turn-133 .text')
		getSelection().selectAllChildren(words)
		const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true, cancelable: true})
		words.dispatchEvent(event)
		return event.clipboardData.getData('text/plain')
	})()`)
	for _, want := range []string{"“Mongols don't want to stay with China.", "For Port Arthur we yielded.", "Stalin, turn 133", "Wilson Center Digital Archive", p.origin + "/record/" + customersSlug + "/turn/133"} {
		if !strings.Contains(copied, want) {
			t.Errorf("the copy lacks %q:\n%s", want, copied)
		}
	}
}

func testLongRecord(t *testing.T, p *tab) {
	p.visit(t, "/records?text=long")
	p.tap(t, ".records h2 a")
	p.wait(t, "all turns", `document.querySelectorAll('.turn').length === 1000`)
	p.visit(t, p.address(t)+"/turn/700")
	p.wait(t, "turn 700 on the screen", `(r => r.top >= 0 && r.top < innerHeight / 2)(document.querySelector('#turn-700').getBoundingClientRect())`)
}

// testWayBack leaves a record and comes back to where it was read.
func testWayBack(t *testing.T, p *tab) {
	p.visit(t, "/record/"+customersSlug+"/turn/100")
	p.wait(t, "the view to rest, at turn 120", `(document.querySelector('#turn-120').scrollIntoView(), window.frames120 = (window.frames120 ?? 0) + 1) > 8`)
	p.tap(t, "#turn-117 .mention")
	p.wait(t, "the entity", `location.pathname.startsWith('/entity/') && document.title !== '' && document.activeElement.tagName === 'H1'`)
	p.do(t, "go back", chromedp.NavigateBack())
	p.wait(t, "turn 120 on the screen again", `location.pathname.endsWith('/turn/100') && document.querySelector('#turn-120') !== null && (r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#turn-120').getBoundingClientRect())`)
}

// testMarkup reads a record full of markup; openTab fails if any of it acts.
func testMarkup(t *testing.T, p *tab) {
	p.visit(t, "/records?text=owned")
	p.tap(t, ".records h2 a")
	p.wait(t, "the record", `document.querySelectorAll('.turn').length === 4`)
	if got := p.text(t, "h1"); got != markupTitle {
		t.Errorf("the title reads %q", got)
	}
	for i, turn := range strings.Split(strings.TrimSpace(markupTurns), "\n\n") {
		_, want, _ := strings.Cut(turn, ": ")
		if got := p.text(t, fmt.Sprintf("#turn-%d .text", i+1)); got != want {
			t.Errorf("turn %d reads %q; want %q", i+1, got, want)
		}
	}
	if n := read[int](t, p, `document.querySelectorAll('main script, main img, main b, main [style*=url]').length`); n != 0 {
		t.Errorf("%d elements have come from a record's text", n)
	}
	for _, path := range []string{"/search?text=%3Cscript%3E+owned", "/entity/%3Cimg%20src=x%3E", "/record/%3Cscript%3E"} {
		p.visit(t, path)
		p.take() // the API's refusals are logged by the browser
	}
}
