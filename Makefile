# What a developer does every day. `make` alone lists it.
PYTHON = .venv/bin/python
PYTEST = $(PYTHON) -m pytest -q

.PHONY: help test fast lint docs bench oldest audit release

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

oldest: $(PYTHON)  ## the fast tests with the lowest version of every package that is allowed
	python3 -m venv .venv-oldest
	$(PYTHON) docs/dependencies.py --oldest > .venv-oldest/lowest.txt
	$(PYTHON) docs/dependencies.py --tools > .venv-oldest/tools.txt
	.venv-oldest/bin/pip install -q -e . -r .venv-oldest/tools.txt -c .venv-oldest/lowest.txt
	.venv-oldest/bin/pip install -q --no-deps openxml-audit
	.venv-oldest/bin/python -m pytest -q -n auto -m fast

audit: $(PYTHON)  ## asks pip-audit about the packages that come along; needs a network
	.venv/bin/pip install -q pip-audit -e '.[mail,svg,desk]'
	mkdir -p dist && $(PYTHON) docs/dependencies.py --exact > dist/exact.txt
	.venv/bin/pip-audit --strict --disable-pip --no-deps -r dist/exact.txt

release: $(PYTHON)  ## wheel, source archive and bill of materials in dist/
	.venv/bin/pip install -q -e '.[mail,svg,desk]'
	$(PYTHON) -m hatchling build
	$(PYTHON) docs/dependencies.py --sbom

$(PYTHON):
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[test]'
