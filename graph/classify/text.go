package classify

import (
	"slices"

	"parley/graph"
)

// turnTexts cuts every turn of d into tokens, sentences and clauses.
func (l *lexer) turnTexts(d *graph.Document) []turnText {
	out := make([]turnText, len(d.Turns))
	sentences, mentions := d.Sentences, d.Mentions
	for i := range d.Turns {
		t := &out[i]
		t.turn = &d.Turns[i]
		for len(mentions) > 0 && mentions[0].Turn < t.turn.Number {
			mentions = mentions[1:]
		}
		for len(sentences) > 0 && sentences[0].Turn < t.turn.Number {
			sentences = sentences[1:]
		}
		t.read(l, d, sentences, mentions)
	}
	return out
}

func (t *turnText) read(l *lexer, d *graph.Document, sentences []graph.Sentence, mentions []graph.Mention) {
	const perToken = 5 // bytes, or somewhat less
	t.tokens = make([]token, 0, t.turn.Span.Len()/perToken+2)
	for _, s := range sentences {
		if s.Turn != t.turn.Number {
			break
		}
		first := len(t.tokens)
		i := slices.IndexFunc(mentions, func(m graph.Mention) bool { return m.End > s.Start })
		if i < 0 {
			i = len(mentions)
		}
		t.tokens = l.tokens(t.tokens, d.Text, s.Span, mentions[i:])
		if len(t.tokens) > first {
			t.sentences = append(t.sentences, tokenRange{first, len(t.tokens)})
		}
	}
	t.cutClauses()
}

// span gives the stretch of the document's text that tokens first to end take.
func (t *turnText) span(first, end int) graph.Span {
	return graph.Span{Start: t.tokens[first].start, End: t.tokens[end-1].end}
}
