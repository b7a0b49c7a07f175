package classify

import "slices"

// judged is a turn with what the model makes of its words.
type judged struct {
	*seen
	known   [][]int32 // by clause: the features that the model knows
	clauses []scores  // log-odds by clause
	best    [grains]scores
	likely  scores     // how likely each judgement is by the best clause alone
	at      [kinds]int // the clause that speaks most for each judgement
}

// silence is the log-odds of a turn without words.
const silence = -8

// judge judges a turn by the features, clause by clause, that the model knows.
func (m *Model) judge(s *seen, known [][]int32) judged {
	j := judged{seen: s, known: known}
	for g := range j.best {
		for k := range kinds {
			j.best[g][k] = silence
		}
	}
	j.clauses = make([]scores, len(known))
	for c, f := range known {
		j.clauses[c] = m.words.score(f, clauseGrain)
		j.best[clauseGrain].raise(&j.clauses[c])
	}
	for k, z := range j.best[clauseGrain] {
		j.likely[k] = sigmoid(z)
	}
	if len(known) == 0 {
		return j
	}
	m.sentences(&j)
	j.best[turnGrain] = m.words.score(union(known), turnGrain)
	return j
}

// sentences judges sentence by sentence, and finds the clause that speaks most
// for each judgement, its sentence in view.
func (m *Model) sentences(j *judged) {
	strongest := scores{}
	for _, r := range j.text.bySentence() {
		z := m.words.score(union(j.known[r.first:r.end]), sentenceGrain)
		j.best[sentenceGrain].raise(&z)
		for c := r.first; c < r.end; c++ {
			for k := range z {
				if both := z[k] + j.clauses[c][k]; c == 0 || both > strongest[k] {
					strongest[k], j.at[k] = both, c
				}
			}
		}
	}
}

// raise keeps the higher of both log-odds.
func (s *scores) raise(by *scores) {
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
