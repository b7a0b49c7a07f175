package link

import (
	"strings"

	"parley/graph"
)

// findIssues finds matters without a proper name: those of the list, and noun
// phrases that the record uses again and again. Only those stay that recur, or
// that the record's title or subject names.
func (r *record) findIssues() {
	found := map[string]*matter{}
	var order []*matter
	free := r.free()
	for i := 0; i < len(r.words); i++ {
		if !free[i] {
			continue
		}
		name, n, weak := r.issueAt(i, free)
		if n == 0 {
			continue
		}
		m := found[name]
		if m == nil {
			m = &matter{name: name, weak: weak}
			found[name], order = m, append(order, m)
		}
		m.at = append(m.at, hit{from: i, to: i + n})
		i += n - 1
	}
	head := foldName(r.d.Title + " " + r.d.Subject)
	for _, m := range order {
		if r.recurs(m) || strings.Contains(head, m.name) {
			r.keep(m)
		}
	}
	r.sortHits()
}

// A matter is an issue in the making.
type matter struct {
	name string
	weak bool // too common unless a good part of the record is about it
	at   []hit
}

// keep makes an entity of m.
func (r *record) keep(m *matter) {
	t := r.make(graph.Issue, m.name)
	for _, h := range m.at {
		r.hit(h.from, h.to, t)
		t.alias(strings.Join(strings.Fields(strings.ToLower(r.text(h.from, h.to))), " "))
	}
}

// recurs reports whether m is taken up in several turns; a single noun must
// come back more often than a phrase.
func (r *record) recurs(m *matter) bool {
	const phrases, nouns, weak, share = 2, 5, 4, 7
	turns := map[int32]bool{}
	for _, h := range m.at {
		turns[r.words[h.from].turn] = true
	}
	switch n := len(turns); {
	case m.weak:
		return n >= max(weak, len(r.d.Turns)/share)
	case strings.Contains(m.name, " "):
		return n >= phrases
	default:
		return n >= nouns
	}
}

// issueAt finds a matter at word i, says how many words it takes, and whether
// it is a weak one.
func (r *record) issueAt(i int, free []bool) (name string, n int, weak bool) {
	end := i
	for end < r.turnEnd(r.words[i].turn) && free[end] && end < i+8 {
		end++
	}
	name, n = r.lists.issues.Longest(r.folds[i:end])
	if k := r.nounPhrase(i, end); k > n {
		return strings.Join(r.folds[i:i+k], " "), k, false
	}
	if n == 0 {
		name, n = r.lists.weak.Longest(r.folds[i:end])
		weak = true
	}
	if n > 0 && name == "" {
		name = strings.Join(r.folds[i:i+n], " ")
	}
	return name, n, weak
}

// nounPhrase counts the words of a phrase of two or three plain words that
// begins at word i and ends in the head of a matter.
func (r *record) nounPhrase(i, end int) int {
	best := 0
	for j := i; j < min(end, i+3) && !r.words[j].punct; j++ {
		head := r.lists.issueHeads[r.folds[j]]
		if j > i && head {
			best = j - i + 1
		}
		if !head && (r.lists.ordinary[r.folds[j]] || r.lists.vague[r.folds[j]]) {
			break
		}
	}
	return best
}

// free tells which words no name has taken.
func (r *record) free() []bool {
	f := make([]bool, len(r.words))
	for i := range f {
		f[i] = true
	}
	for _, h := range r.hits {
		for i := h.from; i < h.to; i++ {
			f[i] = false
		}
	}
	return f
}
