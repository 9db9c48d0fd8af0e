.DEFAULT_GOAL := run
PYTHON := .venv/bin/python

.PHONY: setup run test lint soak bench screenshots format lock

setup:            ## environment, front-end packages, gazetteer
	@bash scripts/setup.sh

run: setup        ## the portal with sample data, in the foreground
	@.venv/bin/geoportal samples --if-missing
	@exec .venv/bin/geoportal serve

test: setup       ## every check and every test, the browser's included
	@bash scripts/install_system.sh
	@$(MAKE) --no-print-directory lint
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile

lint: setup       ## style, types, who may import whom
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy geoportal scripts
	@.venv/bin/lint-imports --no-logo >/dev/null || .venv/bin/lint-imports

soak: setup       ## the long counts
	@$(PYTHON) -m pytest -q -m soak

bench: setup      ## measure and print tables
	@for script in scripts/bench/*.py; do $(PYTHON) $$script || exit 1; done

screenshots: setup ## every page at three sizes, in build/screenshots/
	@.venv/bin/geoportal samples --if-missing
	@$(PYTHON) scripts/screenshots.py

format: setup
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

lock: setup       ## compile the pinned requirements from pyproject.toml
	@.venv/bin/uv pip compile -q --universal --python-version 3.12 --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	@.venv/bin/uv pip compile -q --universal --python-version 3.12 --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.txt
