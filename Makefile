# `make` lists the targets. What they need goes into .venv-dev, made by make alone: .venv is yours, and cron's. Nothing
# outside the project is touched.
.DEFAULT_GOAL := help
.PHONY: help demo serve test clickhouse torture bench lint lock clean environment python types sql pytest
SHELL := /bin/sh
unexport PYTHONPATH PYTHONHOME

PYTHON ?= python3
UV ?= uv
VENV := .venv-dev
BIN := .venv-dev/bin
TOGETHER := $(MAKE) --no-print-directory --jobs
REQUIREMENTS := requirements-dev.txt
LOCK := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
COMPILE := $(LOCK) pyproject.toml

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: environment ## make up a site, land its rounds, build the tables, show the leaderboards
	@$(BIN)/python -m extract demo

serve: environment ## show the demo's pages on this machine, until Ctrl-C
	@test -f data/demo/bfstats.db || { echo "there is no demo yet: make demo" >&2; exit 1; }
	@BFSTATS_DB=data/demo/bfstats.db $(BIN)/python -m serve

test: environment ## style, types and every test; ARGS="-k names" runs a part of the tests alone
	@$(TOGETHER) $(if $(ARGS),,python types sql) pytest

clickhouse: VENV := .venv-clickhouse
clickhouse: REQUIREMENTS := requirements-clickhouse.txt
clickhouse: environment ## dbt on ClickHouse, in an environment of its own; with it "make test" tests that too

torture: environment ## hundreds of kills and faults, into docs/reliability.md; an hour
	@$(BIN)/python -m torture all --write docs/reliability.md

bench: VENV := .venv-bench
bench: REQUIREMENTS := requirements-bench.txt
bench: environment ## against ClickHouse, dlt and plain dbt, into docs/performance.md; an hour
	@.venv-bench/bin/python -m benchmarks --write docs/performance.md

lint: environment ## style and types alone
	@$(TOGETHER) python types sql

python:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types:
	@$(BIN)/mypy

sql:
	@$(BIN)/python -m tests.lint_sql

pytest:
	@$(BIN)/python -m pytest --quiet --numprocesses 3 --dist loadfile --no-loadscope-reorder $(ARGS)

lock: ## pin the newest versions that pyproject.toml allows (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv, or UV=path/to/uv" >&2; exit 1; }
	$(COMPILE) --extra test --output-file requirements-dev.txt
	$(COMPILE) --constraint requirements-dev.txt --output-file requirements.txt
	$(COMPILE) --constraint requirements-dev.txt --extra serve --output-file requirements-serve.txt
	$(COMPILE) --constraint requirements-dev.txt --extra engines --output-file requirements-engines.txt
	$(LOCK) requirements-clickhouse.in --output-file requirements-clickhouse.txt
	$(COMPILE) --constraint requirements-dev.txt --extra bench --output-file requirements-bench.txt

clean: ## remove what make made: its environments, and whatever was built
	rm -rf .venv-dev .venv-bench .venv-clickhouse target .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The last step writes what the environment was made from and where (its scripts name their folder). An environment
# that says anything else was interrupted, is out of date, or has moved, and is made new. One that says nothing is not
# make's.
environment:
	@stamp="$$(cksum < $(REQUIREMENTS)) $(CURDIR)"; \
	if [ "$$(cat $(VENV)/complete 2>/dev/null)" = "$$stamp" ] && $(VENV)/bin/python -c '' 2>/dev/null; then exit 0; fi; \
	if [ -e $(VENV) ] && [ ! -e $(VENV)/complete ]; then \
		echo "$(VENV) was not made by make: move it away, make needs the name for its own environment" >&2; exit 1; \
	fi; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 none; do \
		"$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
		echo "bfstats needs Python 3.11, 3.12 or 3.13, with venv: make PYTHON=path/to/python" >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version), about a minute" >&2; \
	rm -rf $(VENV) && mkdir $(VENV) && : > $(VENV)/complete && "$$python" -m venv $(VENV) && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(REQUIREMENTS) && \
	echo "$$stamp" > $(VENV)/complete
