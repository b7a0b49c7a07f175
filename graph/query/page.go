package query

// How many items a page holds: unless said, and at most.
const (
	DefaultPage = 20
	MaxPage     = 1000
)

// A Page says which part of a list is wanted, as Relay has it: the First items
// behind cursor After, or the Last in front of cursor Before. Zero fields are
// not given; a Page without First and Last gives the first [DefaultPage].
// First and Last together, a negative number, more than [MaxPage] or a cursor
// of another kind of list is an [*ArgumentError].
type Page struct {
	First, Last   int
	After, Before string
	Descending    bool // turns the whole list round: newest record first
}

// A List is a page of a list.
type List[T any] struct {
	Edges       []Edge[T]
	HasNext     bool // there is more behind the last edge
	HasPrevious bool // there is more in front of the first edge
}

// An Edge is an item with its cursor.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// Nodes gives the items without their cursors.
func (l *List[T]) Nodes() []T {
	nodes := make([]T, len(l.Edges))
	for i, e := range l.Edges {
		nodes[i] = e.Node
	}
	return nodes
}
