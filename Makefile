# Everything runs in a virtual environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo

.PHONY: demo test check bench clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/installed  ## read the made-up war in examples/, print its ledger, write its report
	mkdir -p $(DEMO)
	rm -f $(DEMO)/war.db*
	$(BIN)/secondhand read examples/war --case $(DEMO)/war.db --gazetteer examples/gazetteer.tsv --actors examples/actors.toml
	$(BIN)/secondhand ledger --case $(DEMO)/war.db
	$(BIN)/secondhand checks --case $(DEMO)/war.db
	$(BIN)/secondhand export --case $(DEMO)/war.db --to report.html --out $(DEMO)/report.html

test: $(VENV)/installed-dev  ## run the tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/installed-dev  ## lint, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev  ## measure accuracy and speed, write benchmarks/RESULTS.md (MATERIAL=folder PEER=python)
	$(BIN)/python -m benchmarks.bench $(if $(MATERIAL),--material $(MATERIAL)) $(if $(PEER),--peer $(PEER))

clean:
	rm -rf $(VENV) $(DEMO) build dist
