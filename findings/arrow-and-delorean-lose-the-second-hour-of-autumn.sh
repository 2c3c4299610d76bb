#!/usr/bin/env bash
# Expected: the hours of a day in autumn, when the clock goes back, are 25, each an hour after the one before, and a time in the
#   second 02:00 hour of that night lies in that hour.
# Happens: arrow's range has 24: after 02:00+02:00 comes 03:00+01:00, two hours later. span('hour') and floor('hour') of 02:30+01:00
#   give the hour before, 02:00+02:00 to 02:59+02:00, which does not hold it; shift(hours=1) of the first 02:30 is two hours later.
#   delorean's range_hourly has 24 too, and in spring an hour that does not exist, 02:00+01:00, the same instant as 03:00+02:00;
#   its truncate is right. pendulum has 25 hours and 23, and floors rightly. No error.
# Seen with arrow 1.4.0, delorean 2.0.0; pendulum 3.3.0 as expected. arrow's issue 871 on the range is closed.
# Hurts: players online by hour: the second 02:00 hour is counted in the first one, and a list of the day's hours has no row for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0 delorean==2.0.0 pendulum==3.3.0
seen=$("$folder/venv/bin/python" - <<'PY'
import datetime

import arrow
import delorean
import pendulum

BERLIN = "Europe/Berlin"
UTC = datetime.timezone.utc
NIGHTS = {"autumn": (datetime.datetime(2026, 10, 25), 5), "spring": (datetime.datetime(2026, 3, 29), 5)}


def show(hours: list) -> str:
    return f"{len({hour.astimezone(UTC) for hour in hours})} instants: " + " ".join(f"{hour:%H:%M%z}"[:8] for hour in hours)


for name, (begin, end) in NIGHTS.items():
    last = begin.replace(hour=end)
    local = arrow.Arrow.fromdatetime(begin, BERLIN), arrow.Arrow.fromdatetime(last, BERLIN)
    print(f"{name}, arrow:   ", show([hour.datetime for hour in arrow.Arrow.range("hour", *local)]))
    print(f"{name}, delorean:", show([hour.datetime for hour in delorean.range_hourly(begin, last, timezone=BERLIN)]))
    through = pendulum.interval(pendulum.instance(begin, tz=BERLIN), pendulum.instance(last, tz=BERLIN))
    print(f"{name}, pendulum:", show(list(through.range("hours"))))
second = datetime.datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
span = arrow.get(second).to(BERLIN).span("hour")
print(f"arrow, the hour of {arrow.get(second).to(BERLIN):HH:mmZZ}: {span[0]:HH:mm:ssZZ} to {span[1]:HH:mm:ssZZ}")
print(f"arrow, an hour after 02:30+02:00: {arrow.get(second).shift(hours=-1).to(BERLIN).shift(hours=1):HH:mmZZ}")
truncated = delorean.Delorean(second.replace(tzinfo=None), timezone="UTC").shift(BERLIN).truncate("hour").datetime
print(f"delorean, the hour of 02:30+01:00: {truncated:%H:%M%z}")
print(f"pendulum, the hour of 02:30+01:00: {pendulum.instance(second).in_timezone(BERLIN).start_of('hour'):HH:mmZ}")
PY
)
expected="autumn, arrow:    6 instants: 00:00+02 01:00+02 02:00+02 03:00+01 04:00+01 05:00+01
autumn, delorean: 6 instants: 00:00+02 01:00+02 02:00+02 03:00+01 04:00+01 05:00+01
autumn, pendulum: 7 instants: 00:00+02 01:00+02 02:00+02 02:00+01 03:00+01 04:00+01 05:00+01
spring, arrow:    5 instants: 00:00+01 01:00+01 03:00+02 04:00+02 05:00+02
spring, delorean: 5 instants: 00:00+01 01:00+01 02:00+01 03:00+02 04:00+02 05:00+02
spring, pendulum: 5 instants: 00:00+01 01:00+01 03:00+02 04:00+02 05:00+02
arrow, the hour of 02:30+01:00: 02:00:00+02:00 to 02:59:59+02:00
arrow, an hour after 02:30+02:00: 03:30+01:00
delorean, the hour of 02:30+01:00: 02:00+0100
pendulum, the hour of 02:30+01:00: 02:00+01:00"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: hours of a long night are counted otherwise than noted" >&2; exit 1; }
