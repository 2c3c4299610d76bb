#!/usr/bin/env bash
# Expected: local-crontab turns one crontab line of a local time zone into lines in UTC that together run at the same instants, as
#   its README shows for 0 10 * * *. For daily and monthly runs in whole hours it does.
# Happens: the weekday is copied. In the months with a change of the clock it stands beside days of the month, and cron runs if
#   either matches: "Mondays at 10:00" in Berlin runs daily in March and October. Where midnight lies between, the weekday stays:
#   Mondays 01:00 in Berlin are Tuesdays in summer, Fridays 22:00 in New York are Thursdays. Minutes are copied too: in zones with
#   half hours every run is half an hour off. No error.
# Seen with local-crontab 0.3.0. Its warning ("non valid for many cases") belongs to the option --shift, which is not used here.
# Hurts: weekly leaderboards, which are closed each day of March, or a day late all summer, and every run of a server in India.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  local-crontab==0.3.0 cron-converter==2.0.2 python-dateutil==2.9.0.post0 cronsim==2.8 tzdata==2026.6
seen=$("$folder/venv/bin/python" - <<'PY'
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim
from local_crontab import Converter


def runs(line, begin, end):
    for time in CronSim(line, begin - timedelta(minutes=1)):
        if time >= end:
            return
        yield time


begin, end = datetime(2026, 1, 5), datetime(2026, 12, 28)
for line, zone in (
    ("0 10 * * *", "America/New_York"),
    ("0 0 1 * *", "Europe/Berlin"),
    ("0 10 * * 1", "Europe/Berlin"),
    ("0 1 * * 1", "Europe/Berlin"),
    ("0 22 * * 5", "America/New_York"),
    ("30 20 * * *", "Asia/Kolkata"),
    ("0 12 * * *", "Australia/Adelaide"),
):
    wanted = {time.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None) for time in runs(line, begin, end)}
    wide = begin - timedelta(days=1), end + timedelta(days=1)
    lines = Converter(line, zone, 2026).to_utc_crons()
    made = {time for utc in lines for time in runs(utc, *wide)}
    made = {time for time in made if begin <= time.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) < end}
    print(f"{line} {zone}: {len(wanted)} runs, {len(wanted - made)} missing, {len(made - wanted)} others ({lines[1 % len(lines)]})")
PY
)
expected="0 10 * * * America/New_York: 357 runs, 0 missing, 0 others (0 15 1-7 3 *)
0 0 1 * * Europe/Berlin: 11 runs, 0 missing, 0 others (0 23 28 2 *)
0 10 * * 1 Europe/Berlin: 51 runs, 0 missing, 62 others (0 9 1-28 3 1)
0 1 * * 1 Europe/Berlin: 51 runs, 26 missing, 88 others (0 0 1-28 3 1)
0 22 * * 5 America/New_York: 51 runs, 39 missing, 122 others (0 3 * 2 5)
30 20 * * * Asia/Kolkata: 357 runs, 357 missing, 357 others (30 14 * * *)
0 12 * * * Australia/Adelaide: 357 runs, 357 missing, 357 others (0 1 1-4 4 *)"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: local-crontab converts otherwise than noted" >&2; exit 1; }
