#!/usr/bin/env bash
# Expected: timebucket groups times by M (months) and y (years); its README has "y43 - the year 2013".
# Happens: a month is as long as January 1970 and a year as long as 1970: buckets of 31 and 365 days, counted from then. In January
#   2026 one "month" ends on the 7th and the next begins, and the "year" began on 18 December. Days are right.
# Seen with timebucket 0.4.0 (npm).
# Hurts: monthly leaderboards and active players: a round of 5 January counts with those of December.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund timebucket@0.4.0 >npm.log
seen=$(TZ=UTC node - <<'JS'
const timebucket = require('timebucket');
for (const time of ['2026-01-05T20:15:00Z', '2026-01-31T20:15:00Z', '2026-12-17T20:15:00Z', '2026-12-31T20:15:00Z']) {
  const begins = ['M', 'y', 'd'].map((size) => {
    const bucket = timebucket(new Date(time)).resize(size);
    return `${bucket} from ${bucket.toDate().toISOString().slice(0, 10)}`;
  });
  console.log(`${time.slice(0, 10)}: ${begins.join(', ')}`);
}
console.log(`the README's y43 from ${timebucket('y43').toDate().toISOString().slice(0, 10)}`);
JS
)
expected="2026-01-05: M659 from 2025-12-07, y56 from 2025-12-18, d20458 from 2026-01-05
2026-01-31: M660 from 2026-01-07, y56 from 2025-12-18, d20484 from 2026-01-31
2026-12-17: M671 from 2026-12-14, y56 from 2025-12-18, d20804 from 2026-12-17
2026-12-31: M671 from 2026-12-14, y57 from 2026-12-18, d20818 from 2026-12-31
the README's y43 from 2012-12-21"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: timebucket's months and years are otherwise than noted" >&2; exit 1; }
