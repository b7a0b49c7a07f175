package query

import (
	"context"
	"strings"

	"parley/graph"
)

// A chooser makes a selection of a filter, one field after another. The first
// error sticks.
type chooser struct {
	ctx context.Context
	g   *Graph
	sel graph.Selection
	err error
}

func (g *Graph) choose(ctx context.Context, t graph.ItemType) *chooser {
	return &chooser{ctx: ctx, g: g, sel: graph.Selection{Type: t}}
}

// any demands one of the lists.
func (c *chooser) any(lists ...graph.List) {
	c.sel.Groups = append(c.sel.Groups, lists)
}

// entity demands the list of the entity of that name, unless name is empty.
func (c *chooser) entity(f graph.Facet, name string) {
	if name == "" || c.err != nil {
		return
	}
	id, err := c.g.entityID(c.ctx, name)
	c.err = err
	c.any(graph.ListOf(f, id))
}

// text demands every word of text.
func (c *chooser) text(text string) {
	words := graph.IndexWords(text)
	if len(words) == 0 && text != "" && c.err == nil {
		c.err = &ArgumentError{"text", "there is no word in it"}
	}
	for _, w := range words {
		c.any(graph.List{Facet: graph.ByWord, Value: w})
	}
}

func (c *chooser) document(slug string) {
	if slug == "" || c.err != nil {
		return
	}
	d, err := c.g.Document(c.ctx, slug)
	if err != nil {
		c.err = err
		return
	}
	c.sel.Document = d.ID
}

func (c *chooser) dates(after, before string) {
	c.sel.From, c.sel.Until = c.day("after", after), c.day("before", before)
}

func (c *chooser) day(argument, date string) graph.Day {
	day := graph.ParseDay(strings.TrimSpace(date))
	if day == 0 && date != "" && c.err == nil {
		c.err = &ArgumentError{argument, "not a date; write 1945-07-02, 1945-07 or 1945"}
	}
	return day
}

func (c *chooser) confidence(least float64) {
	if !(least >= 0 && least <= 1) && c.err == nil {
		c.err = &ArgumentError{"minConfidence", "must be from 0 to 1"}
	}
	c.sel.MinConfidence = least
}

func (c *chooser) count() (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	return c.g.source.Count(c.ctx, c.sel)
}

// values demands one of some values of a facet, unless there are none.
func values[T ~string](c *chooser, f graph.Facet, of []T) {
	var lists []graph.List
	for _, v := range of {
		lists = append(lists, graph.List{Facet: f, Value: string(v)})
	}
	if len(lists) > 0 {
		c.any(lists...)
	}
}

// coder takes the coding of a person in place of the machine's.
func (c *chooser) coder(name string, coded graph.ItemType) {
	if name != "" && name != graph.MachineCoder {
		c.sel.Type = coded
		c.value(graph.ByCoder, name)
	}
}

// value demands a value of a facet, unless it is empty.
func (c *chooser) value(f graph.Facet, value string) {
	if value != "" {
		c.any(graph.List{Facet: f, Value: value})
	}
}
