# Two commands to know: `make demo` and `make test`. Both make .venv first; another Python: make PYTHON=python3.13 demo
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := .citygraph
export CITYGRAPH_STORE := $(STORE)

.PHONY: demo test test-lowest test-compiled compiled check lint types layers docs interop entailments weights bench lock clean help

help:
	@echo "make demo   build the graph from the bundled articles and ask it"
	@echo "make test   run every test"
	@echo "make test-lowest   run every test with the oldest dependencies that are allowed"
	@echo "make check  lint, types, layers, then test"
	@echo "make docs   write docs/extraction.md's list of rules, docs/queries and docs/ontology again"
	@echo "make interop   run other tools over the export, and write the table of docs/interop.md again"
	@echo "make entailments   write the rules that the ontology amounts to again"
	@echo "make weights GOLD='DIR...'  fit the trees that weigh pairs of places and fields of ties again, from articles with gold facts"
	@echo "make compiled   a wheel whose extraction is compiled (needs a C compiler, takes minutes): the same claims, sooner"
	@echo "make test-compiled   run the tests of extraction with that wheel"
	@echo "make bench  measure speed"
	@echo "make lock   renew requirements.lock and requirements-dev.lock"

demo: $(VENV)/.run
	$(BIN)/citygraph build
	@echo
	$(BIN)/citygraph show "Jakarta" "Kuala Lumpur"
	@echo
	$(BIN)/citygraph query run partners -p place=Jakarta
	@echo
	$(BIN)/citygraph export --format turtle -o demo.ttl
	@echo "The graph as Turtle: $(CURDIR)/demo.ttl"
	@echo "Next: $(BIN)/citygraph query list"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

check: lint types layers test

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

docs: $(VENV)/.dev
	$(BIN)/python -m citygraph.extract.catalogue docs/extraction.md
	$(BIN)/python -m citygraph.query.pages docs/queries
	$(BIN)/python -m citygraph.ontology_pages docs/ontology

interop: $(VENV)/.dev
	CITYGRAPH_WRITE_INTEROP=1 $(BIN)/python -m pytest tests/interop

entailments: $(VENV)/.dev
	$(BIN)/python -m citygraph.graph.reasoning ontology/entailments.json

weights: $(VENV)/.dev
	$(BIN)/python -m citygraph.evaluate.weighing $(GOLD)

bench: $(VENV)/.dev
	$(BIN)/python bench/commands.py
	$(BIN)/python -m bench

test-lowest: $(VENV)/.dev
	$(BIN)/uv venv --quiet --clear --seed $(VENV)-lowest
	$(BIN)/uv pip install --quiet --python $(VENV)-lowest --resolution lowest-direct --editable . --group dev
	$(VENV)-lowest/bin/python -m pytest -n auto

compiled: $(VENV)/.dev
	rm -rf dist/compiled
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(BIN)/python -m build --wheel --outdir dist/compiled .

test-compiled: compiled
	$(BIN)/uv venv --quiet --clear --seed $(VENV)-compiled
	$(BIN)/uv pip install --quiet --python $(VENV)-compiled --group dev dist/compiled/*.whl
	$(VENV)-compiled/bin/python -m pytest -n auto tests/extract tests/golden tests/languages

lock: $(VENV)/.dev
	$(BIN)/uv pip compile --universal --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(STORE) demo.ttl

# A folder that a failed `venv` left behind would look finished, so it goes again.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "citygraph needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Debian: apt install python3 python3-venv; or name another: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "'$(PYTHON) -m venv' failed: the venv module is missing. Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/.run: $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
