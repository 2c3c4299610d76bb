#!/usr/bin/env bash
# Expected: sqlite-utils transform rebuilds a table with one change. Since 4.2 it keeps CHECK, UNIQUE, AUTOINCREMENT and
#   comments, and raises where it cannot keep an index; what is not named stays.
# Happens: renaming one column takes COLLATE NOCASE from another, so that 'ANNA' no longer finds Anna; a generated column
#   is gone with its values; a default that is an expression becomes the text of it: new rows get '10 * 60' instead of 600;
#   DATETIME becomes REAL; triggers are dropped. Exit status 0, no warning.
# Seen with sqlite-utils 4.2.1.
# Hurts: who migrates a schema that somebody wrote by hand: look-ups by name miss rows afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlite-utils==4.2.1
cd "$folder"
show() {
    venv/bin/python - "$1" <<'PY'
import sqlite3
import sys

database = sqlite3.connect("players.db")
database.execute("insert into players (name) values (?)", (f"new {sys.argv[1]}",))
for sql in (
    "select count(*) from players where name = 'ANNA'",
    "select seconds from players order by rowid desc limit 1",
    "select group_concat(name || ' ' || type, ', ') from pragma_table_xinfo('players')",
    "select count(*) from sqlite_master where type = 'trigger'",
):
    print(sys.argv[1], sql.split(" from")[0], database.execute(sql).fetchone()[0])
PY
}
venv/bin/python - <<'PY'
import sqlite3

sqlite3.connect("players.db").executescript("""
create table players (name text collate nocase, kills integer, seconds integer default (10 * 60), seen datetime,
    minutes integer generated always as (seconds / 60) virtual);
create trigger players_insert after insert on players begin select 1; end;
insert into players (name, kills) values ('Anna', 5);""")
PY
seen="$(show before; venv/bin/sqlite-utils transform players.db players --rename kills total_kills; show after)"
expected="before select count(*) 1
before select seconds 600
before select group_concat(name || ' ' || type, ', ') name TEXT, kills INTEGER, seconds INTEGER, seen datetime, minutes INTEGER
before select count(*) 1
after select count(*) 0
after select seconds 10 * 60
after select group_concat(name || ' ' || type, ', ') name TEXT, total_kills INTEGER, seconds INTEGER, seen REAL
after select count(*) 0"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlite-utils transform loses other things than noted" >&2; exit 1; }
