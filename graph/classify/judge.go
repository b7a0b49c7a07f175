package classify

import "math/bits"

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
func (m *Model) judge(s *seen, known [][]int32, u *union) judged {
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
	m.sentences(&j, u)
	j.best[turnGrain] = m.words.score(u.of(known), turnGrain)
	return j
}

// sentences judges sentence by sentence, and finds the clause that speaks most
// for each judgement, its sentence in view.
func (m *Model) sentences(j *judged, u *union) {
	strongest := scores{}
	for _, r := range j.text.bySentence() {
		z := m.words.score(u.of(j.known[r.first:r.end]), sentenceGrain)
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

// union puts sets of numbers together. Its zero value is ready for use.
type union struct {
	bits []uint64 // all zero between calls
	out  []int32
}

// of gives the features of several clauses, each once, in order of their numbers.
// A single clause is given as it is. The next call overwrites what it gave.
func (u *union) of(known [][]int32) []int32 {
	if len(known) == 1 {
		return known[0]
	}
	for _, k := range known {
		for _, n := range k {
			for int(n/64) >= len(u.bits) {
				u.bits = append(u.bits, 0)
			}
			u.bits[n/64] |= 1 << (n % 64)
		}
	}
	u.out = u.out[:0]
	for at, b := range u.bits {
		for ; b != 0; b &= b - 1 {
			u.out = append(u.out, int32(64*at+bits.TrailingZeros64(b)))
		}
		u.bits[at] = 0
	}
	return u.out
}
