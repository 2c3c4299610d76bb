#!/usr/bin/env bash
# Expected: sqlite-diffable dump and load bring the same data back, or refuse what JSON cannot hold.
# Happens: a BLOB is dumped as what Python prints of it, "b'\xff\x00A'", and loaded as that text: 3 bytes become 12
#   characters. Both commands exit 0. Indexes, views and triggers are left out as well.
# Seen with sqlite-diffable 0.6 (its issue of 2020, from before load existed, foresaw this).
# Hurts: who keeps a database as a diffable folder in git and restores it: hashes, avatars and names kept as bytes are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlite-diffable==0.6
cd "$folder"
show() {
    venv/bin/python - "$1" <<'PY'
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
print(database.execute("select typeof(key), length(key), hex(key) from players").fetchall(),
      sorted(name for (name,) in database.execute("select name from sqlite_master")))
PY
}
venv/bin/python - <<'PY'
import sqlite3

database = sqlite3.connect("before.db")
database.executescript("""create table players (id integer primary key, key blob);
create unique index players_key on players (key);
insert into players values (1, x'ff0041');""")
PY
venv/bin/sqlite-diffable dump before.db dumped --all
venv/bin/sqlite-diffable load after.db dumped
seen="before $(show before.db)
after  $(show after.db)"
expected="before [('blob', 3, 'FF0041')] ['players', 'players_key']
after  [('text', 12, '62275C7866665C7830304127')] ['players']"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: sqlite-diffable brings blobs back otherwise than noted" >&2; exit 1; }
