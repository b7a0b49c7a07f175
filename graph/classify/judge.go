package classify

import "slices"

// judged is a turn with what the model makes of its words.
type judged struct {
	*seen
	known   [][]int32 // by clause: the features that the model knows
	clauses []scores  // log-odds by clause
	best    [grains]scores
	at      [kinds]int // the clause that speaks most for each judgement
}

// silence is the log-odds of a turn without words.
const silence = -8

func (m *Model) judge(s *seen) judged {
	j := judged{seen: s}
	for g := range j.best {
		for k := range kinds {
			j.best[g][k] = silence
		}
	}
	for c, f := range s.features {
		j.known = append(j.known, m.words.lookup(f))
		j.clauses = append(j.clauses, m.words.score(j.known[c], clauseGrain))
		j.best[clauseGrain].raise(j.clauses[c])
	}
	if len(j.known) == 0 {
		return j
	}
	strongest := scores{}
	for _, r := range s.text.bySentence() {
		z := m.words.score(union(j.known[r.first:r.end]), sentenceGrain)
		j.best[sentenceGrain].raise(z)
		for c := r.first; c < r.end; c++ {
			for k := range z {
				if both := z[k] + j.clauses[c][k]; c == 0 || both > strongest[k] {
					strongest[k], j.at[k] = both, c
				}
			}
		}
	}
	j.best[turnGrain] = m.words.score(union(j.known), turnGrain)
	return j
}

// raise keeps the higher of both log-odds.
func (s *scores) raise(by scores) {
	for k := range s {
		s[k] = max(s[k], by[k])
	}
}

// bySentence gives the ranges of clauses that make up each sentence.
func (t *turnText) bySentence() []tokenRange {
	var out []tokenRange
	for i, c := range t.clauses {
		if i == 0 || c.sentence != t.clauses[i-1].sentence {
			out = append(out, tokenRange{i, i})
		}
		out[len(out)-1].end = i + 1
	}
	return out
}

// union gives the features of several clauses, each once.
func union(known [][]int32) []int32 {
	if len(known) == 1 {
		return known[0]
	}
	var all []int32
	for _, k := range known {
		all = append(all, k...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
