#!/usr/bin/env bash
# Expected: players.outer_join(Table.LEFT_OUTER_JOIN, rounds, player="player") has each player, with None if there is no round, as a
#   left join of SQL has. A full outer join has each row of both tables.
# Happens: LEFT_OUTER_JOIN keeps the rows of the table in the parentheses and loses the players without a round; RIGHT_OUTER_JOIN
#   does the opposite. Rows whose key is None are in none of the joins, in the full one neither. No error.
# Seen with littletable 3.0.2, checked against SQLite. Its guide speaks of "the left source table" first, and has an example with
#   RIGHT_OUTER_JOIN that keeps the first table; it does not say that this is the opposite of SQL.
# Hurts: a list of all members with their rounds of the month: who did not play is missing, unknown players are there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check littletable==3.0.2
seen=$("$folder/venv/bin/python" - <<'PY'
import sqlite3

from littletable import Table

PLAYERS = [("anna", "red"), ("bert", "blue"), (None, "green")]
ROUNDS = [("anna", 5), ("anna", 7), ("carl", 9)]
players = Table("players").insert_many([{"player": player, "team": team} for player, team in PLAYERS])
rounds = Table("rounds").insert_many([{"player": player, "kills": kills} for player, kills in ROUNDS])
sqlite = sqlite3.connect(":memory:")
sqlite.execute("create table players (player, team)")
sqlite.execute("create table rounds (player, kills)")
sqlite.executemany("insert into players values (?, ?)", PLAYERS)
sqlite.executemany("insert into rounds values (?, ?)", ROUNDS)


def show(rows) -> str:
    return ", ".join(sorted(f"{team}-{kills}" for team, kills in rows))


LEFT = "select team, kills from players left join rounds using (player)"
RIGHT = "select team, kills from rounds left join players using (player)"
for name, query in {"LEFT": LEFT, "RIGHT": RIGHT, "FULL": f"{LEFT} union {RIGHT}"}.items():
    joined = players.outer_join(getattr(Table, f"{name}_OUTER_JOIN"), rounds, player="player")
    print(f"{name}_OUTER_JOIN: {show((row.team, row.kills) for row in joined)}; in SQLite {show(sqlite.execute(query))}")
PY
)
expected="LEFT_OUTER_JOIN: None-9, red-5, red-7; in SQLite blue-None, green-None, red-5, red-7
RIGHT_OUTER_JOIN: blue-None, red-5, red-7; in SQLite None-9, red-5, red-7
FULL_OUTER_JOIN: None-9, blue-None, red-5, red-7; in SQLite None-9, blue-None, green-None, red-5, red-7"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: littletable joins otherwise than noted" >&2; exit 1; }
