// Package store says what a backend that keeps the graph must promise. Backends
// are folders of this one, and all pass storetest.
package store

import "errors"

// Errors that can happen when a store is opened.
var (
	ErrInUse   = errors.New("store is in use by another process")
	ErrForeign = errors.New("folder holds something that is not a Parley store")
	ErrNewer   = errors.New("store was written by a newer version of Parley")
)

// ErrNotFound is returned when what was asked for is not in the store.
var ErrNotFound = errors.New("not found")
