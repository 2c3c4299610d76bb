#!/usr/bin/env bash
# Expected: mo-sql-parsing parses SQL to JSON, and format() makes a query of it that finds the same rows, or raises.
# Happens: the parsed form is right, what format() writes is not: `not (a or b) and c` becomes `NOT a OR b AND c`, which finds
#   other rows, `nulls last` is left out, so that the empty value comes first, and `using (player)` loses its brackets, which
#   SQLite refuses. No error.
# Seen with mo-sql-parsing 11.699.26234; both texts are run in the SQLite of Python. The README says that the formatter "is
#   usually lagging the parser"; a reader takes that for an error on what is new, not for brackets that go.
# Hurts: programs that add a filter or a table's name to a query in its JSON form and write it again: other players are shown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mo-sql-parsing==11.699.26234
seen=$("$folder/venv/bin/python" - <<'PY'
import sqlite3

from mo_sql_parsing import format, parse

base = sqlite3.connect(":memory:")
base.execute("create table players (player, kills, banned, bot, active)")
rows = [("anna", 5, 0, 0, 1), ("bert", None, 0, 1, 1), ("carl", 9, 1, 0, 1), ("dora", 7, 0, 0, 0)]
base.executemany("insert into players values (?, ?, ?, ?, ?)", rows)


def run(query: str) -> str:
    try:
        return " ".join(player for (player,) in base.execute(query))
    except sqlite3.Error as error:
        return f"refused: {error}"


for query in [
    "SELECT player FROM players WHERE NOT (banned OR bot) AND active",
    "SELECT player FROM players WHERE NOT (banned = 1 OR bot = 1)",
    "SELECT player FROM players ORDER BY kills NULLS LAST LIMIT 1",
    "SELECT player FROM players JOIN players AS others USING (player)",
    "SELECT player FROM players WHERE (banned OR bot) AND active",
]:
    written = " ".join(format(parse(query)).split())
    print(f"{query}: {run(query)}")
    print("  the same" if written == query else f"  {written}: {run(written)}")
PY
)
expected="SELECT player FROM players WHERE NOT (banned OR bot) AND active: anna
  SELECT player FROM players WHERE NOT banned OR bot AND active: anna bert dora
SELECT player FROM players WHERE NOT (banned = 1 OR bot = 1): anna dora
  SELECT player FROM players WHERE NOT banned = 1 OR bot = 1: anna bert dora
SELECT player FROM players ORDER BY kills NULLS LAST LIMIT 1: anna
  SELECT player FROM players ORDER BY kills LIMIT 1: bert
SELECT player FROM players JOIN players AS others USING (player): anna bert carl dora
  SELECT player FROM players JOIN players AS others USING player: refused: near \"player\": syntax error
SELECT player FROM players WHERE (banned OR bot) AND active: bert carl
  the same"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: mo-sql-parsing writes otherwise than noted" >&2; exit 1; }
