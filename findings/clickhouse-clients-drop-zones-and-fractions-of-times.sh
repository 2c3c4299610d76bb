#!/usr/bin/env bash
# Expected: "where at > %(last)s", with a datetime that has a zone and milliseconds, finds the rows of a DateTime64 column after
#   that moment. 20:15:30.5+02:00 is 18:15:30.5 UTC.
# Happens: aiochclient writes the time without its zone, asynch without zone and fraction: the server takes 20:15 for its own time,
#   and the two newer rows are not found. clickhouse-driver and clickhouse-connect turn it into the server's zone and drop the
#   fraction: the row of that moment and the one before it are found again. clickhouse-connect keeps it for the key last_64.
# Seen with aiochclient 2.7.0, asynch 0.4.0, clickhouse-driver 0.2.11, clickhouse-connect 1.12.0; chdb-core 26.9.0 runs the queries.
# Hurts: who reads what is new since the last time: rounds are counted twice, or two hours of rounds are never read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiochclient==2.7.0 asynch==0.4.0 clickhouse-driver==0.2.11 \
    clickhouse-connect==1.12.0 chdb-core==26.9.0
seen=$("$folder/venv/bin/python" - <<'PY'
import datetime
import types

import chdb
from aiochclient.types import py2ch
from asynch.proto.utils.escape import escape_params
from clickhouse_connect.driver.binding import bind_query
from clickhouse_driver import Client

server = types.SimpleNamespace(server_info=types.SimpleNamespace(get_timezone=lambda: "UTC"), client_settings={})
last = datetime.datetime(2026, 7, 3, 20, 15, 30, 500000, datetime.timezone(datetime.timedelta(hours=2)))
written = {
    "aiochclient": py2ch(last).decode(),
    "asynch": escape_params({"last": last})["last"],
    "clickhouse-driver": Client("localhost").substitute_params("%(last)s", {"last": last}, server),
    "clickhouse-connect": bind_query("%(last)s", {"last": last}, datetime.timezone.utc)[0],
    "clickhouse-connect, last_64": bind_query("%(last)s", {"last_64": last}, datetime.timezone.utc)[0],
}
rounds = "values('id Int32, at DateTime64(3, ''UTC'')', (1, '2026-07-03 18:15:30.250'), (2, '2026-07-03 18:15:30.500'), \
(3, '2026-07-03 18:15:30.750'), (4, '2026-07-03 19:40:00.000'))"
for name, text in written.items():
    newer, same = (
        str(chdb.query(f"select arraySort(groupArray(id)) from {rounds} where at {test} {text}", "TSV")).strip()
        for test in (">", "=")
    )
    print(f"{name}: {text}, newer {newer}, same moment {same}")
PY
)
expected="aiochclient: '2026-07-03 20:15:30.500000', newer [], same moment []
asynch: '2026-07-03 20:15:30', newer [], same moment []
clickhouse-driver: '2026-07-03 18:15:30', newer [1,2,3,4], same moment []
clickhouse-connect: '2026-07-03 18:15:30', newer [1,2,3,4], same moment []
clickhouse-connect, last_64: '2026-07-03 18:15:30.500000', newer [3,4], same moment [2]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: ClickHouse clients write times otherwise than noted" >&2; exit 1; }
