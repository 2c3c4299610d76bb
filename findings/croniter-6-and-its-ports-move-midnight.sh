#!/usr/bin/env bash
# Expected: croniter's documentation on daylight saving time asks for a start with a time zone "for this to work": "0 0 * * *"
#   then runs at midnight each day, once, and an hourly job once an hour. Its ports in Rust give the same.
# Happens: with zoneinfo (and dateutil) croniter 6.0.0 runs the daily job at 01:00 on the day after the clocks go back, and at
#   23:00 and again at midnight on the day they go forward. Of the 25 hourly runs in autumn 23 remain. croniters does the same.
#   croniter-rs drops the zone: what it returns is naive, also 02:30 on the night that has none.
# Seen with croniter 6.0.0, croniters 0.2.1 and croniter-rs 0.2.0; croniter 7.0.0 (November 2026) is right. The older fault is in
#   croniter's issues 25, 70 and 191.
# Hurts: who pins croniter below 7 or takes a faster port: one day a year has two daily reports, one has it an hour late, and
#   samples of who is online miss two hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/runs.py" <<'PY'
import datetime
import importlib
import sys
import zoneinfo

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


def runs(cron, month, day, until):
    start = datetime.datetime(2026, month, day, 12, tzinfo=BERLIN)
    schedule = importlib.import_module(sys.argv[1]).croniter(cron, start)
    times = []
    while len(times) < 60 and (time := schedule.get_next(datetime.datetime)).replace(tzinfo=None) < datetime.datetime(2026, month, until):
        times.append(time)
    return times


for month, day, until in ((3, 28, 31), (10, 24, 27)):
    print(sys.argv[2], f"month {month} midnight:", *(f"{time:%d.%H:%M%z}" for time in runs("0 0 * * *", month, day, until)))
hours = [time for time in runs("15 * * * *", 10, 24, 26) if time.day == 25]
print(sys.argv[2], "hourly runs on 25 October:", len(hours))
print(sys.argv[2], "02:30 on 29 March:", *(f"{time:%H:%M%z}" for time in runs("30 2 * * *", 3, 28, 30)))
PY
seen=$(
    for package in croniter==7.0.0 croniter==6.0.0 croniters==0.2.1 croniter-rs==0.2.0; do
        python3 -m venv --clear "$folder/venv"
        "$folder/venv/bin/pip" install --quiet --disable-pip-version-check "$package" tzdata==2026.6
        module=${package%==*}
        "$folder/venv/bin/python" "$folder/runs.py" "${module//-/_}" "$package"
    done
)
expected="croniter==7.0.0 month 3 midnight: 29.00:00+0100 30.00:00+0200
croniter==7.0.0 month 10 midnight: 25.00:00+0200 26.00:00+0100
croniter==7.0.0 hourly runs on 25 October: 25
croniter==7.0.0 02:30 on 29 March: 03:00+0200
croniter==6.0.0 month 3 midnight: 29.00:00+0100 29.23:00+0200 30.00:00+0200
croniter==6.0.0 month 10 midnight: 25.00:00+0200 26.01:00+0100
croniter==6.0.0 hourly runs on 25 October: 23
croniter==6.0.0 02:30 on 29 March: 02:30+0100
croniters==0.2.1 month 3 midnight: 29.00:00+0100 29.23:00+0200 30.00:00+0200
croniters==0.2.1 month 10 midnight: 25.00:00+0200 26.01:00+0100
croniters==0.2.1 hourly runs on 25 October: 23
croniters==0.2.1 02:30 on 29 March: 02:30+0100
croniter-rs==0.2.0 month 3 midnight: 29.00:00 30.00:00
croniter-rs==0.2.0 month 10 midnight: 25.00:00 26.00:00
croniter-rs==0.2.0 hourly runs on 25 October: 24
croniter-rs==0.2.0 02:30 on 29 March: 02:30"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: croniter and its ports pass the change of clocks otherwise than noted" >&2; exit 1; }
