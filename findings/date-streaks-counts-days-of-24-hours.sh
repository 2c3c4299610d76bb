#!/usr/bin/env bash
# Expected: date-streaks finds streaks of days in a list of dates, which may be Date objects. Who played on Monday, Tuesday and
#   Wednesday evening has a streak of three, and who played every other day has none.
# Happens: summary and streakRanges count whole spans of 24 hours. Three evenings, each a little earlier, are one day; every other
#   evening is a streak of four, if each is earlier than the one before. With two rounds on a day the order of the list decides:
#   a streak of three, or of one. trackRecord, in the same package, goes by days and is right, and so are all at midnight.
# Seen with date-streaks 1.2.1, date-fns 1.30.1 (npm). The README's dates are at midnight; it does not ask for that.
# Hurts: "days in a row" on a player's page: rounds begin at any time of day, so streaks vanish and others are made up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund date-streaks@1.2.1 date-fns@1.30.1 >npm.log
seen=$(TZ=UTC node - <<'JS'
const { streakRanges, summary, trackRecord } = require('date-streaks');
for (const [name, times] of [
  ['three days, midnight', ['05T00:00', '06T00:00', '07T00:00']],
  ['three evenings, each later', ['05T20:00', '06T20:15', '07T20:30']],
  ['three evenings, each earlier', ['05T20:30', '06T20:15', '07T20:00']],
  ['every other evening, each earlier', ['05T21:00', '07T20:30', '09T20:00', '11T19:30']],
  ['four rounds in three days', ['05T20:00', '06T12:00', '06T20:00', '07T12:00']],
  ['the same, the latest first', ['07T12:00', '06T20:00', '06T12:00', '05T20:00']],
]) {
  const dates = () => times.map((time) => new Date(`2026-01-${time}:00Z`));
  const ranges = streakRanges({ dates: dates() }).map(({ duration }) => duration);
  const record = trackRecord({ dates: dates(), length: 8, endDate: new Date('2026-01-12') });
  const days = Object.entries(record).filter(([, played]) => played).map(([day]) => day.slice(0, 3)).reverse();
  const longest = summary({ dates: dates() }).longestStreak;
  console.log(`${name}: longest streak ${longest}, ranges ${ranges}, played on ${days.join(' ')}`);
}
JS
)
expected="three days, midnight: longest streak 3, ranges 3, played on Mon Tue Wed
three evenings, each later: longest streak 3, ranges 3, played on Mon Tue Wed
three evenings, each earlier: longest streak 1, ranges 1, played on Mon Tue Wed
every other evening, each earlier: longest streak 4, ranges 4, played on Mon Wed Fri Sun
four rounds in three days: longest streak 3, ranges 3, played on Mon Tue Wed
the same, the latest first: longest streak 1, ranges 1, played on Mon Tue Wed"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: date-streaks counts days otherwise than noted" >&2; exit 1; }
