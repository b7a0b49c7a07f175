package phrase

// A Set holds phrases, each with a value, and finds the longest of them at a
// place in a text. Phrases are compared word by word in folded form, so
// "port arthur" is found in "Port Arthur" and never inside "Sportarthurian".
type Set[V any] struct {
	root node[V]
}

type node[V any] struct {
	next  map[string]*node[V]
	value V
	ends  bool
}

// Add puts a phrase into the set; a later value of the same phrase wins.
func (s *Set[V]) Add(phrase string, value V) {
	n := &s.root
	for w := range Words(phrase) {
		n = n.child(Fold(w.Text))
	}
	if n != &s.root {
		n.value, n.ends = value, true
	}
}

// Get gives the value of a phrase.
func (s *Set[V]) Get(phrase string) (v V, ok bool) {
	n := &s.root
	for w := range Words(phrase) {
		if n = n.next[Fold(w.Text)]; n == nil {
			return v, false
		}
	}
	return n.value, n.ends
}

// Longest gives the value of the longest phrase that begins with words[0], and
// how many words it takes; 0 where there is none. The words are folded ones.
func (s *Set[V]) Longest(words []string) (v V, n int) {
	at := &s.root
	for i, w := range words {
		if at = at.next[w]; at == nil {
			break
		}
		if at.ends {
			v, n = at.value, i+1
		}
	}
	return v, n
}

func (n *node[V]) child(word string) *node[V] {
	if n.next == nil {
		n.next = map[string]*node[V]{}
	}
	c := n.next[word]
	if c == nil {
		c = &node[V]{}
		n.next[word] = c
	}
	return c
}
