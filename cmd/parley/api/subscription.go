package api

import (
	"context"

	"parley/graph"
	"parley/graph/query"
)

// RecordLoaded resolves the subscription.
func (r *root) RecordLoaded(ctx context.Context) <-chan *loadedRecord {
	return r.records.listen(ctx, func(*loadedRecord) bool { return true })
}

// LoadProgress resolves the subscription.
func (r *root) LoadProgress(ctx context.Context, a struct{ Label *string }) <-chan *loadProgress {
	return r.progress.listen(ctx, func(p *loadProgress) bool { return a.Label == nil || *a.Label == p.Label })
}

// A loadedRecord is the event that a record was loaded.
type loadedRecord struct {
	g     *query.Graph
	id    graph.ID
	Coder string
}

// Document gives the record; nil if it is gone since.
func (r *loadedRecord) Document(ctx context.Context) (*document, error) {
	docs, err := showDocuments(ctx, r.g, []graph.ID{r.id})
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	return docs[0], nil
}

// A loadProgress tells how far a load has come.
type loadProgress struct {
	Label, Name, Coder        string
	Records, Unchanged, Turns int32
	Skipped                   int32
	Read, Size                int32
	Done                      bool
}
