#!/usr/bin/env bash
# Expected: recurrent turns "every friday at noon" into a rule with BYHOUR=12, as it does for "at 12pm"; its README has "every
#   other tuesday at noon" among its examples. What it does not understand it answers with None.
# Happens: noon and midnight are dropped: the rule has no hour, and dateutil then runs it at the time of day at which it was
#   built. "except sunday" leaves out the next Sunday and no other. Of two times of day the second is dropped.
# Seen with recurrent 0.4.1, parsedatetime 2.6, python-dateutil 4.0.0.
# Hurts: who lets people write when an event is held or a report is sent: the calendar is plausible, at another time or on a
#   day that was excepted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check recurrent==0.4.1 parsedatetime==2.6 python-dateutil==4.0.0
seen=$("$folder/venv/bin/python" - <<'PY'
import datetime

import dateutil.rrule
import recurrent

now = datetime.datetime(2026, 2, 2, 17, 40)
for text in (
    "every friday at 12pm",
    "every friday at noon",
    "every day at midnight",
    "every day at 20:00 except sunday",
    "every day at 8am and 8pm",
):
    event = recurrent.RecurringEvent(now_date=now)
    rule = event.parse(text)
    times = dateutil.rrule.rrulestr(rule, dtstart=now)
    first = next(times.xafter(now))
    sundays = [time.day for time in times.between(now, datetime.datetime(2026, 3, 1)) if time.weekday() == 6]
    print(text, "=>", rule.replace("\n", " "), "=>", f"{first:%a %H:%M}", "Sundays", *sundays)
PY
)
expected="every friday at 12pm => RRULE:BYDAY=FR;BYHOUR=12;BYMINUTE=0;INTERVAL=1;FREQ=WEEKLY => Fri 12:00 Sundays
every friday at noon => RRULE:BYDAY=FR;INTERVAL=1;FREQ=WEEKLY => Fri 17:40 Sundays
every day at midnight => RRULE:INTERVAL=1;FREQ=DAILY => Tue 17:40 Sundays 8 15 22
every day at 20:00 except sunday => RRULE:BYHOUR=20;BYMINUTE=0;INTERVAL=1;FREQ=DAILY EXDATE:20260208T200000 => Mon 20:00 Sundays 15 22
every day at 8am and 8pm => RRULE:BYHOUR=8;BYMINUTE=0;INTERVAL=1;FREQ=DAILY => Tue 08:00 Sundays 8 15 22"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: recurrent reads times of day otherwise than noted" >&2; exit 1; }
