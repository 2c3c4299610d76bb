#!/usr/bin/env bash
# Expected: human-interval understands numbers in English words and "3 days and 4 hours", as its README shows; what it does not
#   understand is NaN, as for "ten" or "5 fortnights". Capital letters change nothing, or give NaN.
# Happens: "and" is cut out of every word, and each capital letter with it: "two thousand seconds" are 2, "Three minutes" are 0,
#   "1 Hour and 30 minutes" is one minute, "2 hours and 30 Minutes" are two hours. A number that is not understood is 0: so are
#   "an hour", "half an hour" and "every 5 minutes". Behind a comma in a number nothing counts: "1,500 seconds" are 1.
# Seen with human-interval 2.0.1 (npm), which Agenda and Bree use for their schedules.
# Hurts: jobs that are to run "every 5 minutes" or "half an hour" later run at once and without a pause; longer waits are cut.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund human-interval@2.0.1 >npm.log
seen=$(node - <<'JS'
const humanInterval = require('human-interval');
for (const text of [
  'three minutes', '3 days and 4 hours', 'one hundred seconds', 'ten', '5 fortnights',
  'two thousand seconds', '1,500 seconds', 'Three minutes', '3 Minutes', '1 Hour and 30 minutes', '2 hours and 30 Minutes',
  'an hour', 'half an hour', 'every 5 minutes', 'one and a half hours',
]) {
  console.log(`${text}: ${humanInterval(text) / 1000} s`);
}
JS
)
expected="three minutes: 180 s
3 days and 4 hours: 273600 s
one hundred seconds: 100 s
ten: NaN s
5 fortnights: NaN s
two thousand seconds: 2 s
1,500 seconds: 1 s
Three minutes: 0 s
3 Minutes: NaN s
1 Hour and 30 minutes: 60 s
2 hours and 30 Minutes: 7200 s
an hour: 0 s
half an hour: 0 s
every 5 minutes: 0 s
one and a half hours: 3600 s"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: human-interval reads texts otherwise than noted" >&2; exit 1; }
