# WeZer's everyday commands. "make" alone lists them. From a clone to a running demo: "make run".
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python
WEZER := .venv/bin/wezer
T ?=
# Tests start the program by the hundred: where the machine wants no compiled files kept, each start compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup lock run demo test test-sqlite test-postgres bench bench-full check fix messages docs audit screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: ## make .venv with everything for tests and checks
	@scripts/setup.sh dev

lock: setup ## write the installed versions to requirements.lock
	@{ head -1 requirements.lock; $(PY) -m pip freeze --exclude-editable; } > .venv/lock && mv .venv/lock requirements.lock

run: ## start the demo community in ./var and say where it listens
	@scripts/run.sh

demo: ## make the demo community anew in ./var (what was there is removed)
	@scripts/setup.sh run && scripts/setup.sh books
	@$(WEZER) init --empty --with operation && $(WEZER) demo --anew

test: ## all tests, on SQLite and on PostgreSQL; T="-k wallet" narrows
	@scripts/setup.sh dev && scripts/system_deps.sh chromium postgres pgbouncer pdf gettext
	@$(PY) scripts/run_tests.py sqlite postgres -- $(T)

test-sqlite: ## all tests, on SQLite
	@scripts/setup.sh dev && scripts/system_deps.sh chromium pdf gettext
	@$(PY) scripts/run_tests.py sqlite -- $(T)

test-postgres: ## all tests, on PostgreSQL
	@scripts/setup.sh dev && scripts/system_deps.sh chromium postgres pgbouncer pdf gettext
	@$(PY) scripts/run_tests.py postgres -- $(T)

bench: ## the benchmark suite, small sizes
	@scripts/setup.sh dev && scripts/system_deps.sh postgres
	@$(PY) -m bench

bench-full: ## the benchmark suite, full sizes (long)
	@scripts/setup.sh dev && scripts/system_deps.sh postgres
	@$(PY) -m bench --full

check: ## style, types, floors, writes only in acts, templates, translations, docs/reference
	@scripts/setup.sh dev && scripts/system_deps.sh gettext
	@$(PY) scripts/check.py

fix: ## let ruff repair what it can
	@scripts/setup.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

messages: ## gather new sentences for the translators and compile their work
	@scripts/setup.sh dev && scripts/system_deps.sh gettext
	@$(PY) scripts/messages.py

docs: ## write docs/reference from the program, and compare the other pages with it
	@scripts/setup.sh dev
	@$(PY) scripts/reference.py
	@$(PY) -m pytest -q tests/test_docs.py

audit: ## prove that every balance equals its entries
	@scripts/setup.sh run
	@$(WEZER) audit

screenshots: ## take the pictures of the README from the demo community
	@scripts/setup.sh dev && scripts/system_deps.sh chromium
	@$(PY) scripts/screenshots.py

clean: ## remove .venv and what tools left behind (never ./var)
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
