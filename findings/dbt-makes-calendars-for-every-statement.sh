#!/usr/bin/env bash
# Expected: a statement that returns no rows, such as a pragma or an insert, costs dbt nothing but the statement.
# Happens: dbt gives each statement a table of results, an empty one too, and agate equips its types of dates with the words of
#   parsedatetime's locale, made anew: regular expressions for months, weekdays and units. Two or three times a statement.
# Seen with dbt-common 1.39.0 (of dbt-core 1.11), agate 1.9.1, parsedatetime 2.6, Python 3.11.
# Hurts: whoever runs small models often. Of a run of 31 models over a small SQLite file a sixth of the processor time went there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dbt-common==1.39.0 agate==1.9.1 parsedatetime==2.6
cd "$folder"
seen=$(venv/bin/python <<'PY'
import parsedatetime
from dbt_common.clients import agate_helper

made = []
constants = parsedatetime.Constants
parsedatetime.Constants = lambda *words, **options: made.append(1) or constants(*words, **options)

agate_helper.empty_table()
print("no rows:", len(made), "calendars")
made.clear()
agate_helper.table_from_data_flat([{"kills": 5}], ["kills"])
print("one number:", len(made), "calendars")
PY
)
expected="no rows: 2 calendars
one number: 3 calendars"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: dbt makes calendars otherwise than noted" >&2; exit 1; }
