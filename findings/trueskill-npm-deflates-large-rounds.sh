#!/usr/bin/env bash
# Expected: in a round where everyone plays for himself and all begin alike, what the winners gain the losers lose, and winning
#   against 31 is worth more than winning against five. trueskill (npm) calls itself a port of a Python library.
# Happens: it passes over the ranks five times whatever their number, and stops without a look at whether the values still move.
#   Up to four players that is enough. Then the first gets 34.50 against five others and against 63, no more than five players
#   gain, and all others lose: the mean of 32 equals falls from 25 to 21.29 in one round. No option, no warning.
# Seen with trueskill 0.0.2 (npm), beside trueskill 0.4.5 (PyPI), both without draws.
# Hurts: rounds of a game server have 32 or 64 players: each takes points out, so who plays much falls.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trueskill==0.4.5
cd "$folder"
npm install --silent --no-audit --no-fund trueskill@0.0.2 >npm.log
seen=$(
    node - <<'JS'
const trueskill = require('trueskill');
trueskill.SetParameters(null, null, 0);
for (const count of [2, 4, 6, 16, 32, 64]) {
  const players = Array.from({ length: count }, (_, rank) => ({ skill: [25, 25 / 3], rank }));
  trueskill.AdjustPlayers(players);
  const means = players.map((player) => player.skill[0]);
  const mean = means.reduce((sum, value) => sum + value) / count;
  const [first, last, middle] = [means[0], means[count - 1], mean].map((value) => value.toFixed(2));
  const above = means.filter((value) => value > 25.01).length;
  console.log(`npm ${count} players: first ${first} last ${last} mean ${middle} above 25: ${above}`);
}
JS
    venv/bin/python - <<'PY'
import trueskill

environment = trueskill.TrueSkill(draw_probability=0)
for count in (2, 4, 6, 16, 32, 64):
    rated = environment.rate([(environment.create_rating(),) for _ in range(count)])
    means = [rating.mu for (rating,) in rated]
    above = sum(mu > 25.01 for mu in means)
    print(f"PyPI {count} players: first {means[0]:.2f} last {means[-1]:.2f} mean {sum(means) / count:.2f} above 25: {above}")
PY
)
expected="npm 2 players: first 29.26 last 20.74 mean 25.00 above 25: 1
npm 4 players: first 32.77 last 17.23 mean 25.00 above 25: 2
npm 6 players: first 34.50 last 15.43 mean 24.99 above 25: 3
npm 16 players: first 34.50 last 11.76 mean 23.18 above 25: 5
npm 32 players: first 34.50 last 10.28 mean 21.29 above 25: 5
npm 64 players: first 34.50 last 10.03 mean 19.98 above 25: 5
PyPI 2 players: first 29.21 last 20.79 mean 25.00 above 25: 1
PyPI 4 players: first 32.68 last 17.32 mean 25.00 above 25: 2
PyPI 6 players: first 34.45 last 15.55 mean 25.00 above 25: 3
PyPI 16 players: first 38.17 last 11.83 mean 25.00 above 25: 8
PyPI 32 players: first 40.43 last 9.57 mean 25.00 above 25: 16
PyPI 64 players: first 42.47 last 7.53 mean 25.00 above 25: 32"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: trueskill rates large rounds otherwise than noted" >&2; exit 1; }
