package badger

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
)

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
