# Countback: everything a stranger needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.countback-setup
DEMO_DB := demo.db

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench serve docs lock axe clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with the locked dependencies (again only when a lock file changed)

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if v >= (3, 11) else f"Countback needs Python 3.11 or newer, $(PYTHON) is {v[0]}.{v[1]}; name another one: make setup PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP) ## read examples/ into demo.db and print who counted what
	@rm -rf $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm $(DEMO_DB).archive
	@ls examples/*.txt examples/*.html >/dev/null 2>&1 || { echo "examples/ holds no pages; this copy of the project is incomplete" >&2; exit 2; }
	@echo '$(BIN)/countback add examples --ledger $(DEMO_DB)   # one page is broken on purpose: exit code 3'
	@$(BIN)/countback add examples --ledger $(DEMO_DB) || test $$? -eq 3
	$(BIN)/countback report --ledger $(DEMO_DB)
	@printf '\nWhat to do next:\n'
	@printf '  %s\n' \
	  '$(BIN)/countback claims --ledger $(DEMO_DB)                       every claim, with its id' \
	  '$(BIN)/countback show ID --ledger $(DEMO_DB)                      one claim: its sentences, and why it was read so' \
	  '$(BIN)/countback show reprint-64 --ledger $(DEMO_DB)              one page: its date with the evidence, its figures' \
	  '$(BIN)/countback failures --ledger $(DEMO_DB)                     what could not be read, and what to do' \
	  '$(BIN)/countback report --ledger $(DEMO_DB) --html report.html    the report as one file for a browser' \
	  '$(BIN)/countback figures PAGE.html                              read a page of your own, no ledger needed' \
	  'make serve                                                    the same in a browser: charts, chains, every sentence' \
	  'docs/tutorial/first-ledger.md                                     the same pages, step by step, in ten minutes'

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest

check: $(STAMP) ## ruff, mypy --strict, and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py

bench: $(STAMP) ## pages and sentences a second, beside quantulum3 on the same sentences
	$(BIN)/python bench/run.py

serve: $(STAMP) ## the web desk on the demo ledger, at http://127.0.0.1:8765 (Ctrl-C ends it)
	@test -e $(DEMO_DB) || $(MAKE) --no-print-directory demo >/dev/null
	$(BIN)/countback serve --ledger $(DEMO_DB)

docs: $(STAMP) ## write the generated reference and what commands print, then run every example in README and docs
	$(BIN)/python docs/generate.py
	$(BIN)/python -m pytest tests/test_docs.py tests/test_readme.py tests/cli/test_reference.py

axe: ## get axe-core, with which the browser tests check that pages can be used by everybody
	npm install --no-save --no-package-lock --silent axe-core

LOCK := env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate --strip-extras --allow-unsafe
lock: $(STAMP) ## write the lock files anew from pyproject.toml
	$(LOCK) -o requirements.lock pyproject.toml
	$(LOCK) --all-extras -o requirements-dev.lock pyproject.toml
	@sed -i '/considered to be unsafe/d' requirements.lock requirements-dev.lock
	@! grep -nE '://|/opt/' requirements.lock requirements-dev.lock

clean: ## remove what the targets made, the virtual environment too
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache $(DEMO_DB)*
