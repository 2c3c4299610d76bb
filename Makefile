# `make` lists the targets. What they need goes into .venv; nothing outside the project is touched.
.DEFAULT_GOAL := help
.PHONY: help demo test torture bench lint lock clean environment
SHELL := /bin/sh
unexport PYTHONPATH PYTHONHOME

PYTHON ?= python3
UV ?= uv
VENV := .venv
REQUIREMENTS := requirements-dev.txt
COMPILE := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: environment ## make up a site, land its rounds, build the tables, show the leaderboards
	@.venv/bin/python -m extract demo

test: lint ## style and types, then every test
	@.venv/bin/python -m pytest --quiet --numprocesses 3 --dist loadfile --no-loadscope-reorder

torture: environment ## hundreds of kills and faults, into docs/reliability.md; an hour
	@.venv/bin/python -m torture all --write docs/reliability.md

bench: VENV := .venv-bench
bench: REQUIREMENTS := requirements-bench.txt
bench: environment ## against ClickHouse, dlt and plain dbt, into docs/performance.md; an hour
	@.venv-bench/bin/python -m benchmarks --write docs/performance.md

lint: environment ## style and types alone
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --quiet --check .
	@.venv/bin/mypy
	@mkdir -p target && BFSTATS_DB=target/lint.db .venv/bin/sqlfluff lint --quiet

lock: ## pin the newest versions that pyproject.toml allows (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv, or UV=path/to/uv" >&2; exit 1; }
	$(COMPILE) --extra test --output-file requirements-dev.txt
	$(COMPILE) --constraint requirements-dev.txt --output-file requirements.txt
	$(COMPILE) --constraint requirements-dev.txt --extra bench --output-file requirements-bench.txt

clean: ## remove the environment and whatever was built
	rm -rf .venv .venv-bench target logs .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The last step writes what the environment was made from and where (its scripts name their folder). An environment
# that says anything else was interrupted, is out of date, or has moved, and is made new.
environment:
	@stamp="$$(cksum < $(REQUIREMENTS)) $(CURDIR)"; \
	if [ "$$(cat $(VENV)/complete 2>/dev/null)" = "$$stamp" ] && $(VENV)/bin/python -c '' 2>/dev/null; then exit 0; fi; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 none; do \
		"$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
		echo "bfstats needs Python 3.11, 3.12 or 3.13, with venv: make PYTHON=path/to/python" >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version), about a minute" >&2; \
	rm -rf $(VENV) && "$$python" -m venv $(VENV) && \
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(REQUIREMENTS) && \
	echo "$$stamp" > $(VENV)/complete
