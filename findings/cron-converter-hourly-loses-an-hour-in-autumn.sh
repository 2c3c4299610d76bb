#!/usr/bin/env bash
# Expected: "0 * * * *" with an aware start runs every hour, 25 times on the day the clocks go back: cron itself, croniter,
#   cronsim and croner do. In spring it runs 23 times.
# Happens: cron-converter and crontab count on the wall clock: in autumn two hours pass without a run, in spring they name
#   02:00, which does not exist, and 03:00: the same instant twice.
# Seen with cron-converter 2.0.2 and crontab 1.0.5, zone Europe/Berlin.
# Hurts: hourly population or leaderboards: one hour of a day is never written, and one run in spring comes twice at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cron-converter==2.0.2 crontab==1.0.5 cronsim==2.8 tzdata==2026.6
seen=$("$folder/venv/bin/python" - <<'PY'
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from cron_converter import Cron
from cronsim import CronSim
from crontab import CronTab


def crontab_runs(time):
    while True:
        time = CronTab("0 * * * *").next(time, default_utc=True, return_datetime=True)
        yield time


zone = ZoneInfo("Europe/Berlin")
for season, start in (("autumn", datetime(2026, 10, 25, 1, 30, tzinfo=zone)), ("spring", datetime(2026, 3, 29, 1, 30, tzinfo=zone))):
    schedule = Cron("0 * * * *").schedule(start)
    libraries = {
        "cronsim": CronSim("0 * * * *", start),
        "cron-converter": iter(schedule.next, None),
        "crontab": crontab_runs(start),
    }
    for name, runs in libraries.items():
        times = [next(runs).astimezone(timezone.utc).strftime("%H:%M") for _ in range(3)]
        print(season, name.ljust(14), *times, "UTC")
PY
)
expected="autumn cronsim        00:00 01:00 02:00 UTC
autumn cron-converter 00:00 02:00 03:00 UTC
autumn crontab        00:00 02:00 03:00 UTC
spring cronsim        01:00 02:00 03:00 UTC
spring cron-converter 01:00 01:00 02:00 UTC
spring crontab        01:00 01:00 02:00 UTC"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: hours around summer time are counted otherwise than noted" >&2; exit 1; }
