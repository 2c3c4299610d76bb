#!/usr/bin/env bash
# Expected: parameters go where the query names them. A pattern like '%sniper' is a text; a parameter that is not named is not used.
# Happens: without {name:Type} in it, the whole query goes through Python's % with the dict of parameters, so the '%s' of the pattern
#   becomes the dict's own text. The query stays valid and finds nobody. With another letter, as in formatDateTime(t, '%F'), it
#   raises a TypeError about real numbers. With {server:String} nothing of it happens.
# Seen with clickhouse-connect 1.12.0, Python 3.11.
# Hurts: a search for players by the end of their name, from code that passes its parameters to every query: no rows, no error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check clickhouse-connect==1.12.0
cd "$folder"
seen=$(venv/bin/python <<'PY'
from clickhouse_connect.driver.binding import bind_query

for query in (
    "select name from players where name like '%sniper'",
    "select name from players where name like '%sniper' and server = {server:String}",
    "select formatDateTime(now(), '%F')",
):
    try:
        print(bind_query(query, {"server": "wake"}, None)[0])
    except TypeError as error:
        print("TypeError:", error)
PY
)
expected="select name from players where name like '{'server': \"'wake'\"}niper'
select name from players where name like '%sniper' and server = {server:String}
TypeError: must be real number, not dict"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: clickhouse-connect binds otherwise than noted" >&2; exit 1; }
