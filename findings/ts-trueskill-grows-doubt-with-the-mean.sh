#!/usr/bin/env bash
# Expected: ts-trueskill is a port of the Python package trueskill, and names one difference (no other backends). So
#   Rating(40) without a sigma has the environment's default doubt, 8.333, as in Python.
# Happens: the port takes a third of the mean: 13.333 for 40, 3.333 for 10. A known strong player starts as unknown,
#   a known weak one as almost certain, and the same match gives other ratings in both. No error.
# Seen with ts-trueskill 5.1.0 beside trueskill 0.4.5.
# Hurts: a site that rates in Python and shows forecasts in JavaScript, or that seeds returning players by mean alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trueskill==0.4.5
cd "$folder"
npm install --silent --no-audit --no-fund ts-trueskill@5.1.0 >"$folder/npm.log"
seen=$(
    venv/bin/python - <<'PY'
from trueskill import Rating, rate_1vs1
print("Python:    ", Rating(40).sigma.__round__(3), Rating(10).sigma.__round__(3),
      [f"{rating.mu:.2f}" for rating in rate_1vs1(Rating(10), Rating(40))])
PY
    node --input-type=module - <<'JS'
import { Rating, rate_1vs1 } from 'ts-trueskill';
const means = rate_1vs1(new Rating(10), new Rating(40)).map((rating) => `'${rating.mu.toFixed(2)}'`);
console.log('JavaScript:', new Rating(40).sigma.toFixed(3), new Rating(10).sigma.toFixed(3), `[${means.join(', ')}]`);
JS
)
expected="Python:     8.333 8.333 ['24.08', '25.92']
JavaScript: 13.333 3.333 ['11.80', '11.20']"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: ts-trueskill no longer takes a third of the mean as noted" >&2; exit 1; }
