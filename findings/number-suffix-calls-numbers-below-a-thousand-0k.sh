#!/usr/bin/env bash
# Expected: number-suffix shortens large numbers, 1234 to 1k, as its README shows; 12 and 950 stay as they are, since its units
#   begin at a thousand, and -1949 is the negative of what 1949 is.
# Happens: numbers below a thousand get the k as well: 0, 12 and 950 are all "0k", and -12 is "-1k". With a precision of 1 the same
#   are "0k", "0k", "0.9k" and "-0.1k". It rounds towards minus infinity: 1949 is "1k" and -1949 is "-2k".
# Seen with number-suffix 1.1.0 (npm). The README has no number below a thousand and none below zero.
# Hurts: kills, scores and players on a page: whoever has fewer than a thousand has "0k", and a score of -12 counts for -1000.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund number-suffix@1.1.0 >npm.log
seen=$(node - <<'JS'
const { format } = require('number-suffix');
const numbers = [0, 12, 950, 1234, 1949, 1234567, -12, -1949];
for (const options of [{}, { precision: 1 }]) {
  console.log(`${JSON.stringify(options)}: ${numbers.map((number) => `${number} is ${format(number, options)}`).join(', ')}`);
}
JS
)
expected="{}: 0 is 0k, 12 is 0k, 950 is 0k, 1234 is 1k, 1949 is 1k, 1234567 is 1M, -12 is -1k, -1949 is -2k
{\"precision\":1}: 0 is 0k, 12 is 0k, 950 is 0.9k, 1234 is 1.2k, 1949 is 1.9k, 1234567 is 1.2M, -12 is -0.1k, -1949 is -2k"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: number-suffix shortens numbers otherwise than noted" >&2; exit 1; }
