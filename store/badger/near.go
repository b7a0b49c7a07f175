package badger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
)

// NearNames gives at most limit names that are spelled like name, the nearest
// first. It looks at those that begin alike and, where they are too few, at a
// bounded number of all.
func (s *Store) NearNames(ctx context.Context, name string, limit int) ([]string, error) {
	const enough = 20000
	folded := graph.FoldName(name)
	n := nearness{to: []rune(folded), far: len(folded)/4 + 1, seen: map[string]int{}}
	err := s.view(ctx, func(v *snapshot) error {
		for _, prefix := range [][]byte{namePrefix(keyName, firstRune(folded)), {keyName}} {
			left := enough
			err := v.scan(prefix, func(key, raw []byte) (bool, error) {
				left--
				return left > 0, n.look(key, raw)
			})
			if err != nil || len(n.seen) >= limit {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return n.best(limit), nil
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// A nearness gathers the names that are not far from one.
type nearness struct {
	to   []rune
	far  int            // the most edits
	seen map[string]int // names as written, and their distance
}

func (n *nearness) look(key, raw []byte) error {
	k, err := parseNamed(key[1:])
	if err != nil || len(raw) == 0 {
		return err
	}
	d := n.far + 1
	if len(n.to) > 2 && strings.HasPrefix(k.Name, string(n.to)) {
		d = n.far // a beginning is as good as the farthest spelling
	}
	d = min(d, distance(n.to, []rune(k.Name), n.far))
	if d <= n.far {
		n.seen[string(raw[1:])] = d
	}
	return nil
}

func (n *nearness) best(limit int) []string {
	names := make([]string, 0, len(n.seen))
	for name := range n.seen {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(n.seen[a], n.seen[b]), strings.Compare(a, b))
	})
	return names[:min(limit, len(names))]
}

// distance gives the number of letters to insert, delete or replace to make b
// of a, or more than far where that is more than far.
func distance(a, b []rune, far int) int {
	if len(a)-len(b) > far || len(b)-len(a) > far {
		return far + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}
