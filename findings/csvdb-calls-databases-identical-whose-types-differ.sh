#!/usr/bin/env bash
# Expected: csvdb writes an SQLite database as a folder of CSV and back, "lossless through any roundtrip". Its README says that
#   blobs come back, and that a checksum covers the schema and all row data, to verify the way there and back.
# Happens: blobs come back as the text of their digits, and the numbers of a column without a type as texts: the greatest of 9 and
#   10 is 9. Triggers are gone. Both databases have one checksum, and diff says that they are identical. So are two databases that
#   were made apart, one with numbers and one with texts.
# Seen with csvdb-py 0.2.19.
# Hurts: who keeps a site's SQLite database in git or checks a backup so: what was damaged on the way is reported as verified.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvdb-py==0.2.19
cat >see.py <<'PY'
import sqlite3

import csvdb

SCHEMA = """
create table scores (id integer primary key, score, token blob);
create table seen (id integer primary key);
create trigger mark after insert on scores begin insert into seen values (new.id); end;
"""
for name, rows in {
    "numbers": [(1, 9, b"\xca\xfe"), (2, 10, b"")],
    "texts": [(1, "9", b"\xca\xfe"), (2, "10", b"")],
}.items():
    with sqlite3.connect(f"{name}.sqlite") as database:
        database.executescript(SCHEMA)
        database.executemany("insert into scores values (?, ?, ?)", rows)
    database.close()
csvdb.to_csvdb("numbers.sqlite", output="numbers.csvdb")
csvdb.to_sqlite("numbers.csvdb", output="back.sqlite")
for name in ("numbers", "texts", "back"):
    database = sqlite3.connect(f"{name}.sqlite")
    best, token = database.execute("select max(score), max(token) filter (where id = 1) from scores").fetchone()
    objects = [kind for (kind,) in database.execute("select type from sqlite_schema order by type")]
    database.close()
    same = csvdb.checksum(f"{name}.sqlite") == csvdb.checksum("numbers.sqlite")
    differ = csvdb.diff_detail(f"{name}.sqlite", "numbers.sqlite")["has_differences"]
    print(f"{name}: greatest {best!r}, token {token!r}, {objects}, same checksum {same}, differs {differ}")
PY
seen=$(venv/bin/python see.py 2>errors) || { cat errors >&2; exit 1; }
expected="numbers: greatest 10, token b'\\xca\\xfe', ['table', 'table', 'trigger'], same checksum True, differs False
texts: greatest '9', token b'\\xca\\xfe', ['table', 'table', 'trigger'], same checksum True, differs False
back: greatest '9', token 'cafe', ['table', 'table'], same checksum True, differs False"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: csvdb compares databases otherwise than noted" >&2; exit 1; }
