package api

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"parley/graph"
	"parley/graph/query"
)

// An Upload is a text or file that a client sends to have its records loaded.
type Upload struct {
	Name string // under which the records know their source
	Text string // of a file its bytes, in whatever encoding
}

// Loaded is what became of one record of an upload, or of the upload as a whole.
type Loaded struct {
	Source string
	Record graph.ID // zero where Why says what is the matter
	Known  bool     // it was there already, unchanged
	Turns  int
	Why    string
	Read   int // bytes of the text that were read by then
}

// A Loader loads the records of an upload and tells each of every one, one after
// another. Its error is that of ctx, or tells that nothing could be loaded.
type Loader func(ctx context.Context, u Upload, each func(Loaded)) error

type loadInput struct {
	Text, Name, Label *string
	File              *file
}

// LoadRecord resolves the mutation.
func (r *root) LoadRecord(ctx context.Context, a struct{ Input loadInput }) (*loadReport, error) {
	u, err := r.upload(ctx, a.Input)
	if err != nil {
		return nil, err
	}
	l := &load{root: r, report: loadReport{g: r.g}, progress: loadProgress{
		Label: value(a.Input.Label), Name: u.Name, Coder: coderOf(ctx), Size: int32(len(u.Text)),
	}}
	err = r.load(ctx, u, l.add)
	l.finish()
	return &l.report, err
}

// upload checks that the client may load, and what.
func (r *root) upload(ctx context.Context, in loadInput) (u Upload, err error) {
	if err := mayWrite(ctx, r.load != nil); err != nil {
		return u, err
	}
	u.Name = cmp.Or(value(in.Name), value(in.File).name)
	if u.Text, err = textOrFile(in.Text, in.File); err != nil {
		return u, err
	}
	if len(u.Name) > 200 || strings.ContainsFunc(u.Name, unicode.IsControl) {
		return u, badInput("input.name: longer than 200 bytes, or with control characters; send a file's name")
	}
	if u.Name == "" {
		u.Name = fmt.Sprintf("text-%.12x", sha256.Sum256([]byte(u.Text))) // two texts, two sources
	}
	return u, nil
}

// mayWrite checks that the server can write and the client may.
func mayWrite(ctx context.Context, can bool) error {
	switch {
	case !can:
		return &userError{codeForbidden, "nothing is loaded here; ask the server of parley serve"}
	case coderOf(ctx) == "":
		return &userError{codeUnauthenticated, "writing needs a coder's token; send Authorization: Bearer TOKEN"}
	}
	return nil
}

// textOrFile gives what is sent, whichever way.
func textOrFile(text *string, f *file) (string, error) {
	if (text == nil) == (f == nil) {
		return "", badInput("input: send either a text or a file")
	}
	sent := value(text) + value(f).text
	if strings.TrimSpace(sent) == "" {
		return "", badInput("input: empty; send the text")
	}
	return sent, nil
}

// A load is one upload on its way.
type load struct {
	root     *root
	mu       sync.Mutex
	report   loadReport
	progress loadProgress
}

// add counts a record and tells those who listen.
func (l *load) add(x Loaded) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.report.all = append(l.report.all, x)
	p := &l.progress
	p.Read = max(p.Read, int32(x.Read))
	switch {
	case x.Why != "":
		p.Skipped++
	case x.Known:
		p.Unchanged++
	default:
		p.Records++
		p.Turns += int32(x.Turns)
		l.root.records.tell(&loadedRecord{l.root.g, x.Record, p.Coder})
	}
	l.tell()
}

// tell sends a copy of the progress as it is now.
func (l *load) tell() {
	p := l.progress
	l.root.progress.tell(&p)
}

// finish puts the report into an order that does not depend on which record was
// done first.
func (l *load) finish() {
	l.mu.Lock()
	defer l.mu.Unlock()
	slices.SortStableFunc(l.report.all, func(a, b Loaded) int { return strings.Compare(a.Source, b.Source) })
	l.progress.Done = true
	l.tell()
}

// A loadReport is what became of an upload.
type loadReport struct {
	g   *query.Graph
	all []Loaded
}

type skippedRecord struct{ Source, Why string }

func (r *loadReport) Skipped() []*skippedRecord {
	var skipped []*skippedRecord
	for _, x := range r.all {
		if x.Why != "" {
			skipped = append(skipped, &skippedRecord{x.Source, x.Why})
		}
	}
	return skipped
}

func (r *loadReport) Documents(ctx context.Context) ([]*document, error) {
	return r.documents(ctx, false)
}

func (r *loadReport) Unchanged(ctx context.Context) ([]*document, error) {
	return r.documents(ctx, true)
}

func (r *loadReport) documents(ctx context.Context, known bool) ([]*document, error) {
	var ids []graph.ID
	for _, x := range r.all {
		if x.Why == "" && x.Known == known && len(ids) < maxPage {
			ids = append(ids, x.Record)
		}
	}
	return showDocuments(ctx, r.g, ids)
}

// showDocuments reads documents and what is selected of them.
func showDocuments(ctx context.Context, g *query.Graph, ids []graph.ID) ([]*document, error) {
	pool := newPool(g)
	if err := pool.documentsAt(lookAhead(ctx), ids); err != nil {
		return nil, err
	}
	return found(ids, pool.document), nil
}
