// Package badger keeps the graph in a Badger database: in a folder, or in
// memory.
package badger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"parley/graph"
	"parley/store"
)

// A Store keeps the graph in Badger.
type Store struct {
	db     *badger.DB
	coding string

	writing sync.Mutex // held by the one who changes the store
	broken  error      // a change failed and could not be undone

	entities map[graph.ID]merged // some, as they are now; for the one who writes

	mu    sync.Mutex
	now   uint64         // version of the last complete change
	views map[uint64]int // how many look at which version

	marks marks
}

var _ store.Store = (*Store)(nil)

// An Option changes how a store is opened.
type Option func(*Store)

// Coding names the version of the rules that code the records put from now on.
// [Store.Known] then does not know records that other rules have coded.
func Coding(version string) Option { return func(s *Store) { s.coding = version } }

// Open opens the store in dir, and makes it if there is none. The error may be
// store.ErrInUse, store.ErrForeign, store.ErrNewer or store.ErrOlder.
func Open(dir string, opts ...Option) (*Store, error) {
	if err := checkFolder(dir); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	s, err := open(badger.DefaultOptions(dir), opts)
	if err != nil && strings.Contains(err.Error(), "Another process is using") {
		err = store.ErrInUse
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return s, nil
}

// OpenMemory makes a store that is gone when it is closed.
func OpenMemory(opts ...Option) (*Store, error) {
	s, err := open(badger.DefaultOptions("").WithInMemory(true), opts)
	if err != nil {
		return nil, fmt.Errorf("open store in memory: %w", err)
	}
	return s, nil
}

// open keeps the memory of Badger small: its defaults take over 300 MB, and
// all indices of the tables besides.
func open(o badger.Options, opts []Option) (*Store, error) {
	const mb = 1 << 20
	o = o.WithExternalMagic(formatMagic<<8 | formatVersion).
		WithLogger(nil).
		WithMetricsEnabled(false).
		WithDetectConflicts(false).
		WithNumMemtables(2).
		WithMemTableSize(32 * mb).
		WithBlockCacheSize(64 * mb).
		WithIndexCacheSize(64 * mb).
		WithNumLevelZeroTables(8). // a load of a few volumes is over before they are merged
		WithNumCompactors(2).
		WithValueLogFileSize(64 * mb).
		WithCompression(options.Snappy)
	db, err := badger.OpenManaged(o)
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, entities: map[graph.ID]merged{}, views: map[uint64]int{}}
	for _, opt := range opts {
		opt(s)
	}
	if err := s.recover(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// checkFolder looks at a folder without changing it: Badger would make a new
// database in a folder of other things.
func checkFolder(dir string) error {
	f, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if errors.Is(err, os.ErrNotExist) {
		return checkEmpty(dir)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	// "Bdgr", external magic, Badger's own version.
	var head [8]byte
	if _, err := io.ReadFull(f, head[:]); err != nil || string(head[:4]) != "Bdgr" || head[4] != formatMagic {
		return fmt.Errorf("%w; name another folder", store.ErrForeign)
	}
	switch version := binary.BigEndian.Uint16(head[4:]) & 0xff; {
	case version > formatVersion:
		return fmt.Errorf("%w (format %d; this one reads %d); update Parley, or load the records into another folder",
			store.ErrNewer, version, formatVersion)
	case version < formatVersion:
		return fmt.Errorf("%w (format %d; this one reads %d); load the records into another folder",
			store.ErrOlder, version, formatVersion)
	}
	return nil
}

// lockFile is what Badger locks a folder by.
const lockFile = "LOCK"

// checkEmpty accepts a folder that is not there, is empty, or holds only the
// lock of a process that ended before it could make the database.
func checkEmpty(dir string) error {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Name() != lockFile {
			return fmt.Errorf("%w: it holds %s; name another folder, or an empty one", store.ErrForeign, f.Name())
		}
	}
	return nil
}

// Close writes to disk what is not there yet, and lets go of the folder.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}
