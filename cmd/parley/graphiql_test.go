package main

import (
	"image"
	"image/color"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/cmd/parley/api"
)

// TestGraphiQL opens the pages of the real server and asks the customer's
// question, which is in the first tab.
func TestGraphiQL(t *testing.T) {
	url, _, _ := startServer(t)
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) { testGraphiQL(t, url, scheme, len(api.Examples()), "For Port Arthur we yielded") })
	}
}

// testGraphiQL opens GraphiQL on the server at url, which shows so many tabs,
// and runs the first, which must answer with want.
func testGraphiQL(t *testing.T, url, scheme string, tabs int, want string) {
	needBuild(t, url)
	p := openTab(t, url, scheme)
	p.do(t, "open /graphiql", chromedp.Navigate(url+"/graphiql"))
	p.wait(t, "the query in the editor", `document.querySelectorAll('.graphiql-query-editor .view-line').length > 1`)
	if n := read[int](t, p, `document.querySelectorAll('.graphiql-tab-button').length`); n != tabs {
		t.Errorf("%d tabs; want %d", n, tabs)
	}
	p.do(t, "run the query", chromedp.Click(chromedp.CSS(".graphiql-execute-button")))
	p.wait(t, "the answer", answerText+`.includes(`+strconv.Quote(want)+`)`)
	checkLook(t, p, scheme)
	p.do(t, "open the documentation", chromedp.Click(chromedp.CSS(`button[aria-label="Show Documentation Explorer"]`)))
	p.wait(t, "the schema", `document.querySelector('.graphiql-doc-explorer-content')?.textContent.includes('Query')`)
	p.picture(t, "graphiql-docs.png")
}

// needBuild ends the test when the server's binary lacks the pages.
func needBuild(t *testing.T, url string) {
	t.Helper()
	r, err := http.Get(url + "/graphiql")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode == http.StatusNotFound {
		missing(t, "the pages have not been built: run `make web`")
	}
}

// answerText is the text that the answer's editor shows; Monaco writes its
// blanks as no-break spaces.
const answerText = `document.querySelector('.graphiql-response .view-lines').textContent.replaceAll('\u00a0', ' ')`

// checkLook catches a page that has the right text but no style, as when the
// policy keeps the editor from writing its own: lines then lie on each other
// and have one colour.
func checkLook(t *testing.T, p *tab, scheme string) {
	t.Helper()
	p.wait(t, "coloured code", `new Set([...document.querySelectorAll('.graphiql-query-editor .view-line span span')].map(s => getComputedStyle(s).color)).size > 2`)
	tops := read[[]float64](t, p, `[...document.querySelectorAll('.graphiql-query-editor .view-line')].map(l => l.getBoundingClientRect().top).sort((a, b) => a - b)`)
	for i := 1; i < len(tops); i++ {
		if tops[i]-tops[i-1] < 10 {
			t.Errorf("lines %d and %d of the query lie on each other: %v", i, i+1, tops)
		}
	}
	img := p.picture(t, "graphiql.png")
	if n := colours(img); n < 50 {
		t.Errorf("the picture has %d colours: it is blank or broken", n)
	}
	if dark := background(img) < 0x80; dark != (scheme == "dark") {
		t.Errorf("the page does not follow the %s scheme", scheme)
	}
}

func colours(img image.Image) int {
	seen := map[color.Color]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			seen[img.At(x, y)] = true
		}
	}
	return len(seen)
}

// background is the brightness, 0 to 255, of the picture's lower left corner.
func background(img image.Image) uint8 {
	b := img.Bounds()
	return color.GrayModel.Convert(img.At(b.Min.X+2, b.Max.Y-2)).(color.Gray).Y
}

// TestComplaints proves that the browser tests can fail.
func TestComplaints(t *testing.T) {
	var page string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", "style-src 'self'")
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<!doctype html><link rel="icon" href="data:,">`+page)
	}))
	defer s.Close()
	p := newTab(t, s.URL)
	for html, want := range map[string]string{
		`<script>console.error('aloud')</script>`:                "aloud",
		`<script>throw new Error('dropped')</script>`:            "dropped",
		`<style>p { color: red }</style>`:                        "Content Security Policy",
		`<img src="http://outside.invalid/picture.png" alt="">`:  "http://outside.invalid/picture.png",
		`<script>fetch('http://outside.invalid/count')</script>`: "http://outside.invalid/count",
	} {
		page = html
		p.do(t, "open the page", chromedp.Navigate(s.URL))
		if got := strings.Join(p.take(), "\n"); !strings.Contains(got, want) {
			t.Errorf("of %s it says %q", html, got)
		}
	}
}
