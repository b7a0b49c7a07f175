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
		name, n, kind := r.issueAt(i, free)
		if n == 0 {
			continue
		}
		m := found[name]
		if m == nil {
			m = &matter{name: name, kind: kind}
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

// A rank says how much must speak for a matter before it is kept.
type rank int

const (
	solid rank = iota // on the list of matters, or a phrase that ends like one
	weak              // on the list of those too common
	rare              // a noun that few records use
)

// A matter is an issue in the making.
type matter struct {
	name string
	kind rank
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

// recurs reports whether m is taken up in so many turns as its rank demands.
func (r *record) recurs(m *matter) bool {
	const phrases, nouns, least = 2, 3, 4
	turns := map[int32]bool{}
	told := 0
	for _, h := range m.at {
		turns[r.words[h.from].turn] = true
		if h.from > 0 && r.lists.before[r.folds[h.from-1]] {
			told++
		}
	}
	all := len(r.d.Turns)
	switch n := len(turns); {
	case m.kind == weak:
		return n >= max(least, all/6)
	case m.kind == rare:
		return n >= max(least, all/6) && 2*told >= len(m.at)
	case strings.Contains(m.name, " "):
		return n >= phrases
	default:
		return n >= nouns
	}
}

// issueAt finds a matter at word i, says how many words it takes, and its rank.
func (r *record) issueAt(i int, free []bool) (name string, n int, kind rank) {
	end := i
	for end < r.turnEnd(r.words[i].turn) && free[end] && end < i+8 {
		end++
	}
	name, n = r.lists.issues.Longest(r.folds[i:end])
	if k := r.nounPhrase(i, end); k > n {
		return strings.Join(r.folds[i:i+k], " "), k, solid
	}
	if n == 0 {
		name, n = r.lists.weak.Longest(r.folds[i:end])
		kind = weak
	}
	if n == 0 && r.uncommon(i) {
		return strings.TrimSuffix(r.folds[i], "s"), 1, rare
	}
	if n > 0 && name == "" {
		name = strings.Join(r.folds[i:i+n], " ")
	}
	return name, n, kind
}

// uncommon reports whether word i may be a noun that few records use.
func (r *record) uncommon(i int) bool {
	f, w := r.folds[i], r.words[i]
	if w.punct || w.capital || len(f) < 4 || f[0] <= '9' || r.lists.common[f] || r.lists.common[strings.TrimSuffix(f, "s")] || r.lists.ordinary[f] || r.adjective(i) {
		return false
	}
	for _, end := range []string{"ly", "ed", "ing", "ous", "ful", "able", "ible", "n't", "al", "ive", "ic"} {
		if strings.HasSuffix(f, end) {
			return false
		}
	}
	return true
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
