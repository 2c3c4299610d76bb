#!/usr/bin/env bash
# Expected: ClickHouse keeps DateTime64 up to 2299-12-31, which many tables hold as "never ends". chDB's DataFrame shows the
#   same time (pandas has had units coarser than nanoseconds since 2.0, and chDB uses them for Date32), or it raises.
# Happens: every DateTime64 is turned into nanoseconds, which end in 2262, and wraps round: 2299-12-31 is 1715-06-12.
#   No error, no warning. Arrow output and Date32 keep the date.
# Seen with chdb 4.4.0 (chdb-core 26.9.0) and pandas 3.1.1.
# Hurts: open-ended bans, seasons and validity ranges: compared in pandas, all of them ended 300 years ago.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    chdb==4.4.0 chdb-core==26.9.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
seen=$(TZ=UTC "$folder/venv/bin/python" - <<'PY'
import chdb

for end in ("toDateTime64('2262-04-11 00:00:00', 3, 'UTC')", "toDateTime64('2299-12-31 00:00:00', 3, 'UTC')",
            "toDate32('2299-12-31')"):
    sql = f"select {end} as ends, toString(ends) as text"
    frame, table = chdb.query(sql, "DataFrame"), chdb.query(sql, "ArrowTable")
    print(frame.text[0], "DataFrame", f"{frame.ends[0]:%Y-%m-%d}", "Arrow", f"{table['ends'][0].as_py():%Y-%m-%d}")
PY
)
expected="2262-04-11 00:00:00.000 DataFrame 2262-04-11 Arrow 2262-04-11
2299-12-31 00:00:00.000 DataFrame 1715-06-12 Arrow 2299-12-31
2299-12-31 DataFrame 2299-12-31 Arrow 2299-12-31"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: chDB's DataFrame no longer wraps late times as noted" >&2; exit 1; }
