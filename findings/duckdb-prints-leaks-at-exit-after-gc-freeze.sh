#!/usr/bin/env bash
# Expected: `gc.freeze()`, which Python's documentation advises before a fork, changes nothing that a program prints.
# Happens: a process that imported duckdb and froze prints some forty lines of "leaked instance", "leaked type" and "leaked
#   function" on standard error when it ends, though its exit status is 0. DuckDB's binding (nanobind) counts what the last search
#   for cycles would have freed, and that search passes over what is frozen.
# Seen with duckdb 2.0.0, Python 3.11. duckdb 1.4.4, of another binding, is silent.
# Hurts: pre-forking servers and jobs under cron, which emails whatever stands on standard error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/2.0.0"
"$folder/2.0.0/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0
python3 -m venv "$folder/1.4.4"
"$folder/1.4.4/bin/pip" install --quiet --disable-pip-version-check duckdb==1.4.4
cd "$folder"
lines() {
    "$1/bin/python" -c "import duckdb, gc; duckdb.sql('select 1').fetchall(); $2" 2>&1 | grep -c leak || true
}
seen="2.0.0: $(lines 2.0.0 pass) lines, $([ "$(lines 2.0.0 'gc.freeze()')" -gt 10 ] && echo 'more than 10' || echo few) after gc.freeze()
1.4.4: $(lines 1.4.4 pass) lines, $(lines 1.4.4 'gc.freeze()') after gc.freeze()"
expected="2.0.0: 0 lines, more than 10 after gc.freeze()
1.4.4: 0 lines, 0 after gc.freeze()"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: duckdb's leaks at exit are not as noted" >&2; exit 1; }
