# make demo   the customer's record, loaded and served on http://127.0.0.1:8080
# make test   everything that must pass; installs what it needs
# The rest is listed by make help.

BIN     := bin/parley
STORE   := data/demo
RECORD  := fixtures/1945-07-02-soong-stalin.txt
SHARED  ?= ../shared
WEB     := cmd/parley/web
AUDIT   := cmd/parley/api/audit
DIST    := $(WEB)/static/built/.built
SOURCES := $(shell find $(WEB)/src $(WEB)/*.html $(WEB)/*.json $(WEB)/*.ts $(WEB)/*.mjs $(WEB)/.npmrc 2>/dev/null)

.PHONY: demo test build web check audit test-go test-web pictures bench quality train help

demo: build
	@$(BIN) load --store $(STORE) $(RECORD)
	@$(BIN) serve --store $(STORE)

build: web
	@go build -trimpath -o $(BIN) ./cmd/parley

# The pages need Node; without it the rest still builds and serves.
web:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(DIST); \
	else echo "no npm: building without the pages; install Node 20 and run make again"; fi

$(DIST): $(SOURCES)
	cd $(WEB) && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	@touch $@

test: check web audit
	@.ci/chromium
	@$(MAKE) --no-print-directory test-web test-go

check:
	go vet ./...
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not gofmt-ed: $$unformatted"; exit 1; fi

# The audits of GraphQL over HTTP, and their report.
audit: $(AUDIT)/node_modules
	@if [ -d $(AUDIT)/node_modules ]; then go test -count=1 -v -run TestAudits ./cmd/parley/api; fi

$(AUDIT)/node_modules: $(AUDIT)/package-lock.json
	@if command -v npm >/dev/null; then cd $(AUDIT) && npm ci --no-audit --no-fund --loglevel=error && touch node_modules; \
	else echo "no npm: the audits of GraphQL over HTTP are left out"; fi

test-go:
	go test -race ./...

test-web:
	@if command -v npm >/dev/null; then cd $(WEB) && npm run --silent check && npm test --silent; \
	else echo "no npm: the web tests are left out"; fi

# The pictures of the README, taken anew of the customer's record.
pictures: web
	@.ci/chromium
	PARLEY_BROWSER=required go test -count=1 -run TestPictures ./cmd/parley -pictures

# Loading, coding and asking, timed; with PARLEY_MILLION=DIR also asking a million
# turns, which are generated into DIR once.
bench:
	go test -run '^$$' -bench . -benchmem ./...

# Every gold record scored by a coder that did not see it.
# Kept in fixtures/quality.txt, without the texts of the errors.
quality: build
	$(BIN) quality --curve $(SHARED)/gold $(SHARED)/corpus

# The coder's weights, learnt anew from the gold records, the records coded for
# Parley and the written exchanges.
train: build
	$(BIN) train $(SHARED)/gold $(SHARED)/corpus

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile; echo "make build web check audit test-go test-web pictures bench quality train"
