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
		for k, z := range j.clauses[c] {
			if z > j.best[clauseGrain][k] {
				j.best[clauseGrain][k], j.at[k] = z, c
			}
		}
	}
	if len(j.known) == 0 {
		return j
	}
	for _, r := range s.text.bySentence() {
		z := m.words.score(union(j.known[r.first:r.end]), sentenceGrain)
		for k := range z {
			j.best[sentenceGrain][k] = max(j.best[sentenceGrain][k], z[k])
		}
	}
	j.best[turnGrain] = m.words.score(union(j.known), turnGrain)
	return j
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
