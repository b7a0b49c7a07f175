package badger

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
)

// names adds the keys by which an entity is found by name.
func (m *merged) names(kvs map[string][]byte) {
	own := graph.NameKey{Name: graph.FoldName(m.Name), ID: m.ID}
	pack(kvs, orderKey("", own), nil)
	pack(kvs, orderKey(m.Kind, own), nil)
	for _, name := range append(slices.Clone(m.Aliases), m.Name) { // the canonical spelling wins
		folded := graph.FoldName(name)
		pack(kvs, namedKey(keyName, folded, m.ID), []byte(name))
		for _, from := range wordStarts(folded) {
			pack(kvs, namedKey(keyWord, from, m.ID), append(append([]byte(m.Kind), 0), own.Name...))
		}
	}
	for _, a := range m.SameAs {
		name := a.Scheme + ":" + a.ID
		pack(kvs, namedKey(keyName, graph.FoldName(name), m.ID), []byte(name))
	}
}

// wordStarts gives what is left of a folded name from each of its words on.
func wordStarts(folded string) []string {
	starts := []string{folded}
	for i := range len(folded) {
		if folded[i] == ' ' {
			starts = append(starts, folded[i+1:])
		}
	}
	return starts
}

// Named gives the IDs, sorted, of the entities with that name, alias or
// authority identifier.
func (s *Store) Named(ctx context.Context, name string) ([]graph.ID, error) {
	return s.idsNamed(ctx, keyName, graph.FoldName(name))
}

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

// Entities gives the entities of a selection, in order.
func (s *Store) Entities(ctx context.Context, sel graph.EntitySelection) (found []*graph.EntityItem, err error) {
	err = s.view(ctx, func(v *snapshot) error {
		keys, err := v.nameKeys(sel)
		if err != nil {
			return err
		}
		for _, k := range keys {
			e, err := v.entityItem(k.ID)
			if err != nil {
				return err
			}
			found = append(found, e)
		}
		return nil
	})
	return found, err
}

// CountEntities says how many entities a selection has, whatever its page.
func (s *Store) CountEntities(ctx context.Context, sel graph.EntitySelection) (n int, err error) {
	sel.After, sel.Before, sel.Limit = nil, nil, 0
	err = s.view(ctx, func(v *snapshot) error {
		keys, err := v.nameKeys(sel)
		n = len(keys)
		return err
	})
	return n, err
}

// nameKeys gives the places of the entities of a selection.
func (v *snapshot) nameKeys(sel graph.EntitySelection) (keys []graph.NameKey, err error) {
	if sel.Prefix != "" {
		keys, err = v.beginning(sel)
	} else {
		keys, err = v.ofKinds(sel)
	}
	slices.SortFunc(keys, func(a, b graph.NameKey) int {
		if sel.Backward {
			a, b = b, a
		}
		return compareNames(a, b)
	})
	keys = slices.Compact(keys)
	if sel.Limit > 0 && len(keys) > sel.Limit {
		keys = keys[:sel.Limit]
	}
	return keys, err
}

func compareNames(a, b graph.NameKey) int {
	return cmp.Or(strings.Compare(a.Name, b.Name), bytes.Compare(a.ID[:], b.ID[:]))
}

func inside(sel graph.EntitySelection, k graph.NameKey) bool {
	return (sel.After == nil || compareNames(*sel.After, k) < 0) &&
		(sel.Before == nil || compareNames(k, *sel.Before) < 0)
}

// beginning finds the entities of which a word begins as the selection says:
// as many as there are.
func (v *snapshot) beginning(sel graph.EntitySelection) (keys []graph.NameKey, err error) {
	err = v.scan(namePrefix(keyWord, graph.FoldName(sel.Prefix)), func(key, raw []byte) (bool, error) {
		at, err := parseNamed(key[1:])
		if err != nil || len(raw) == 0 {
			return false, err
		}
		kind, name, _ := strings.Cut(string(raw[1:]), "\x00")
		k := graph.NameKey{Name: name, ID: at.ID}
		if inside(sel, k) && (len(sel.Kinds) == 0 || slices.Contains(sel.Kinds, graph.EntityKind(kind))) {
			keys = append(keys, k)
		}
		return true, nil
	})
	return keys, err
}

// ofKinds gives, for each kind, the next keys up to the limit.
func (v *snapshot) ofKinds(sel graph.EntitySelection) (keys []graph.NameKey, err error) {
	kinds := sel.Kinds
	if len(kinds) == 0 {
		kinds = []graph.EntityKind{""}
	}
	for _, kind := range kinds {
		n := 0
		prefix := orderPrefix(kind)
		err := v.scanFrom(prefix, orderStart(kind, sel), sel.Backward, func(key, _ []byte) (bool, error) {
			k, err := parseNamed(key[len(prefix):])
			if err != nil {
				return false, err
			}
			if inside(sel, k) {
				keys = append(keys, k)
				n++
			}
			return sel.Limit == 0 || n < sel.Limit, nil
		})
		if err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// orderStart gives the key to begin from.
func orderStart(kind graph.EntityKind, sel graph.EntitySelection) []byte {
	switch {
	case !sel.Backward && sel.After != nil:
		return orderKey(kind, *sel.After)
	case sel.Backward && sel.Before != nil:
		return orderKey(kind, *sel.Before)
	case sel.Backward:
		return append(orderPrefix(kind), 0xff)
	}
	return orderPrefix(kind)
}
