package parse

import (
	"strings"

	"parley/graph"
)

// unProcedure are the beginnings of paragraphs of a verbatim record that tell
// what happened and are nobody's words; unVote those about a vote.
var (
	unProcedure = words("un", "procedure")
	unVote      = words("un", "vote")
)

// isUN takes verbatim records of the United Nations: a speaker with his state
// or language in brackets, before the first colon.
func isUN(head string) bool {
	const enough = 16 << 10
	b := &body{}
	b.writeLines(head[:min(len(head), enough)], 0)
	for _, p := range b.paras {
		text := string(b.text[p.Start:p.End])
		if n, _ := labelOf(text); n > 0 && isUNLabel(text[:n]) {
			return true
		}
	}
	return false
}

// isUNLabel reports whether a label gives a delegate with his state, or a
// language.
func isUNLabel(label string) bool {
	first, _, _ := strings.Cut(label, " ")
	return strings.Contains(label, "(spoke in ") || labelCourtesy[foldWord(first)] && strings.HasSuffix(label, ")") && unState(label) != ""
}

// unState gives the state that a label names in brackets, or "".
func unState(label string) string {
	for {
		open := strings.IndexByte(label, '(')
		if open < 0 {
			return ""
		}
		inner, rest, ok := strings.Cut(label[open+1:], ")")
		if ok && startsName(inner) {
			return inner
		}
		label = rest
	}
}

// readUN reads a meeting, or one speech of it, as a record.
func readUN(in *input, out *output) error {
	raw, err := in.all()
	if err != nil {
		return err
	}
	b, h := &body{form: graph.Labelled}, graph.Header{}
	b.writeRecord(&h, string(raw), 0)
	b.markProcedure()
	b.findLabels()
	b.marked = true
	b.delegates(&h)
	return out.put(h, b, "", raw)
}

// markProcedure marks the paragraphs about votes and procedure as asides. What
// follows a vote's heading without a label belongs to the vote.
func (b *body) markProcedure() {
	for i := range b.paras {
		p := &b.paras[i]
		switch s := strings.ToLower(string(b.text[p.Start:min(p.End, p.Start+80)])); {
		case hasPrefix(s, unVote):
			p.kind = graph.Vote
		case hasPrefix(s, unProcedure):
			p.kind = graph.Direction
		}
	}
}

func hasPrefix(s string, beginnings wordlist) bool {
	for b := range beginnings {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}

// delegates lists the speakers with the states that their labels name, or that
// a president says he speaks for.
func (b *body) delegates(h *graph.Header) {
	name := ""
	for _, p := range b.paras {
		if p.name != "" {
			name = p.name
		}
		if side := capacity(string(b.text[p.Start:p.End])); side != "" {
			takePart(h, graph.Participant{Name: name, Side: side})
		}
		side := unState(string(b.text[p.label.Start:p.label.End]))
		if side != "" {
			takePart(h, graph.Participant{Name: p.name, Side: side})
		}
	}
}

// capacity gives the state in "I shall now make a statement in my capacity as
// the representative of Luxembourg".
func capacity(s string) string {
	_, after, ok := strings.Cut(s, "capacity as ")
	after = strings.TrimPrefix(after, "the ")
	if state, of := strings.CutPrefix(after, "representative of "); ok && of {
		return strings.TrimSpace(state[:strings.IndexAny(state+".", ".,;")])
	}
	return ""
}
