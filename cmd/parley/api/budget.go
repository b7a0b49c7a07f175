package api

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/graph-gophers/graphql-go/trace/noop"
	"github.com/graph-gophers/graphql-go/trace/tracer"
)

// A budget is what one query may still cost. It bounds the time and memory that
// a query takes, however its lists are nested, aliased or asked in circles.
type budget struct {
	nodes, fields       atomic.Int64 // that are left
	maxNodes, maxFields int
	bound, maxBound     int // of what the pages could hold
	stop                context.CancelCauseFunc
}

type budgetKey struct{}

func withBudget(ctx context.Context, opt Options, bound float64) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancelCause(ctx)
	b := &budget{maxNodes: opt.MaxNodes, maxFields: opt.MaxFields, bound: int(bound), maxBound: opt.MaxBound, stop: stop}
	b.refill()
	return context.WithValue(ctx, budgetKey{}, b), func() { stop(nil) }
}

// refill gives the next answer of a subscription as much as the last.
func (b *budget) refill() {
	b.nodes.Store(int64(b.maxNodes))
	b.fields.Store(int64(b.maxFields))
}

func refill(ctx context.Context) {
	if b, ok := ctx.Value(budgetKey{}).(*budget); ok {
		b.refill()
	}
}

type costKey struct{}

// withCost asks for the cost of the query to be told in extensions.cost.
func withCost(ctx context.Context) context.Context { return context.WithValue(ctx, costKey{}, true) }

// tellCost tells what a query cost and what it might have, if it was asked to.
func tellCost(ctx context.Context, resp *Response) {
	b, ok := ctx.Value(budgetKey{}).(*budget)
	if !ok || ctx.Value(costKey{}) == nil {
		return
	}
	resp.Extensions = map[string]any{"cost": map[string]any{
		"nodes": int64(b.maxNodes) - b.nodes.Load(), "maxNodes": b.maxNodes,
		"bound": b.bound, "maxBound": b.maxBound,
		"fields": int64(b.maxFields) - b.fields.Load(), "maxFields": b.maxFields,
	}}
}

// perCall is what a list costs beside its nodes, so that many empty lists are
// not free.
const perCall = 10

// perSum is what an answer costs that sums up a whole collection, so that not many
// are asked for in one query.
const perSum = 2000

// spend takes a list of n nodes off the query's budget.
func spend(ctx context.Context, n int) error {
	b, ok := ctx.Value(budgetKey{}).(*budget)
	if ok && b.nodes.Add(-int64(n+perCall)) < 0 {
		return &userError{codeLimit, fmt.Sprintf("query reads more than %d nodes; ask for fewer with first, or in several queries", b.maxNodes)}
	}
	return nil
}

// A meter takes every field of an answer off the budget, those of the schema
// too, and stops the query when it is spent. Fields that read get a span.
type meter struct{ noop.Tracer }

// TraceField implements the library's Tracer.
func (meter) TraceField(ctx context.Context, _, typeName, fieldName string, plain bool, _ map[string]any) (context.Context, tracer.FieldFinishFunc) {
	if b, ok := ctx.Value(budgetKey{}).(*budget); ok && b.fields.Add(-1) < 0 {
		b.stop(errTooManyFields)
	}
	if plain {
		return ctx, finished
	}
	return startField(ctx, typeName, fieldName)
}

var errTooManyFields = &userError{codeLimit, "answer has too many fields; ask for fewer, or in several queries"}
