# What a developer does every day. `make` alone lists it.
PYTHON = .venv/bin/python
PYTEST = $(PYTHON) -m pytest -q

.PHONY: help test fast lint docs bench

help:  ## this list
	@sed -n 's/^\([a-z]*\): .*## /\1	/p' Makefile

test:  ## sets up whatever is missing, and runs all tests on all cores
	sh tests/run.sh

fast: $(PYTHON)  ## the fast tests, half a minute
	$(PYTEST) -n auto -m fast

lint: $(PYTHON)  ## ruff and mypy, as the tests run them
	$(PYTHON) -m ruff check src tests docs
	$(PYTHON) -m ruff format --check src tests docs
	$(PYTHON) -m mypy

docs: $(PYTHON)  ## every page, table and picture that is made from the code
	$(PYTHON) docs/generate.py

bench: $(PYTHON)  ## cold builds against Pandoc and Typst
	.venv/bin/pip install -q pypandoc_binary typst
	$(PYTHON) tests/benchmarks/compare.py

$(PYTHON):
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[test]'
