package api

import (
	"context"
	"fmt"
	"sync/atomic"
)

// A budget is what one query may still read, in nodes. It bounds the memory
// that a query takes, however its lists are nested and aliased.
type budget struct {
	left  atomic.Int64
	limit int
}

type budgetKey struct{}

func withBudget(ctx context.Context, rows int) context.Context {
	b := &budget{limit: rows}
	b.left.Store(int64(rows))
	return context.WithValue(ctx, budgetKey{}, b)
}

// perCall is what a list costs beside its nodes, so that many empty lists are
// not free.
const perCall = 10

// spend takes a list of n nodes off the query's budget.
func spend(ctx context.Context, n int) error {
	b, ok := ctx.Value(budgetKey{}).(*budget)
	if ok && b.left.Add(-int64(n+perCall)) < 0 {
		return &userError{code: codeLimit, message: fmt.Sprintf("query reads more than %d nodes; ask for fewer with first, or in several queries", b.limit)}
	}
	return nil
}
