package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const customersSlug = "1945-07-02-soong-stalin"

// startDashboard serves the fixture, a record full of markup and one of 1,000
// turns. It gives the server's address and a token to write with.
func startDashboard(t *testing.T) (url, token string) {
	t.Helper()
	store := loadedStore(t)
	verb := func(args ...string) string {
		var out bytes.Buffer
		if err := run(t.Context(), append(args, "--store", store), nil, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(out.String())
	}
	verb("load", writeRecord(t, "markup.txt", "July 9, 1945", markupTitle, markupTurns))
	verb("load", writeRecord(t, "long.txt", "August 2, 1945", "Record of a long meeting", strings.Repeat("Stalin: We cannot agree to this.\n\nSoong: As to Dairen, we will see that later.\n\n", 500)))
	token = verb("token", "add", "Ada")
	url, _ = startVerb(t, io.Discard, "--store", store)
	needBuild(t, url)
	return url, token
}

const (
	markupTitle = `Record of <script>document.title='owned'</script> & <img src=x onerror=alert(1)>`
	markupTurns = `Stalin: <script>document.title='owned'</script> We cannot agree to this <b>Outer Mongolia</b>. "><img src=x onerror=alert(1)>

Soong: 𠮷𠮷 For Port Arthur we yielded. You should make concession on Dairen.

Stalin: =SUM(A1) javascript:alert(1) {{constructor}}

Soong: 我們 cannot agree — “never” <style>*{display:none}</style>
`
)

func writeRecord(t *testing.T, name, date, title, turns string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(date+"\n\n"+title+"\n\n"+turns), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// visit goes to an address of the dashboard and waits until a view is shown.
func (p *tab) visit(t *testing.T, path string) {
	t.Helper()
	p.do(t, "open "+path, chromedp.Navigate(p.origin+path))
	p.wait(t, "a view at "+path, `document.querySelector('main h1') !== null`)
}

// keys types keys where the focus is.
func (p *tab) keys(t *testing.T, keys string) {
	t.Helper()
	p.do(t, "type "+keys, chromedp.KeyEvent(keys))
}

// tap clicks on an element as a program does, wherever it is.
func (p *tab) tap(t *testing.T, selector string) {
	t.Helper()
	read[bool](t, p, `(document.querySelector(`+strconv.Quote(selector)+`).click(), true)`)
}

// pointAt moves the mouse over the middle of an element.
func (p *tab) pointAt(t *testing.T, selector string) {
	t.Helper()
	at := read[[]float64](t, p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(`+strconv.Quote(selector)+`).getBoundingClientRect())`)
	p.do(t, "point at "+selector, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
}

// text is the text of the first element that a selector finds.
func (p *tab) text(t *testing.T, selector string) string {
	t.Helper()
	return read[string](t, p, `document.querySelector(`+strconv.Quote(selector)+`).textContent`)
}

// address is the page's path and query.
func (p *tab) address(t *testing.T) string {
	t.Helper()
	return read[string](t, p, `location.pathname + location.search`)
}

func TestDashboard(t *testing.T) {
	url, token := startDashboard(t)
	for name, test := range map[string]func(*testing.T, *tab){
		"records":  testRecords,
		"reading":  testReading,
		"quotes":   testQuotes,
		"linkages": testLinkages,
		"keys":     testKeys,
		"filters":  testFilters,
		"copying":  testCopying,
		"long":     testLongRecord,
		"ledger":   testLedger,
		"entity":   testEntity,
		"search":   testSearch,
		"markup":   testMarkup,
		"tables":   testTables,
		"graphiql": testOpenInGraphiQL,
		"errors":   testErrors,
		"offline":  testOffline,
		"way back": testWayBack,
		"loading":  func(t *testing.T, p *tab) { testLoading(t, p, token) },
	} {
		t.Run(name, func(t *testing.T) { test(t, openTab(t, url, "light")) })
	}
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) { testLooks(t, openTab(t, url, scheme), scheme) })
	}
	t.Run("size", func(t *testing.T) { testSize(t, url) })
}

func testRecords(t *testing.T, p *tab) {
	p.visit(t, "/")
	p.wait(t, "the strips", `document.querySelectorAll('.records .strip rect').length > 10`)
	first := p.text(t, ".records > li")
	for _, want := range []string{"Record of a Meeting between T.V. Soong and Stalin", "1945-07-02", "Moscow", "Soviet Union", "188 turns"} {
		if !strings.Contains(first, want) {
			t.Errorf("the first record lacks %q: %s", want, first)
		}
	}
	for query, want := range map[string]int{"text=Soong+Moscow": 1, "after=1945-07-05": 2, "before=1945-07": 2, "text=nowhere": 0} {
		p.visit(t, "/records?"+query)
		if n := read[int](t, p, `document.querySelectorAll('.records > li').length`); n != want {
			t.Errorf("%s: %d records; want %d", query, n, want)
		}
	}
	p.visit(t, "/records?text=nowhere")
	if got := p.text(t, ".state"); !strings.Contains(got, "Show all records") {
		t.Errorf("of no record it says %q", got)
	}
	p.visit(t, "/records?order=NEWEST_FIRST")
	if got := p.text(t, ".records h2"); got != "Record of a long meeting" {
		t.Errorf("the newest record is %q", got)
	}
}

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
		{"ArrowRight", `location.search.startsWith('?stance=') && document.querySelectorAll('.quoted.lit').length > 0`},
		{"Escape", `location.search === '' && document.querySelector('.quoted.lit') === null`},
		{"?", `document.querySelector('dialog.keys').open`},
		{"Escape", `!document.querySelector('dialog.keys').open`},
		{"/", `document.activeElement.id === 'lookup'`},
	} {
		if code, named := map[string]string{"ArrowRight": kb.ArrowRight, "Escape": kb.Escape}[step.keys]; named {
			p.keys(t, code)
		} else {
			p.keys(t, step.keys)
		}
		p.wait(t, "the effect of "+step.keys, step.until)
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

func testLedger(t *testing.T, p *tab) {
	p.visit(t, "/ledger")
	p.tap(t, "tbody a")
	p.wait(t, "the record's ledger", `document.querySelectorAll('.outcome').length === 4`)
	if got := p.text(t, ".ledger"); !strings.Contains(got, "Outer Mongolia") || !strings.Contains(got, "turn ") {
		t.Errorf("the ledger reads %s", got)
	}
	p.tap(t, ".outcome li p a")
	p.wait(t, "the stance in the record", `location.search.startsWith('?stance=') && document.querySelector('.quoted.lit') !== null`)
}

func testEntity(t *testing.T, p *tab) {
	p.visit(t, "/entity/L%C3%BCshunkou")
	if got := p.text(t, "h1"); got != "Port Arthur" {
		t.Errorf("Lüshunkou is %q", got)
	}
	for _, want := range []string{"port", "Lüshunkou", "wikidata", "° N", "Soviet Union", "Stances about it"} {
		if got := p.text(t, "main"); !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, rel := range read[[]string](t, p, `[...document.querySelectorAll('main a')].filter(a => a.origin !== location.origin).map(a => a.rel)`) {
		if !strings.Contains(rel, "noreferrer") {
			t.Errorf("a link out of Parley has rel=%q", rel)
		}
	}
	p.tap(t, ".history .chip")
	p.wait(t, "the stance in its record", `location.pathname.startsWith('/record/') && document.querySelector('.quoted.lit') !== null`)
}

func testSearch(t *testing.T, p *tab) {
	p.visit(t, "/ledger")
	p.keys(t, "/")
	p.wait(t, "the search box", `document.activeElement.id === 'lookup'`)
	p.keys(t, "Port Arthur\r")
	p.wait(t, "what was found", `location.pathname === '/search' && document.querySelectorAll('.hit mark').length > 0`)
	for _, want := range []string{"Entities", "Stances", "Turns"} {
		if got := p.text(t, "main"); !strings.Contains(got, want) {
			t.Errorf("nothing was found among %s", want)
		}
	}
	if odd := read[[]string](t, p, `[...document.querySelectorAll('.hit mark')].map(m => m.textContent).filter(w => !/^(port|arthur)$/i.test(w))`); len(odd) > 0 {
		t.Errorf("highlighted are %q", odd)
	}
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

func testTables(t *testing.T, p *tab) {
	const capture = `(() => { const make = URL.createObjectURL; URL.createObjectURL = b => { b.text().then(s => { window.saved = s }); return make.call(URL, b) } })(), true`
	for path, want := range map[string]string{
		"/records":                 "Record of a Meeting between T.V. Soong and Stalin,,1945-07-02,Moscow,188,",
		"/record/" + customersSlug: "For Port Arthur we yielded.",
		"/ledger/" + customersSlug: "Outer Mongolia,",
		"/entity/Port%20Arthur":    "For Port Arthur we yielded.",
	} {
		p.visit(t, path)
		read[bool](t, p, capture)
		read[bool](t, p, `([...document.querySelectorAll('main button')].find(b => b.textContent === 'Save as CSV').click(), true)`)
		p.wait(t, "the table", `window.saved !== undefined`)
		if got := read[string](t, p, `window.saved`); !strings.Contains(got, want) {
			t.Errorf("the table of %s lacks %q: %.300s", path, want, got)
		}
	}
}

func testOpenInGraphiQL(t *testing.T, p *tab) {
	p.visit(t, "/ledger/"+customersSlug)
	p.do(t, "open GraphiQL", chromedp.Navigate(read[string](t, p, `[...document.querySelectorAll('main a')].find(a => a.textContent === 'Open in GraphiQL').href`)))
	p.wait(t, "the query", `document.querySelector('.graphiql-query-editor .view-lines')?.textContent.replaceAll('\u00a0', ' ').includes('query Ledger')`)
	p.do(t, "run it", chromedp.Click(chromedp.CSS(".graphiql-execute-button")))
	p.wait(t, "the answer", answerText+`.includes('openItems')`)
}

func testErrors(t *testing.T, p *tab) {
	for path, want := range map[string]string{
		"/entity/Molotof":   "Molotov",
		"/record/nothing":   "no such record",
		"/node/nothing":     "not an id",
		"/search":           "What are you looking for?",
		"/search?text=qqqq": "another spelling",
	} {
		p.visit(t, path)
		if got := p.text(t, "main"); !strings.Contains(got, want) {
			t.Errorf("%s says %q; want %q", path, got, want)
		}
	}
}

// testOffline takes the server from the page and gives it back.
func testOffline(t *testing.T, p *tab) {
	p.visit(t, "/records")
	read[bool](t, p, `(window.online = fetch, window.fetch = () => Promise.reject(new TypeError('offline')), true)`)
	p.tap(t, ".ways [href='/ledger']")
	p.wait(t, "the failure", `document.querySelector('.failed')?.textContent.includes('parley serve')`)
	read[bool](t, p, `(window.fetch = window.online, true)`)
	p.tap(t, ".failed button")
	p.wait(t, "the ledger", `document.querySelector('h1').textContent === 'Ledger'`)
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

func testLoading(t *testing.T, p *tab, token string) {
	p.visit(t, "/records")
	p.tap(t, ".drop summary")
	file := writeRecord(t, "dropped.txt", "September 3, 1945", "Record of a dropped meeting", strings.Repeat("Stalin: We cannot agree to this.\n\nSoong: As to Dairen, we will see that later.\n\n", 2))
	send := func(until string) {
		p.do(t, "choose the file", chromedp.SetUploadFiles(chromedp.CSS(".drop [type=file]"), []string{file}))
		p.wait(t, until, `document.querySelector('.loads').textContent.includes(`+strconv.Quote(until)+`)`)
	}
	send("token")
	p.do(t, "give the token", chromedp.SendKeys(chromedp.CSS(".drop [name=token]"), token))
	send("Record of a dropped meeting")
	p.tap(t, ".loads button")
	p.wait(t, "the new list", `[...document.querySelectorAll('.records h2')].some(h => h.textContent === 'Record of a dropped meeting')`)
}

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

// checkAxe runs the accessibility checker axe on the page.
func checkAxe(t *testing.T, p *tab, view string) {
	t.Helper()
	axe, err := os.ReadFile("web/node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe is missing: run `make web`")
	}
	read[bool](t, p, string(axe)+"; true")
	read[bool](t, p, `(axe.run({resultTypes: ['violations']}).then(r => { window.axed = r.violations
		.filter(v => v.impact === 'serious' || v.impact === 'critical')
		.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target + ': ' + n.failureSummary)) }), true)`)
	p.wait(t, "axe", `window.axed !== undefined`)
	for _, issue := range read[[]string](t, p, `window.axed`) {
		t.Errorf("%s: %s", view, issue)
	}
}

var builtScript = regexp.MustCompile(`[\w.-]+-[\w-]{8}\.js`)

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
