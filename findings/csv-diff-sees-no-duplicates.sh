#!/usr/bin/env bash
# Expected: csv-diff compares two files row by row. A key that occurs twice is an error or a difference, and without a key two
#   equal rows against one are a difference.
# Happens: rows are put in a dictionary: of rows with one key the last stays, the others are compared with nothing; without a
#   key equal rows are one. A file with every row doubled is "the same". No error, no warning.
# Seen with csv-diff 1.2.
# Hurts: who checks a rebuilt table or an export against the old one: rows that were loaded twice do not show, and they are
#   what such a check is for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check csv-diff==1.2
cd "$folder"
printf 'player,kills\nanna,5\nbert,3\n' >before.csv
printf 'player,kills\nanna,5\nbert,3\nanna,5\nbert,3\n' >doubled.csv
printf 'player,kills\nanna,999\nanna,5\nbert,3\n' >conflict.csv
differences() { venv/bin/csv-diff "$@" --json | tr -d ' \n'; }
seen=$(
    echo "doubled, no key:       $(differences before.csv doubled.csv)"
    echo "doubled, key player:   $(differences before.csv doubled.csv --key player)"
    echo "two values for a key:  $(differences before.csv conflict.csv --key player)"
)
none='{"added":[],"removed":[],"changed":[],"columns_added":[],"columns_removed":[]}'
expected="doubled, no key:       $none
doubled, key player:   $none
two values for a key:  $none"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: csv-diff treats duplicates otherwise than noted" >&2; exit 1; }
