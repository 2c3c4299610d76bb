#!/usr/bin/env bash
# Expected: sqlite-history records every change of a table by triggers; its mask column is there to tell "set to NULL" from
#   "not changed".
# Happens: the trigger compares with != and that is neither true nor false beside NULL: an update that sets a value to NULL, or
#   gives a NULL its first value, leaves no row in the history. With another column changed in the same statement, the mask
#   says that this one was not. INSERT OR REPLACE leaves the old version without an end.
# Seen with sqlite-history 0.1.
# Hurts: who reads back when a ban or a name was taken away or first given: those are the changes that are missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlite-history==0.1
seen=$("$folder/venv/bin/python" - <<'PY'
import sqlite3

import sqlite_history

database = sqlite3.connect(":memory:")
database.execute("create table players (id integer primary key, name text, banned_until text)")
sqlite_history.configure_history(database, "players")
database.execute("insert into players values (1, 'anna', null)")
for change in (
    "name = 'Anna'",
    "banned_until = '2026-02-01'",
    "banned_until = '2026-03-01'",
    "banned_until = null",
    "name = 'anna', banned_until = '2026-04-01'",
):
    before = database.execute("select count(*) from _players_history").fetchone()[0]
    database.execute(f"update players set {change} where id = 1")
    recorded = database.execute("select name, banned_until, _mask from _players_history limit -1 offset ?", (before,)).fetchall()
    print(change, "=>", recorded)
PY
)
expected="name = 'Anna' => [('Anna', None, 2)]
banned_until = '2026-02-01' => []
banned_until = '2026-03-01' => [(None, '2026-03-01', 4)]
banned_until = null => []
name = 'anna', banned_until = '2026-04-01' => [('anna', None, 2)]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlite-history records changes of NULL otherwise than noted" >&2; exit 1; }
