package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
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
	} {
		t.Run(name, func(t *testing.T) { test(t, openTab(t, url, "light")) })
	}
	t.Run("neighbours", func(t *testing.T) { testNeighbours(t, openTab(t, url, "light")) })
	t.Run("colours", func(t *testing.T) { testColours(t, openTab(t, url, "light")) })
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) { testLooks(t, openTab(t, url, scheme), scheme) })
	}
	t.Run("size", func(t *testing.T) { testSize(t, url) })
	// The last, since it adds a record to those that the others count.
	t.Run("loading", func(t *testing.T) { testLoading(t, openTab(t, url, "light"), token) })
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
	p.visit(t, "/search?text=alliance&document=nothing")
	if got := p.text(t, "main"); !strings.Contains(got, "no such record") {
		t.Errorf("of a record that there is not it says %s", got)
	}
	p.visit(t, "/search?text=Port+Arthur&document="+customersSlug)
	if odd := read[[]string](t, p, `[...document.querySelectorAll('.hit mark')].map(m => m.textContent).filter(w => !/^(port|arthur)$/i.test(w))`); len(odd) > 0 {
		t.Errorf("highlighted are %q", odd)
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

// TestDashboardAsksForToken reads from a server that others can reach.
func TestDashboardAsksForToken(t *testing.T) {
	store := loadedStore(t)
	var token bytes.Buffer
	if err := run(t.Context(), []string{"token", "add", "Ada", "--store", store}, nil, &token, io.Discard); err != nil {
		t.Fatal(err)
	}
	address, _ := startVerb(t, io.Discard, "--store", store, "--addr", "0.0.0.0:0")
	url := "http://127.0.0.1" + address[strings.LastIndex(address, ":"):]
	needBuild(t, url)
	p := openTab(t, url, "light")
	p.visit(t, "/records")
	p.wait(t, "the question for a token", `document.querySelector('.failed [name=token]') !== null`)
	if refusals := strings.Join(p.take(), "\n"); !strings.Contains(refusals, "401") {
		t.Errorf("the browser tells of %s", refusals)
	}
	p.do(t, "give the token", chromedp.SendKeys(chromedp.CSS(".failed [name=token]"), strings.TrimSpace(token.String())+"\r"))
	p.wait(t, "the records", `document.querySelectorAll('.records > li').length === 1 && document.querySelector('.strip') !== null`)
}
