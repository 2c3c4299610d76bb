#!/usr/bin/env bash
# Expected: summer time disturbs a cron trigger in the hour that the clocks jump over, as APScheduler's documentation
#   says. A job at midnight lies outside that hour and runs every day.
# Happens: after the run at 00:00 of the day the clocks go forward, the next is two days later: the 24 hours it adds
#   land at 01:00 of the next day, past midnight. One run in the year is lost, without an error or a misfire.
# Seen with APScheduler 3.11.3 (the issue of 2022 about it is closed).
# Hurts: who closes a day's statistics at midnight by local time: one day in spring is never written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apscheduler==3.11.3 tzdata==2026.6
seen=$("$folder/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

for name, day in (("Europe/Berlin", 28), ("America/New_York", 7)):
    zone = ZoneInfo(name)
    trigger = CronTrigger.from_crontab("0 0 * * *", timezone=zone)
    now, fired, runs = datetime(2026, 3, day, 12, tzinfo=timezone.utc), None, []
    for _ in range(3):
        fired = trigger.get_next_fire_time(fired, now.astimezone(zone))
        runs.append(f"{fired:%Y-%m-%d %H:%M%z}")
        now = fired.astimezone(timezone.utc) + timedelta(seconds=1)
    print(name, *runs)
PY
)
expected="Europe/Berlin 2026-03-29 00:00+0100 2026-03-31 00:00+0200 2026-04-01 00:00+0200
America/New_York 2026-03-08 00:00-0500 2026-03-10 00:00-0400 2026-03-11 00:00-0400"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: APScheduler no longer skips that midnight as noted" >&2; exit 1; }
