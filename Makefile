# `make run` serves the app, `make test` runs all tests; they set up what they need.
# What is set up once is noted by a file in .make/, newer than what it was made from.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Node from the system if it is new enough, else the one that comes as a Python package.
NODE_PATHS := $(CURDIR)/$(VENV)/node/bin
export PATH := $(NODE_PATHS):$(PATH)
# Byte code is kept, also where the environment says otherwise: tests start Python hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

# The entries of the languages have the plural rules, from which the bundler makes functions.
BROWSER_SOURCES := $(shell find web -type f -not -name "*.test.ts" -not -path "*/testing/*") package-lock.json $(wildcard translations/*/language.json)
PRETTY := package.json .oxlintrc.json "*.mjs" web

.PHONY: help run dev wheel test test-all test-domain test-engines coverage check build assets format lock audit sbom pin-images clean

# List what make can do.
help:
	@awk '/^# /{if(!text)text=substr($$0,3);next} /^[a-z-]+:/{if(text)printf "make %-13s %s\n",substr($$1,1,length($$1)-1),text} {text=""}' Makefile

# Serve the built app at http://127.0.0.1:8000; NOBARS_PORT chooses another port.
run: build
	$(BIN)/nobars serve

# Serve live pages that reload at each change, with readable scripts and a gallery of all states.
dev: .make/runtime .make/node
	@$(BIN)/python tools/dev.py

# Make the release: bundle the browser's side, render, hash and compress.
build: .make/runtime .make/assets
	$(BIN)/nobars build

# Bundle the browser's side.
assets: .make/assets

# Make a wheel that holds the built release, in build/dist.
wheel: build
	$(BIN)/python tools/make_wheel.py

# Run all tests: rules in TypeScript, then server, translators' tools and Chromium with pytest.
test: .make/dev .make/browser .make/hosts build
	npx --no-install vitest run
	$(BIN)/pytest -n auto --dist worksteal -m "not thorough" $(ARGS)

# The same, with every page and state in all languages, and each state looked at by axe.
test-all: .make/dev .make/browser .make/hosts build
	npx --no-install vitest run
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

# The rules in web/domain alone; ARGS may name files, or be --watch.
test-domain: .make/assets
	npx --no-install vitest run $(ARGS)

# Measure what the tests reach: build/coverage/index.html, build/coverage-python/index.html.
coverage: .make/dev .make/browser .make/hosts build
	npx --no-install vitest run --coverage
	$(BIN)/pytest -n auto --dist worksteal --cov=server --cov-report=html:build/coverage-python \
	  --cov-report=term:skip-covered $(ARGS)

# The core of working offline in Firefox, a smoke of it in WebKit; installs both on Debian.
test-engines: .make/dev build
	$(BIN)/python tools/install_engines.py
	$(BIN)/pytest -n auto --dist worksteal --browser firefox -m engines tests/offline tests/browser $(ARGS)
	$(BIN)/pytest --browser webkit tests/webkit $(ARGS)

# Run linters and type checkers, and ask for known weaknesses in what we depend on.
check: .make/dev .make/assets audit
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github
	npx --no-install prettier --check --log-level warn $(PRETTY)
	npx --no-install oxlint --quiet web *.mjs
	npx --no-install stylelint "web/**/*.css"
	npx --no-install tsc -p web
	npx --no-install tsc -p web/domain
	npx --no-install tsc -p web/worker
	npx --no-install tsc -p .
	$(BIN)/nobars translate update --check
	$(BIN)/nobars translate check

# Format all code.
format: .make/dev .make/node
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	npx --no-install oxlint --quiet --fix web *.mjs || true
	npx --no-install stylelint --fix "web/**/*.css" || true
	npx --no-install prettier --write --log-level warn $(PRETTY)

# Renew the lock files; what they pin is what everyone installs.
lock: .make/dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
	  --upgrade pyproject.toml --output-file requirements/runtime.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
	  --upgrade --extra dev --constraint requirements/runtime.txt \
	  pyproject.toml --output-file requirements/dev.txt
	echo pip-audit | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --no-header --upgrade - --output-file requirements/audit.txt
	npm update

# Fails where a weakness is known in what we depend on; says so where nobody can be asked.
audit: .make/node .make/audit
	.make/audit/bin/python tools/audit.py

# Write a bill of materials of what is shipped (CycloneDX), from the lock files: build/sbom.json.
sbom: .make/runtime
	$(BIN)/python tools/sbom.py build/sbom.json

# Give each base image in Dockerfile and compose.yaml the digest that its tag has now; asks registries.
pin-images:
	$(PYTHON) tools/pin_images.py Dockerfile compose.yaml

# Delete all that was built or installed here.
clean:
	rm -rf build .make $(VENV) node_modules

$(BIN)/python:
	$(PYTHON) tools/require_python.py
	$(PYTHON) -m venv $(VENV)

.make/runtime: requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@mkdir -p .make && touch $@

.make/dev: requirements/dev.txt .make/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Apart from all else: what it needs is no part of the project.
.make/audit: requirements/audit.txt | $(BIN)/python
	$(PYTHON) -m venv --clear $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@touch $@

.make/node: package-lock.json requirements/node.txt | $(BIN)/python
	$(BIN)/python tools/has_node.py || \
	  { $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt \
	    && $(BIN)/python tools/link_node.py "$(NODE_PATHS)"; }
	npm ci --loglevel=error
	@mkdir -p .make && touch $@

.make/assets: .make/node $(BROWSER_SOURCES)
	node web/build.mjs
	@touch $@

.make/browser: .make/dev
	$(BIN)/python tools/install_browser.py
	@touch $@

# nginx and Caddy, for the tests of the export; where they can't be had, those are skipped.
.make/hosts:
	$(PYTHON) tools/install_hosts.py
	@mkdir -p .make && touch $@
