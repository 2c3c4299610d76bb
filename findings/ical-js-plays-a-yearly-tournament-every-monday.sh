#!/usr/bin/env bash
# Expected: ical.js repeats events as RFC 5545 says, or refuses a rule that it does not know: the 20th Monday of the year is one day
#   a year, and dates that do not exist are left out.
# Happens: FREQ=YEARLY;BYDAY=20MO is every Monday of the year, BYWEEKNO=1 every week. BYSETPOS is ignored in daily and weekly rules,
#   and in monthly ones with BYMONTHDAY. 29 February each year is 1 March in the years between, and 31 February is 3 March. The last
#   day of January, in a rule with that of February too, is left out and then 28 or 29 January. COUNT counts all those days, so the
#   series ends early. No error. The npm package rrule gives the right days.
# Seen with ical.js 2.2.1, rrule 2.8.1 (npm). The README names no limits. Open reports: kewisch/ical.js 1004 and 1039.
# Hurts: calendars of match evenings and tournaments: players come on days without a match.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule@2.8.1 >npm.log
cat >see.mjs <<'JS'
import ICAL from 'ical.js';
import rrule from 'rrule';

for (const [first, rule] of [
  ['2026-05-18', 'FREQ=YEARLY;BYDAY=20MO'],
  ['2026-01-05', 'FREQ=YEARLY;BYDAY=1MO'],
  ['2025-12-29', 'FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO'],
  ['2026-01-05', 'FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1'],
  ['2026-02-28', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
  ['2026-01-30', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['2024-02-29', 'FREQ=YEARLY'],
  ['2026-01-31', 'FREQ=MONTHLY'],
  ['2026-05-31', 'FREQ=YEARLY;BYMONTH=2,5;BYMONTHDAY=31'],
  ['2026-01-31', 'FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1'],
]) {
  const counted = `${rule};COUNT=4`;
  const start = `${first}T20:00:00Z`;
  const right = rrule.rrulestr(`DTSTART:${start.replace(/[-:]/g, '')}\nRRULE:${counted}`).all();
  const iterator = ICAL.Recur.fromString(counted).iterator(ICAL.Time.fromString(start));
  const seen = [];
  for (let next = iterator.next(); next; next = iterator.next()) seen.push(next.toString().slice(0, 10));
  console.log(`${first} ${rule}`);
  console.log('  rrule:  ', right.map((day) => day.toISOString().slice(0, 10)).join(' '));
  console.log('  ical.js:', seen.join(' '));
}
JS
seen=$(node see.mjs)
expected="2026-05-18 FREQ=YEARLY;BYDAY=20MO
  rrule:   2026-05-18 2027-05-17 2028-05-15 2029-05-14
  ical.js: 2026-05-18 2026-05-25 2026-06-01 2026-06-08
2026-01-05 FREQ=YEARLY;BYDAY=1MO
  rrule:   2026-01-05 2027-01-04 2028-01-03 2029-01-01
  ical.js: 2026-01-05 2027-01-04 2028-01-03 2029-01-01
2025-12-29 FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO
  rrule:   2025-12-29 2027-01-04 2028-01-03 2029-01-01
  ical.js: 2026-01-05 2026-01-12 2026-01-19 2026-01-26
2026-01-05 FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1
  rrule:   2026-01-05 2026-01-12 2026-01-19 2026-01-26
  ical.js: 2026-01-05 2026-01-09 2026-01-12 2026-01-16
2026-02-28 FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1
  rrule:   2026-02-28 2026-03-30 2026-04-30 2026-05-30
  ical.js: 2026-02-28 2026-03-28 2026-03-29 2026-03-30
2026-01-30 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
  rrule:   2026-01-30 2026-02-27 2026-03-31 2026-04-30
  ical.js: 2026-01-30 2026-02-27 2026-03-31 2026-04-30
2024-02-29 FREQ=YEARLY
  rrule:   2024-02-29 2028-02-29 2032-02-29 2036-02-29
  ical.js: 2024-02-29 2025-03-01 2026-03-01 2027-03-01
2026-01-31 FREQ=MONTHLY
  rrule:   2026-01-31 2026-03-31 2026-05-31 2026-07-31
  ical.js: 2026-01-31 2026-03-31 2026-05-31 2026-07-31
2026-05-31 FREQ=YEARLY;BYMONTH=2,5;BYMONTHDAY=31
  rrule:   2026-05-31 2027-05-31 2028-05-31 2029-05-31
  ical.js: 2026-05-31 2027-03-03 2027-05-31 2028-03-02
2026-01-31 FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1
  rrule:   2026-01-31 2026-02-28 2027-01-31 2027-02-28
  ical.js: 2026-02-28 2027-01-28 2027-02-28 2028-01-29"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: ical.js repeats otherwise than noted" >&2; exit 1; }
