package badger

import (
	"bytes"
	"errors"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"parley/graph"
)

// A walker goes through the segments of one list, forward or backward.
type walker struct {
	view     *snapshot
	of       graph.ItemType
	prefix   []byte
	rest     *string // of a list in bundles
	backward bool
	it       *badger.Iterator
}

func (v *snapshot) walk(of graph.ItemType, list graph.List, backward bool) *walker {
	at := placeOf(of, list)
	w := v.walkPrefix(of, at.key(), backward)
	w.rest = &at.rest
	return w
}

// walkPrefix walks through segments that stand behind another prefix.
func (v *snapshot) walkPrefix(of graph.ItemType, prefix []byte, backward bool) *walker {
	it := v.txn.NewIterator(badger.IteratorOptions{Prefix: prefix, Reverse: backward})
	return &walker{v, of, prefix, nil, backward, it}
}

// at gives the segment where the walker stands, or false at the end.
func (w *walker) at() (s segment, ok bool) {
	if !w.it.Valid() {
		return s, false
	}
	rest := w.it.Item().Key()[len(w.prefix):]
	return s, copy(s[:], rest) == len(s)
}

// seek goes on to s or, lacking it, what follows. It tries a few steps first:
// they are cheaper than a search.
func (w *walker) seek(s segment) {
	const steps = 4
	for range steps {
		if at, ok := w.at(); !ok || w.compare(at, s) >= 0 {
			return
		}
		w.next()
	}
	w.search(s)
}

// next goes on by one segment.
func (w *walker) next() {
	w.it.Next()
	w.settle()
}

// settle goes on to a segment whose bundle has the list. Where the context is
// done or a bundle cannot be read it stays, and block tells.
func (w *walker) settle() {
	for n := 1; w.rest != nil && w.it.Valid(); n++ {
		if w.block(func([]byte) error { return nil }) != errNoList || n%1024 == 0 && w.view.ctx.Err() != nil {
			return
		}
		w.it.Next()
	}
}

// search goes to s, or what follows, from wherever the walker stands.
func (w *walker) search(s segment) {
	w.it.Seek(append(slices.Clip(w.prefix), s[:]...))
	w.settle()
}

// compare orders segments in the walker's direction.
func (w *walker) compare(a, b segment) int {
	if w.backward {
		a, b = b, a
	}
	return bytes.Compare(a[:], b[:])
}

var errNoList = errors.New("bundle lacks the list")

// block shows the block of the segment where the walker stands.
func (w *walker) block(use func([]byte) error) error {
	return w.it.Item().Value(func(raw []byte) error {
		b, err := w.view.unpack(w.it.Item().Key(), raw)
		if err == nil && w.rest != nil {
			if b, err = findList(b, w.of, *w.rest); err == nil && b == nil {
				return errNoList
			}
		}
		if err != nil {
			return err
		}
		return use(b)
	})
}

// postings appends those of the segment where the walker stands.
func (w *walker) postings(list []posting) (_ []posting, err error) {
	at, _ := w.at()
	err = w.block(func(b []byte) error {
		list, err = parseBlock(list, w.of, at.first().Turn, b)
		return err
	})
	return list, err
}

// A union goes through the segments of any of several lists.
type union []*walker

// at gives the nearest segment of any list.
func (u union) at() (near segment, ok bool) {
	for _, w := range u {
		if s, valid := w.at(); valid && (!ok || w.compare(s, near) < 0) {
			near, ok = s, true
		}
	}
	return near, ok
}

func (u union) seek(s segment) {
	for _, w := range u {
		w.seek(s)
	}
}

func (u union) search(s segment) {
	for _, w := range u {
		w.search(s)
	}
}

// leave goes on from segment s.
func (u union) leave(s segment) {
	for _, w := range u {
		if at, ok := w.at(); ok && at == s {
			w.next()
		}
	}
}

func (u union) close() {
	for _, w := range u {
		w.it.Close()
	}
}

// postings gives those of segment s in any list, in order, each once.
func (u union) postings(into []posting, s segment) (_ []posting, err error) {
	lists := 0
	for _, w := range u {
		if at, ok := w.at(); ok && at == s {
			if into, err = w.postings(into); err != nil {
				return nil, err
			}
			lists++
		}
	}
	if lists > 1 {
		slices.SortFunc(into, posting.compare)
		into = slices.Compact(into)
	}
	return into, nil
}

// A meet goes through the segments that every union has: a leapfrog.
type meet []union

// next gives the first segment at or behind s, in the direction of the walk,
// that all have, or false.
func (m meet) next(s segment) (segment, bool) {
	for agreed := 0; agreed < len(m); {
		u := m[agreed]
		u.seek(s)
		at, ok := u.at()
		switch {
		case !ok:
			return s, false
		case at == s:
			agreed++
		default:
			s, agreed = at, 0
		}
	}
	return s, true
}

// postings gives those of segment s that all have, in the order of loci. They
// take the place of what is in into.
func (m meet) postings(into []posting, s segment) ([]posting, error) {
	both, err := m[0].postings(into[:0], s)
	var more []posting
	for _, u := range m[1:] {
		if err != nil || len(both) == 0 {
			return both, err
		}
		more, err = u.postings(more[:0], s)
		both = intersect(both, more)
	}
	return both, err
}

// intersect keeps of a what b has too. Both are in order.
func intersect(a, b []posting) []posting {
	kept, j := a[:0], 0
	for _, p := range a {
		for j < len(b) && b[j].compare(p) < 0 {
			j++
		}
		if j < len(b) && b[j].compare(p) == 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

func (m meet) close() {
	for _, u := range m {
		u.close()
	}
}
