#!/usr/bin/env bash
# Expected: Glicko-2 knows only differences: add 500 to every rating, and the results are 500 higher, with the same deviation and
#   the same volatility.
# Happens: where Glickman's paper has the square of the deviation (step 5, the function that the new volatility is a zero of),
#   glicko2 puts the square of the player's rating. Only players near 1500 get another volatility; 500 points away from it, above
#   or below, it stays as it was, whatever the results. The deviation is then too small as well. Ratings differ by a few points.
# Seen with glicko2 2.1.0 (PyPI); glicko2-lite 5.0.0 and glicko2 1.2.2 (npm) do as the paper says.
# Hurts: a strong or weak player who suddenly plays otherwise is what volatility is for, and the top of a leaderboard is where
#   nobody has one. Recomputing in another language gives other numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check glicko2==2.1.0
cd "$folder"
npm install --silent --no-audit --no-fund glicko2-lite@5.0.0 glicko2@1.2.2 >npm.log
# Forty weeks of ten games against equals: nine of ten are won in one week, one of ten in the next.
seen=$(
    venv/bin/python - <<'PY'
import glicko2

for base in (1000, 1500, 2000):
    player = glicko2.Player(rating=base, rd=40, vol=0.06)
    for week in range(40):
        wins = 9 if week % 2 else 1
        player.update_player([base] * 10, [50] * 10, [1] * wins + [0] * (10 - wins))
    print(f"glicko2 (PyPI) from {base}: {player.rating - base:+.1f} deviation {player.rd:.1f} volatility {player.vol:.4f}")
PY
    node - <<'JS'
const rate = require('glicko2-lite');
const { Glicko2 } = require('glicko2');
for (const base of [1000, 1500, 2000]) {
  let player = { rating: base, rd: 40, vol: 0.06 };
  const ranking = new Glicko2({ tau: 0.5 });
  const same = ranking.makePlayer(base, 40, 0.06);
  for (let week = 0; week < 40; week++) {
    const games = Array.from({ length: 10 }, (_, game) => (game < (week % 2 ? 9 : 1) ? 1 : 0));
    player = rate(player.rating, player.rd, player.vol, games.map((won) => [base, 50, won]));
    const other = new Glicko2({ tau: 0.5 }).makePlayer(base, 50, 0.06);
    ranking.updateRatings(games.map((won) => [same, other, won]));
  }
  for (const [name, rating, rd, vol] of [
    ['glicko2-lite', player.rating, player.rd, player.vol],
    ['glicko2 (npm)', same.getRating(), same.getRd(), same.getVol()],
  ])
    console.log(`${name} from ${base}: +${(rating - base).toFixed(1)} deviation ${rd.toFixed(1)} volatility ${vol.toFixed(4)}`);
}
JS
)
expected="glicko2 (PyPI) from 1000: +12.8 deviation 33.3 volatility 0.0600
glicko2 (PyPI) from 1500: +14.7 deviation 35.4 volatility 0.0693
glicko2 (PyPI) from 2000: +12.8 deviation 33.3 volatility 0.0600
glicko2-lite from 1000: +14.4 deviation 35.0 volatility 0.0677
glicko2 (npm) from 1000: +14.4 deviation 35.0 volatility 0.0677
glicko2-lite from 1500: +14.4 deviation 35.0 volatility 0.0677
glicko2 (npm) from 1500: +14.4 deviation 35.0 volatility 0.0677
glicko2-lite from 2000: +14.4 deviation 35.0 volatility 0.0677
glicko2 (npm) from 2000: +14.4 deviation 35.0 volatility 0.0677"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: the Glicko-2 packages give other volatilities than noted" >&2; exit 1; }
