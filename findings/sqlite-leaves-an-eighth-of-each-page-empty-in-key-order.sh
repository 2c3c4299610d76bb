#!/usr/bin/env bash
# Expected: rows that come in the order of the key fill the pages of a table without rowid, as they do those of a table with one.
#   Whether `insert into ... select` names its columns does not matter.
# Happens: in key order, an eighth of each page stays empty. `select *` from a table that is declared alike, without column names
#   and without `order by`, fills them: SQLite copies the rows as they are. The same statement with its columns named does not.
# Seen with apsw 3.54.1.0 (SQLite 3.54.1); Python's sqlite3 with SQLite 3.40.1 does the same.
# Hurts: a table that is built once and read for years is an eighth larger than it need be, in the file and in every cache, until
#   somebody thinks of VACUUM.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.54.1.0
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import apsw

connection = apsw.Connection("rounds.db")
columns = "(player text, day integer, kills integer, primary key (player, day)) without rowid"
for table in ("source", "in_order", "named", "copied"):
    connection.execute(f"create table {table} {columns}")
connection.execute(
    "insert into source with recursive counted(number) as"
    " (select 0 union all select number + 1 from counted where number < 199999)"
    " select format('player-%06d', number / 20), number % 20, number % 50 from counted order by 1, 2"
)
connection.execute("insert into in_order select * from source order by player, day")
connection.execute("insert into named (player, day, kills) select player, day, kills from source")
connection.execute("insert into copied select * from source")
pages = dict(connection.execute("select name, count(*) from dbstat group by name"))
for table in ("in_order", "named", "copied"):
    print(table, f"{pages[table] / pages['copied']:.2f}")
PY
)
expected="in_order 1.14
named 1.14
copied 1.00"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: SQLite fills pages otherwise than noted" >&2; exit 1; }
