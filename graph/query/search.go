package query

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// A Hit is a turn that holds what was searched for.
type Hit struct {
	Turn     *graph.TurnItem
	Snippets []Snippet // where, in order; at most three
}

// A Snippet is a stretch of a turn's text around words that were searched for.
type Snippet struct {
	Text  string
	Start int    // of Text, in Unicode code points of the turn's text
	Marks []Mark // the words, in order
}

// A Mark is a word within a snippet, in Unicode code points of its text.
type Mark struct{ Start, End int }

// Search gives a page of the turns that hold all words of text, and pass the
// filter, with the words marked. It is an [*ArgumentError] if text has no word.
func (g *Graph) Search(ctx context.Context, text string, f TurnFilter, p Page) (*List[*Hit], error) {
	words := graph.IndexWords(text)
	if len(words) == 0 {
		return nil, &ArgumentError{"text", "there is no word in it"}
	}
	c := g.turns(ctx, f)
	c.text(text)
	turns, err := page[*graph.TurnItem](c, p)
	if err != nil {
		return nil, err
	}
	hits := &List[*Hit]{HasNext: turns.HasNext, HasPrevious: turns.HasPrevious}
	for _, e := range turns.Edges {
		hit := &Hit{e.Node, snippets(e.Node.Text, words)}
		hits.Edges = append(hits.Edges, Edge[*Hit]{hit, e.Cursor})
	}
	return hits, nil
}

// CountHits says how many turns Search finds.
func (g *Graph) CountHits(ctx context.Context, text string, f TurnFilter) (int, error) {
	c := g.turns(ctx, f)
	c.text(text)
	return c.count()
}

// How many snippets a hit has, and how many code points stand around a word.
const (
	mostSnippets   = 3
	snippetContext = 60
)

// snippets cuts text around the marked words; those that would overlap are one.
func snippets(text string, words []string) (cut []Snippet) {
	runes := []rune(text)
	for _, m := range marks(text, words) {
		start, end := wordStart(runes, m.Start-snippetContext), wordEnd(runes, m.End+snippetContext)
		if n := len(cut); n > 0 && start <= cut[n-1].Start+utf8.RuneCountInString(cut[n-1].Text) {
			last := &cut[n-1]
			last.Text = string(runes[last.Start:end])
			last.Marks = append(last.Marks, Mark{m.Start - last.Start, m.End - last.Start})
			continue
		}
		if len(cut) == mostSnippets {
			break
		}
		cut = append(cut, Snippet{string(runes[start:end]), start, []Mark{{m.Start - start, m.End - start}}})
	}
	return cut
}

// marks finds the words in text, in code points.
func marks(text string, words []string) (found []Mark) {
	at, start := 0, -1
	from := 0 // byte where the word begins
	end := func(to int) {
		if start >= 0 && slices.Contains(words, strings.Join(graph.IndexWords(text[from:to]), "")) {
			found = append(found, Mark{start, at})
		}
		start = -1
	}
	for i, r := range text {
		switch inWord := unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) || r == '\'' || r == '’'; {
		case inWord && start < 0:
			start, from = at, i
		case !inWord:
			end(i)
		}
		at++
	}
	end(len(text))
	return found
}

// wordStart gives the beginning of the word at i, or near it.
func wordStart(runes []rune, i int) int {
	i = max(i, 0)
	for i > 0 && !unicode.IsSpace(runes[i-1]) {
		i--
	}
	return i
}

func wordEnd(runes []rune, i int) int {
	i = min(i, len(runes))
	for i < len(runes) && !unicode.IsSpace(runes[i]) {
		i++
	}
	return i
}
