package phrase

import (
	"cmp"
	"slices"
	"unsafe"
)

// A Scanner runs a [Matcher] over texts. It remembers the states it met, so it
// gets faster with use, and must not be shared between goroutines.
type Scanner struct {
	m       *Matcher
	symbols map[string]int32 // word -> class of words that no pattern tells apart
	fits    [][]int32        // by symbol: the atoms it matches
	marks   []uint64         // by symbol: of these atoms
	byFit   map[string]int32
	states  []state
	byNodes map[string]int32
	next    transitions
	first   []int32 // the same from the first state, by symbol, plus 2; 0 is unknown

	row []int32 // symbols of the words that are scanned
	set []int32 // nodes of a state in the making
}

type state struct {
	edges   []nfaEdge // of all its nodes, by atom
	marks   uint64    // of their atoms
	accepts []int32
}

// markOf gives one of 64 bits to an atom: where a state and a symbol have no bit in
// common, the symbol leads nowhere.
func markOf(atom int32) uint64 { return 1 << (uint32(atom) * 0x9e3779b1 >> 26) }

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
	s.symbols, s.byFit, s.fits, s.marks = map[string]int32{}, map[string]int32{}, nil, nil
	s.byNodes, s.states = map[string]int32{}, nil
	s.next, s.first = transitions{}, nil
	s.state(s.m.closure(slices.Clone(s.m.starts)))
}

// Scan appends to found the matches in words, which are folded: of each value
// the longest at each place, in order of place.
func (s *Scanner) Scan(words []string, found []Match) []Match {
	if len(s.states) > mostStates || len(s.symbols) > mostWords {
		s.clear()
	}
	s.row = s.row[:0]
	for _, w := range words {
		s.row = append(s.row, s.symbol(w))
	}
	for i := range s.row {
		found = s.from(i, found)
	}
	return found
}

func (s *Scanner) from(start int, found []Match) []Match {
	first := len(found)
	at := s.begin(s.row[start])
	for i := start + 1; at != dead; i++ {
		for _, v := range s.states[at].accepts {
			found = longest(found, first, Match{int(v), start, i})
		}
		if i == len(s.row) {
			break
		}
		at = s.step(at, s.row[i])
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
		var marks uint64
		for _, atom := range fit {
			marks |= markOf(atom)
		}
		s.fits, s.marks = append(s.fits, fit), append(s.marks, marks)
		s.byFit[bytesOf(fit)] = id
	}
	s.symbols[word] = id
	return id
}

// begin is step from the first state, which is where most words end.
func (s *Scanner) begin(symbol int32) int32 {
	for int(symbol) >= len(s.first) {
		s.first = append(s.first, 0)
	}
	if to := s.first[symbol]; to != 0 {
		return to - 2
	}
	to := s.move(0, symbol)
	s.first[symbol] = to + 2
	return to
}

func (s *Scanner) step(at, symbol int32) int32 {
	if s.states[at].marks&s.marks[symbol] == 0 {
		return dead
	}
	to, ok := s.next.get(at, symbol)
	if !ok {
		to = s.move(at, symbol)
		s.next.put(at, symbol, to)
	}
	return to
}

func (s *Scanner) move(at, symbol int32) int32 {
	edges := s.states[at].edges
	s.set = s.set[:0]
	for _, atom := range s.fits[symbol] {
		for i := firstEdge(edges, atom); i < len(edges) && edges[i].atom == atom; i++ {
			s.set = append(s.set, edges[i].to)
		}
	}
	if len(s.set) == 0 {
		return dead
	}
	s.set = s.m.closure(s.set)
	return s.state(s.set)
}

// firstEdge gives the place of the first edge of that atom or one behind it.
func firstEdge(edges []nfaEdge, atom int32) int {
	low, high := 0, len(edges)
	for low < high {
		if mid := (low + high) / 2; edges[mid].atom < atom {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// state gives the number of the state that stands for a closed set of nodes.
func (s *Scanner) state(set []int32) int32 {
	if id, ok := s.byNodes[bytesOf(set)]; ok {
		return id
	}
	var made state
	for _, n := range set {
		made.accepts = append(made.accepts, s.m.nodes[n].accepts...)
		made.edges = append(made.edges, s.m.nodes[n].edges...)
	}
	for _, e := range made.edges {
		made.marks |= markOf(e.atom)
	}
	slices.Sort(made.accepts)
	made.accepts = slices.Compact(made.accepts)
	slices.SortFunc(made.edges, func(a, b nfaEdge) int { return cmp.Compare(a.atom, b.atom) })
	id := int32(len(s.states))
	s.states = append(s.states, made)
	s.byNodes[bytesOf(slices.Clone(set))] = id
	return id
}

// bytesOf gives ids as a map key.
func bytesOf(ids []int32) string {
	if len(ids) == 0 {
		return ""
	}
	return unsafe.String((*byte)(unsafe.Pointer(&ids[0])), 4*len(ids))
}
