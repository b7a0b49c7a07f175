package api

import (
	"context"

	"github.com/graph-gophers/graphql-go"
)

// A look is a view ahead into the selection of the field that is being
// resolved: the paths at which items of one type are asked for.
type look struct {
	ctx   context.Context
	paths []string // each empty or ending in a dot
}

// lookAhead looks at the fields right below the one being resolved.
func lookAhead(ctx context.Context) look { return look{ctx, []string{""}} }

// at looks below a field, at those paths that select it.
func (l look) at(field string) look {
	below := look{ctx: l.ctx}
	for _, path := range l.paths {
		if graphql.HasSelectedField(l.ctx, path+field) {
			below.paths = append(below.paths, path+field+".")
		}
	}
	return below
}

// has reports whether any path selects a field.
func (l look) has(field string) bool { return l.at(field).selected() }

// selected reports whether there is any path.
func (l look) selected() bool { return len(l.paths) > 0 }

// and looks at the paths of both.
func (l look) and(m look) look {
	return look{l.ctx, append(l.paths[:len(l.paths):len(l.paths)], m.paths...)}
}
