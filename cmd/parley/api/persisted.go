package api

import (
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
)

// A persisted knows documents that are asked for without their text: those of
// the server's list by id, and those that a client sent before by their hash
// (automatic persisted queries). Of the latter the least recently used are
// forgotten first.
type persisted struct {
	listed map[string]string // by id, and by "sha256:" and hash
	only   bool              // nothing else is answered

	mu     sync.Mutex
	sent   map[string]*list.Element // of sentDocument, by hash
	order  *list.List               // the most recently used first
	length int                      // bytes of all that are kept
}

type sentDocument struct{ hash, text string }

// keepBytes bounds the texts that are kept for clients.
const keepBytes = 4 << 20

const hashScheme = "sha256:"

func newPersisted(listed map[string]string, only bool) *persisted {
	p := &persisted{listed: map[string]string{}, only: only, sent: map[string]*list.Element{}, order: list.New()}
	for id, text := range listed {
		p.listed[id], p.listed[hashScheme+hashOf(text)] = text, text
	}
	return p
}

// text gives the document that a request is about.
func (p *persisted) text(req request) (string, error) {
	text, err := p.find(req)
	if err != nil {
		return "", err
	}
	if p.only && p.listed[hashScheme+hashOf(text)] == "" {
		return "", fail(http.StatusForbidden, codeForbidden, "only documents of the server's list are answered; ask for one by documentId")
	}
	return text, nil
}

func (p *persisted) find(req request) (string, error) {
	switch {
	case req.DocumentID != "":
		if text, ok := p.listed[req.DocumentID]; ok {
			return text, nil
		}
		if hash, ok := strings.CutPrefix(req.DocumentID, hashScheme); ok {
			return p.recall(hash)
		}
		return "", fail(http.StatusBadRequest, codeNoDocument, "no document has the id %q; send the query itself", req.DocumentID)
	case req.Hash == "":
		return req.Query, nil
	case req.Query == "":
		return p.recall(req.Hash)
	case req.Hash != hashOf(req.Query):
		return "", fail(http.StatusBadRequest, codeBadRequest, "sha256Hash is not that of the query, which is %s", hashOf(req.Query))
	}
	p.keep(req.Hash, req.Query)
	return req.Query, nil
}

// recall gives the document of a hash. Clients know the words of its error.
func (p *persisted) recall(hash string) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.sent[hash]
	if !ok {
		return "", &httpError{status: statusByMedia, code: codeNoPersisted, message: "PersistedQueryNotFound"}
	}
	p.order.MoveToFront(e)
	return e.Value.(sentDocument).text, nil
}

func (p *persisted) keep(hash, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e, ok := p.sent[hash]; ok {
		p.order.MoveToFront(e)
		return
	}
	p.sent[hash] = p.order.PushFront(sentDocument{hash, text})
	for p.length += len(text); p.length > keepBytes; {
		oldest := p.order.Remove(p.order.Back()).(sentDocument)
		delete(p.sent, oldest.hash)
		p.length -= len(oldest.text)
	}
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
