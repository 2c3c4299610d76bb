#!/usr/bin/env bash
# Expected: daft's SQL gives what the same statement gives elsewhere: ORDER BY comes last and sees the selected names, sum() over an
#   ORDER BY is a running total, substr counts from 1, a week begins on Monday (or Sunday).
# Happens: SELECT DISTINCT … ORDER BY … LIMIT 3 gives any three rows, and without the limit they are unordered. With a window
#   function the last ORDER BY is ignored as well, and sum(kills) over (partition by player order by day) is the whole total on each
#   day. An expression that is named like a column is ordered by the old column: the best player comes last. substr counts from 0,
#   substring from 1. date_trunc('week') gives Thursdays, since 1 January 1970 was one. No error.
# Seen with daft 0.7.26. The page on windows calls them limited; it does not say that without ROWS BETWEEN the order has no effect.
#   The Python function date_trunc is documented to count from 1970, and its substr has an example that counts from 0.
# Hurts: top lists (other players on each run), running totals, and whatever is counted by month or week.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check daft==0.7.26 duckdb==2.0.0 pyarrow==25.0.1
seen=$("$folder/venv/bin/python" - <<'PY'
import daft
import duckdb
import pyarrow

rows = {
    "player": ["anna", "bert", "anna", "carl", "dora", "anna"],
    "kills": [5, 3, 7, 9, 1, 2],
    "day": ["2026-01-05", "2026-01-05", "2026-01-06", "2026-01-06", "2026-01-07", "2026-01-07"],
}
numbers = {"kills": [7 * number % 100 for number in range(100)]}


def compare(query: str, of: dict[str, list]) -> tuple[list, list]:
    """The rows that DuckDB and that daft have for the query."""
    rounds = pyarrow.table(of)
    theirs = daft.sql(query, rounds=daft.from_pydict(of)).to_arrow().to_pylist()
    return duckdb.sql(query).fetchall(), [tuple(row.values()) for row in theirs]


def line(row: tuple) -> str:
    return " ".join(map(str, row))


for query in (
    "select distinct kills from rounds order by kills desc limit 9",
    "select distinct kills from rounds order by kills",
    "select kills, sum(kills) over (partition by kills) as total from rounds order by kills",
):
    correct, seen = compare(query, numbers)
    print(query)
    print(f"  {len(seen)} rows,", "those of DuckDB" if seen == correct else "not those of DuckDB in that order")
for query in (
    "select player, -kills as kills from rounds order by kills limit 2",
    "select distinct substr(day, 1, 7) as month from rounds",
    "select distinct substring(day, 1, 7) as month from rounds",
    "select day, sum(kills) over (partition by player order by day) as total from rounds where player = 'anna' order by day",
    "select distinct cast(date_trunc('week', cast(day as timestamp)) as date) as week from rounds",
):
    correct, seen = compare(query, rows)
    print(query, f"  DuckDB: {[*map(line, correct)]}", f"  daft:   {[*map(line, seen)]}", sep="\n")
PY
)
expected="select distinct kills from rounds order by kills desc limit 9
  9 rows, not those of DuckDB in that order
select distinct kills from rounds order by kills
  100 rows, not those of DuckDB in that order
select kills, sum(kills) over (partition by kills) as total from rounds order by kills
  100 rows, not those of DuckDB in that order
select player, -kills as kills from rounds order by kills limit 2
  DuckDB: ['carl -9', 'anna -7']
  daft:   ['dora -1', 'anna -2']
select distinct substr(day, 1, 7) as month from rounds
  DuckDB: ['2026-01']
  daft:   ['026-01-']
select distinct substring(day, 1, 7) as month from rounds
  DuckDB: ['2026-01']
  daft:   ['2026-01']
select day, sum(kills) over (partition by player order by day) as total from rounds where player = 'anna' order by day
  DuckDB: ['2026-01-05 5', '2026-01-06 12', '2026-01-07 14']
  daft:   ['2026-01-05 14', '2026-01-06 14', '2026-01-07 14']
select distinct cast(date_trunc('week', cast(day as timestamp)) as date) as week from rounds
  DuckDB: ['2026-01-05']
  daft:   ['2026-01-01']"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: daft's SQL gives other rows than noted" >&2; exit 1; }
