# Needs GNU make 3.81 or later. Another Python: make test PYTHON=python3.12
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ARGS   ?=
# Tests run in as many processes as there are cores, up to four; each engine stays in one of them.
# Byte code is kept, whatever the environment says: hundreds of commands would be compiled anew.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses logical --maxprocesses 4

# An installation is renewed when one of these is newer; an editable one follows src by itself.
SOURCES  := $(shell find src cypher data notebooks -name __pycache__ -prune -o -type f -print 2>/dev/null)
PLAIN    := $(VENV)/.installed
EDITABLE := $(VENV)/.installed-editable

.DEFAULT_GOAL := help
.PHONY: help ask test unit check bench fuzz notebooks grammar clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

ask: $(if $(wildcard $(EDITABLE)),$(EDITABLE),$(PLAIN)) ## a first answer: who saw the Krivitsky letter
	@if [ -n "$$NEO4J_URI" ]; then echo "Asking on the server in NEO4J_URI ..."; else echo "Asking on the embedded engine ..."; fi
	@$(BIN)/molehunt who-saw "Krivitsky letter"

test: $(EDITABLE) ## the whole test suite; options to pytest: make test ARGS="--engine embedded"
	@$(PYTEST) $(ARGS)

unit: $(EDITABLE) ## the tests that need no server, without the slow ones: less than a minute
	@$(PYTEST) src tests/unit -m "not slow" $(ARGS)

check: $(EDITABLE) ## style, types, layers and spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: $(EDITABLE) ## speed of loading, asking and measuring, as a table
	@$(BIN)/python -m tests.benchmarks $(ARGS)

fuzz: $(EDITABLE) ## cases changed at random, and questions during loads, for long: make fuzz ARGS="--seed 5 --count 1000"
	@$(BIN)/python -m tests.fuzz --count 30000 $(ARGS)
	@$(BIN)/python -m pytest tests/graph/test_asked_while_loaded.py --engine embedded --questions 20000

notebooks: $(EDITABLE) ## execute the notebooks and store their outputs; only some: make notebooks ARGS="01-first-look"
	@$(BIN)/python -m tests.support.notebooks $(ARGS)

grammar: $(EDITABLE) ## make the Cypher parser anew from its grammar; needs Maven and Java
	@$(BIN)/python -m tests.support.grammar

clean: ## remove what make and the tools created here
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PLAIN): pyproject.toml $(SOURCES) | $(BIN)/python
	@echo "Installing molehunt into $(VENV) (the first time takes about a minute) ..."
	@$(PIP) .
	@touch $@

$(EDITABLE): pyproject.toml | $(BIN)/python
	@echo "Installing molehunt and its test tools into $(VENV) (the first time takes a minute or two) ..."
	@$(PIP) -e '.[test]'
	@touch $@

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or later, or name one: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "molehunt needs Python 3.11 or later, and $(PYTHON) is $$("$(PYTHON)" -V 2>&1): name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment: on Debian or Ubuntu, sudo apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)
