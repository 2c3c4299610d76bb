#!/usr/bin/env bash
# Expected: times that adbc_ingest writes into SQLite compare with datetime() and CURRENT_TIMESTAMP, as those of pandas, DuckDB
#   and SQLAlchemy do.
# Happens: the ADBC driver writes 2026-01-31T20:15:00, SQLite's functions 2026-01-31 20:15:00. As text T sorts after the
#   space, so every time of a day is later than all of SQLite's own times of that day. The zone is left out as well: New
#   York's 15:15 is stored as 20:15, in UTC without a mark.
# Seen with adbc-driver-sqlite 1.13.0 and pyarrow 26.0.1.
# Hurts: "the last hour" returns the whole day, and "older than an hour" nothing of it. Round trips look right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check adbc-driver-sqlite==1.13.0 pyarrow==26.0.1 tzdata==2026.6
cd "$folder"
seen=$(venv/bin/python - <<'PY'
from datetime import datetime, timezone

import adbc_driver_sqlite.dbapi as adbc
import pyarrow

ends = [datetime(2026, 1, 31, hour, 15, tzinfo=timezone.utc) for hour in (1, 12, 20)]
rounds = pyarrow.table({"ended": pyarrow.array(ends, pyarrow.timestamp("s", "America/New_York"))})
with adbc.connect("rounds.db") as connection, connection.cursor() as cursor:
    cursor.adbc_ingest("rounds", rounds, mode="create")
    connection.commit()
    for sql in (
        "select max(ended) from rounds",
        "select count(*) from rounds where ended >= datetime('2026-01-31 21:00:00', '-1 hour')",
        "select count(*) from rounds where datetime(ended) >= datetime('2026-01-31 21:00:00', '-1 hour')",
    ):
        print(sql, "=>", cursor.execute(sql).fetchone()[0])
PY
)
expected="select max(ended) from rounds => 2026-01-31T20:15:00
select count(*) from rounds where ended >= datetime('2026-01-31 21:00:00', '-1 hour') => 3
select count(*) from rounds where datetime(ended) >= datetime('2026-01-31 21:00:00', '-1 hour') => 1"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: ADBC writes SQLite's times otherwise than noted" >&2; exit 1; }
