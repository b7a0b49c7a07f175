package phrase

import (
	"slices"
	"unsafe"
)

// A Scanner runs a [Matcher] over texts. It remembers the states it met, so it
// gets faster with use, and must not be shared between goroutines.
type Scanner struct {
	m       *Matcher
	symbols map[string]int32 // word -> class of words that no pattern tells apart
	fits    [][]int32        // by symbol: the atoms it matches
	byFit   map[string]int32
	states  []state
	byNodes map[string]int32
	next    map[uint64]int32 // state and symbol -> state; -1 is none
}

type state struct {
	nodes   []int32
	accepts []int32
}

// A Match is a stretch of words, from Start up to End, that fits a pattern.
type Match struct {
	Value      int
	Start, End int // positions in the row of words
}

const (
	dead       = -1
	mostStates = 1 << 17 // then the memory is cleared
	mostWords  = 1 << 16
)

// NewScanner gives a scanner with an empty memory.
func NewScanner(m *Matcher) *Scanner {
	s := &Scanner{m: m}
	s.clear()
	return s
}

func (s *Scanner) clear() {
	s.symbols, s.byFit, s.fits = map[string]int32{}, map[string]int32{}, nil
	s.byNodes, s.states = map[string]int32{}, nil
	s.next = map[uint64]int32{}
	s.state(slices.Clone(s.m.starts))
}

// Scan appends to found the matches in words, which are folded: of each value
// the longest at each place, in order of place.
func (s *Scanner) Scan(words []string, found []Match) []Match {
	if len(s.states) > mostStates || len(s.symbols) > mostWords {
		s.clear()
	}
	symbols := make([]int32, len(words))
	for i, w := range words {
		symbols[i] = s.symbol(w)
	}
	for i := range symbols {
		found = s.from(symbols, i, found)
	}
	return found
}

func (s *Scanner) from(symbols []int32, start int, found []Match) []Match {
	first := len(found)
	at := int32(0)
	for i := start; i < len(symbols); i++ {
		if at = s.step(at, symbols[i]); at == dead {
			break
		}
		for _, v := range s.states[at].accepts {
			found = longest(found, first, Match{int(v), start, i + 1})
		}
	}
	return found
}

// longest adds m to found, or lengthens the match of the same value that
// begins at the same place.
func longest(found []Match, first int, m Match) []Match {
	for i := first; i < len(found); i++ {
		if found[i].Value == m.Value {
			found[i].End = m.End
			return found
		}
	}
	return append(found, m)
}

func (s *Scanner) symbol(word string) int32 {
	if id, ok := s.symbols[word]; ok {
		return id
	}
	fit := s.m.matches(word)
	id, ok := s.byFit[bytesOf(fit)]
	if !ok {
		id = int32(len(s.fits))
		s.fits = append(s.fits, fit)
		s.byFit[bytesOf(fit)] = id
	}
	s.symbols[word] = id
	return id
}

func (s *Scanner) step(at, symbol int32) int32 {
	key := uint64(at)<<32 | uint64(symbol)
	to, ok := s.next[key]
	if !ok {
		to = s.move(at, symbol)
		s.next[key] = to
	}
	return to
}

func (s *Scanner) move(at, symbol int32) int32 {
	var set []int32
	for _, n := range s.states[at].nodes {
		for _, e := range s.m.nodes[n].edges {
			if _, ok := slices.BinarySearch(s.fits[symbol], e.atom); ok {
				set = append(set, e.to)
			}
		}
	}
	if len(set) == 0 {
		return dead
	}
	return s.state(set)
}

// state gives the number of the state that stands for a set of nodes.
func (s *Scanner) state(set []int32) int32 {
	set = s.m.closure(set)
	if id, ok := s.byNodes[bytesOf(set)]; ok {
		return id
	}
	var accepts []int32
	for _, n := range set {
		accepts = append(accepts, s.m.nodes[n].accepts...)
	}
	slices.Sort(accepts)
	id := int32(len(s.states))
	s.states = append(s.states, state{set, slices.Compact(accepts)})
	s.byNodes[bytesOf(set)] = id
	return id
}

// bytesOf gives ids as a map key.
func bytesOf(ids []int32) string {
	if len(ids) == 0 {
		return ""
	}
	return unsafe.String((*byte)(unsafe.Pointer(&ids[0])), 4*len(ids))
}
