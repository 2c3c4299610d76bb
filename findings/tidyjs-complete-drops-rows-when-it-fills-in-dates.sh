#!/usr/bin/env bash
# Expected: complete() with fullSeqDate() or fullSeqDateISOString() adds the days or months that are missing, and keeps the rows
#   that are there. The documentation says that it adds rows.
# Happens: rows whose date is not in the sequence to the millisecond are dropped, and new ones with zeros stand in their place. Of
#   texts such as 2026-01-30, which the documentation has in its example, all are: the sequence has 2026-01-30T00:00:00.000Z. Of
#   local midnights those after a change of the clock are, since a day has 24 hours. Months are counted in UTC and run over: in
#   Berlin 4 March follows 1 February, and everywhere 3 March follows 31 January. No error.
# Seen with @tidyjs/tidy 2.6.1 (npm). Its documentation, also the list of gotchas in the package, does not speak of UTC.
# Hurts: charts of players a day or a month: where gaps are to be filled with zeros, the real numbers become zeros.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @tidyjs/tidy@2.6.1 >npm.log
cat >see.js <<'JS'
const { complete, fullSeqDate, fullSeqDateISOString, tidy } = require('@tidyjs/tidy');
const show = (name, rows, sequence) => {
  const filled = tidy(rows, complete({ day: sequence }, { players: 0 }));
  const day = (value) =>
    value instanceof Date ? value.toLocaleString('sv').replace(' 00:00:00', '') : value.replace('T00:00:00.000Z', 'Z');
  console.log(`${name}: ${filled.map((row) => `${day(row.day)} ${row.players}`).join(', ')}`);
};
const texts = (...days) => days.map((day) => ({ day, players: 5 }));
const dates = (...days) => days.map(([month, day]) => ({ day: new Date(2026, month - 1, day), players: 5 }));
show('texts', texts('2026-01-30', '2026-02-01'), fullSeqDateISOString('day', 'day'));
show('whole texts', texts('2026-01-30T00:00:00.000Z', '2026-02-01T00:00:00.000Z'), fullSeqDateISOString('day', 'day'));
show('winter', dates([2, 1], [2, 3]), fullSeqDate('day', 'day'));
show('spring', dates([3, 28], [3, 30], [4, 1]), fullSeqDate('day', 'day'));
show('months', dates([1, 1], [2, 1], [4, 1], [5, 1]), fullSeqDate('day', 'month'));
show('month ends', dates([1, 31], [2, 28], [4, 30]), fullSeqDate('day', 'month'));
JS
seen=$(TZ=Europe/Berlin node see.js)
expected="texts: 2026-01-30Z 0, 2026-01-31Z 0, 2026-02-01Z 0
whole texts: 2026-01-30Z 5, 2026-01-31Z 0, 2026-02-01Z 5
winter: 2026-02-01 5, 2026-02-02 0, 2026-02-03 5
spring: 2026-03-28 5, 2026-03-29 0, 2026-03-30 01:00:00 0, 2026-03-31 01:00:00 0
months: 2026-01-01 5, 2026-02-01 5, 2026-03-04 0, 2026-04-04 01:00:00 0
month ends: 2026-01-31 5, 2026-03-03 0, 2026-04-03 01:00:00 0"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: tidyjs fills in dates otherwise than noted" >&2; exit 1; }
