package link

// marks are what the words around a matter say of it.
type marks uint16

const (
	asked      marks = 1 << iota // a verb of negotiating stands before it
	questioned                   // it is called a question, or announced
	must                         // "must", "should" … stand behind it
	several                      // it is named by several words
	definite                     // after "the", "this" …
	indefinite                   // after "a", "any" …
	brief                        // the sentence is short
	ours                         // the sentence says "we"
	yours                        // the sentence says "you"
	inQuestion                   // the sentence asks
)

// markNames are the names of the marks in the file of weights, in their order.
var markNames = [...]string{"asked", "questioned", "must", "several words", "definite", "indefinite", "brief", "ours", "yours", "in a question"}

// before gives what the words before s say of it.
func (f *finder) before(s *sighting, first int) marks {
	const near, far = 3, 5
	var m marks
	for k := s.from - 1; k >= max(first, s.from-far); k-- {
		w := f.folds[k]
		if f.words[k].punct && w != "," && w != "\"" && w != "“" {
			break
		}
		if f.lists.asks[w] {
			m |= asked
		}
		if k >= s.from-near && f.lists.questions[w] && f.folds[k+1] == "of" || f.announced(k, s.from) {
			m |= questioned
		}
	}
	if s.from > first {
		switch w := f.folds[s.from-1]; {
		case f.lists.pointers[w]:
			m |= definite
		case f.lists.indefinite[w]:
			m |= indefinite
		}
	}
	return m
}

// announced reports whether words that announce run from word k up to word at,
// or up to an article before it.
func (f *finder) announced(k, at int) bool {
	_, n := f.lists.announce.Longest(f.folds[k:at])
	return n > 0 && (k+n == at || k+n == at-1 && f.lists.pointers[f.folds[at-1]])
}

// behind gives what the words behind s say of it.
func (f *finder) behind(s *sighting, end int) marks {
	const near = 2
	var m marks
	for k := s.to; k < min(end, s.to+near) && !f.words[k].punct; k++ {
		if f.lists.musts[f.folds[k]] {
			m |= must
		}
		if k == s.to && f.lists.questions[f.folds[k]] {
			m |= questioned
		}
	}
	return m
}

// sentence gives what the sentence of s says of it.
func (f *finder) sentence(s *sighting, first, end int) marks {
	const short = 8 // words
	from, to := s.from, s.to
	for from > first && !f.words[from].opens {
		from--
	}
	for to < end && !f.words[to].opens {
		to++
	}
	var m marks
	if to-from < short {
		m |= brief
	}
	for _, w := range f.folds[from:to] {
		switch w {
		case "we", "us", "our", "i", "my":
			m |= ours
		case "you", "your":
			m |= yours
		case "?":
			m |= inQuestion
		}
	}
	return m
}
