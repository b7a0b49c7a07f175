package badger

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"parley/graph"
	"parley/store"
)

// Rows are kept by segments, so that sums over a whole collection read one
// value for up to 1024 turns. The value is CBOR of a table. Its Rows are, for
// each item in the order of loci, varints: the turn's distance from the one
// before, the ordinal, the places in Kinds and IDs of kind, holder and side,
// how many IDs it is about, and their places.
type table struct {
	Kinds []string   `json:"k"`
	IDs   []graph.ID `json:"i"`
	Rows  []byte     `json:"r"`
}

// A tableWriter grows a table.
type tableWriter struct {
	table
	turn  int // of the row before
	kinds map[string]int
	ids   map[graph.ID]int
}

func newTableWriter(s segment) *tableWriter {
	return &tableWriter{turn: s.first().Turn, kinds: map[string]int{}, ids: map[graph.ID]int{}}
}

func (w *tableWriter) add(r graph.Row) {
	w.number(r.At.Turn - w.turn)
	w.turn = r.At.Turn
	w.number(r.At.Ordinal)
	w.number(indexIn(&w.Kinds, w.kinds, r.Kind))
	w.number(indexIn(&w.IDs, w.ids, r.Holder))
	w.number(indexIn(&w.IDs, w.ids, r.Side))
	w.number(len(r.About))
	for _, id := range r.About {
		w.number(indexIn(&w.IDs, w.ids, id))
	}
}

func (w *tableWriter) number(n int) { w.Rows = binary.AppendUvarint(w.Rows, uint64(n)) }

// indexIn gives the place of x in list, and puts it there if need be.
func indexIn[T comparable](list *[]T, places map[T]int, x T) int {
	n, ok := places[x]
	if !ok {
		n = len(*list)
		places[x] = n
		*list = append(*list, x)
	}
	return n
}

// rows adds the tables of a record's items.
func (r *record) rows(items []graph.Item) error {
	tables := map[string]*tableWriter{}
	for _, i := range items {
		row, ok := store.RowOf(i)
		if !ok {
			continue
		}
		s := segmentOf(row.At)
		key := string(append(rowsKey(i.Type()), s[:]...))
		if tables[key] == nil {
			tables[key] = newTableWriter(s)
		}
		tables[key].add(row)
	}
	for _, key := range slices.Sorted(maps.Keys(tables)) {
		if err := r.kvs.encode([]byte(key), tables[key].table); err != nil {
			return err
		}
	}
	return nil
}

func rowsKey(t graph.ItemType) []byte { return []byte{keyRows, byte(t)} }

var errTable = errors.New("malformed table of rows")

// A storedTable is a table whose IDs stay as they are stored: each is a byte that
// tells its length, and 16 more.
type storedTable struct {
	Kinds []string        `json:"k"`
	IDs   cbor.RawMessage `json:"i"`
	Rows  []byte          `json:"r"`
}

const (
	idHead   = 0x50 // CBOR's byte string of 16
	idStride = 1 + idLen
)

// A tableReader gives the rows of a table one after another.
type tableReader struct {
	storedTable
	read  int // how much of Rows; a shorter Rows would have the garbage collector look each time
	row   graph.Row
	wrong bool
}

// next reads the next row, or gives false at the end and where the table is
// malformed.
func (r *tableReader) next() bool {
	if r.read == len(r.Rows) || r.wrong {
		return false
	}
	r.row.At.Turn += r.number()
	r.row.At.Ordinal = r.number()
	if k := r.number(); k < len(r.Kinds) {
		r.row.Kind = r.Kinds[k]
	}
	r.row.Holder, r.row.Side = r.id(), r.id()
	r.row.About = r.row.About[:0]
	for n := r.number(); n > 0 && !r.wrong; n-- {
		r.row.About = append(r.row.About, r.id())
	}
	return !r.wrong
}

func (r *tableReader) number() int {
	if r.read < len(r.Rows) && r.Rows[r.read] < 0x80 { // as most are
		r.read++
		return int(r.Rows[r.read-1])
	}
	n, size := binary.Uvarint(r.Rows[r.read:])
	if size <= 0 || n > 1<<31-1 {
		r.wrong = true
		return 0
	}
	r.read += size
	return int(n)
}

// id gives one of IDs, behind whose head, shorter than an ID, all are equally long.
func (r *tableReader) id() (id graph.ID) {
	n := r.number()
	at := len(r.IDs)%idStride + n*idStride
	if at+idStride > len(r.IDs) || r.IDs[at] != idHead {
		r.wrong = true
		return id
	}
	return graph.ID(r.IDs[at+1 : at+idStride])
}

// holds reports whether l is in the same segment as the row before.
func (r *tableReader) holds(l graph.Locus) bool {
	return r.row.At.Document == l.Document && r.row.At.Turn>>turnBits == l.Turn>>turnBits
}

// find goes on to the row at l.
func (r *tableReader) find(l graph.Locus) error {
	for r.next() {
		if r.row.At.Turn == l.Turn && r.row.At.Ordinal == l.Ordinal {
			return nil
		}
	}
	return fmt.Errorf("%w: turn %d of %s", errTable, l.Turn, l.Document)
}

// Rows shows the row of each turn, stance, linkage or term of a selection.
func (s *Store) Rows(ctx context.Context, sel graph.Selection, each func(graph.Row) error) error {
	return s.view(ctx, func(v *snapshot) error { return v.rows(sel, each) })
}

func (v *snapshot) rows(sel graph.Selection, each func(graph.Row) error) error {
	sel.Backward = false
	tables := v.walkPrefix(sel.Type, rowsKey(sel.Type), false)
	defer tables.it.Close()
	if isAll(sel) {
		return v.allRows(sel, tables, each)
	}
	return v.someRows(sel, tables, each)
}

// isAll reports whether a selection has all items within its bounds.
func isAll(sel graph.Selection) bool {
	lists := groups(sel)
	return len(lists) == 1 && lists[0][0].Facet == graph.ByAll && traitFilter(sel) == nil
}

// allRows reads the tables without a look at lists.
func (v *snapshot) allRows(sel graph.Selection, tables *walker, each func(graph.Row) error) error {
	var rows tableReader
	return v.segments(sel, meet{{tables}}, func(b bounds, s segment) (bool, error) {
		if err := tables.table(&rows, s); err != nil {
			return false, err
		}
		for whole := b.holdAll(s); rows.next(); {
			if !whole && !b.hold(rows.row.At) {
				continue
			}
			if err := each(rows.row); err != nil {
				return false, err
			}
		}
		if rows.wrong {
			return false, errTable
		}
		return true, nil
	})
}

func (v *snapshot) someRows(sel graph.Selection, tables *walker, each func(graph.Row) error) error {
	var rows tableReader
	tables.search(segment{})
	return v.find(sel, func(l graph.Locus, _ traits) (bool, error) {
		if !rows.holds(l) {
			s := segmentOf(l)
			tables.seek(s)
			if err := tables.table(&rows, s); err != nil {
				return false, err
			}
		}
		if err := rows.find(l); err != nil {
			return false, err
		}
		return true, each(rows.row)
	})
}

// table reads the table of segment s, where the walker should stand.
func (w *walker) table(r *tableReader, s segment) error {
	if at, ok := w.at(); !ok || at != s {
		return errTable
	}
	r.storedTable, r.wrong = storedTable{Kinds: r.Kinds[:0], IDs: r.IDs[:0]}, false // filled anew, in the same memory
	r.read = 0
	r.row.At = s.first()
	return w.block(func(b []byte) error { return decoder.Unmarshal(b, &r.storedTable) })
}
