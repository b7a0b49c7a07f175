package main

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGraphPlugin draws answers in GraphiQL: that of the customer's question,
// which selects no ids, and a subgraph.
func TestGraphPlugin(t *testing.T) {
	address, _, _ := startServer(t)
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			needBuild(t, address)
			p := openTab(t, address, scheme)
			drawQuestion(t, p)
			drawSubgraph(t, p)
		})
	}
}

const panel = `document.querySelector('.answer-graph')`

func drawQuestion(t *testing.T, p *tab) {
	t.Helper()
	p.open(t, "/graphiql")
	p.wait(t, "the query in the editor", `document.querySelectorAll('.graphiql-query-editor .view-line').length > 1`)
	p.click(t, `button[aria-label="Show Graph"]`)
	p.wait(t, "advice before anything was asked", panel+`?.textContent.includes('Run its query')`)
	checkAxeWithin(t, p, "advice", ".answer-graph")
	p.click(t, ".graphiql-execute-button")
	p.wait(t, "the picture", panel+`?.querySelectorAll('.netplot .node').length > 4`)
	if got, want := labels(t, p), []string{"For Port Arthur we yielded.", "Outer Mongolia", "Port Arthur", "exchange", "turn 133"}; !containsAll(got, want) {
		t.Errorf("drawn are %q; want %q among them", got, want)
	}
	p.choose(t, "For Port Arthur we yielded.")
	p.wait(t, "its words", panel+`.querySelector('.about blockquote')?.textContent === 'For Port Arthur we yielded.'`)
	p.wait(t, "a way into the dashboard", panel+`.querySelector('.about .open a') !== null`)
	if href := read[string](t, p, panel+`.querySelector('.about .open a').getAttribute('href')`); !strings.HasPrefix(href, "/node/") {
		t.Errorf("the stance opens at %s", href)
	}
	checkAxeWithin(t, p, "graph of the question", ".answer-graph")
	p.picture(t, "graph-question.png")
}

func drawSubgraph(t *testing.T, p *tab) {
	t.Helper()
	query := `{ subgraph(around: "Outer Mongolia", depth: 2) { nodes { id name kind aliases } edges { kind weight from { id } to { id } } } }`
	p.open(t, "/graphiql?query="+url.QueryEscape(query))
	p.wait(t, "the panel, which stays open", panel+` !== null`)
	p.wait(t, "the query in the editor", `document.querySelector('.graphiql-query-editor .view-lines')?.textContent.includes('subgraph')`)
	p.click(t, ".graphiql-execute-button")
	p.wait(t, "the picture", panel+`?.querySelectorAll('.netplot .node').length > 10`)
	if got, want := labels(t, p), []string{"Outer Mongolia", "Joseph Stalin", "T.V. Soong", "Port Arthur"}; !containsAll(got, want) {
		t.Errorf("drawn are %q; want %q among them", got, want)
	}
	if legend := read[string](t, p, panel+`.querySelector('.legend').textContent`); !strings.Contains(legend, "territory") || !strings.Contains(legend, "person") {
		t.Errorf("the legend says %q", legend)
	}
	clickNode(t, p, "Outer Mongolia")
	p.wait(t, "what it is tied to", panel+`.querySelector('.about .bonds')?.textContent.includes('Joseph Stalin takes stances on this')`)
	if href := read[string](t, p, panel+`.querySelector('.about .open a').getAttribute('href')`); !strings.HasPrefix(href, "/entity/") {
		t.Errorf("the entity opens at %s", href)
	}
	p.click(t, ".answer-graph .all summary")
	checkAxeWithin(t, p, "subgraph", ".answer-graph")
	p.picture(t, "graph-subgraph.png")
}

// labels are the names of all nodes in the picture.
func labels(t *testing.T, p *tab) []string {
	t.Helper()
	return read[[]string](t, p, `[...document.querySelectorAll('.netplot .node title')].map(n => n.textContent)`)
}

func containsAll(got, want []string) bool {
	return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(got, w) })
}

// choose clicks on a thing in the panel's list.
func (p *tab) choose(t *testing.T, label string) {
	t.Helper()
	p.click(t, ".answer-graph .all summary")
	p.wait(t, "the list", `document.querySelector('.answer-graph .all button') !== null`)
	if !read[bool](t, p, `(() => { const b = [...document.querySelectorAll('.answer-graph .all button')].find(b => b.textContent.endsWith('`+label+`')); b?.click(); return Boolean(b) })()`) {
		t.Fatalf("the list lacks %q", label)
	}
	p.click(t, ".answer-graph .all summary")
}

// clickNode clicks with the pointer on a node of the picture.
func clickNode(t *testing.T, p *tab, label string) {
	t.Helper()
	at := read[[]float64](t, p, `(() => { const n = [...document.querySelectorAll('.netplot .node')].find(n => n.querySelector('title').textContent === '`+label+`'); const r = n.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] })()`)
	p.do(t, "click on "+label, chromedp.MouseClickXY(at[0], at[1]))
}

func (p *tab) click(t *testing.T, selector string) {
	t.Helper()
	p.do(t, "click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

func (p *tab) open(t *testing.T, path string) {
	t.Helper()
	p.do(t, "open "+path, chromedp.Navigate(p.origin+path))
}
