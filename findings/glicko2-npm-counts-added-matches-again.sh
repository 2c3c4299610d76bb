#!/usr/bin/env bash
# Expected: each match counts in one rating period. addMatch adds a match by the players' ids, updateRatings() computes the new
#   ratings, and the next week holds the next week's matches only.
# Happens: only updateRatings(list) clears what was added before. Matches of addMatch stay and count again at every later update:
#   after a win, a draw against the weaker player raises the rating, and a week without a match is one more win. If the ids
#   are texts, lists clear nothing either: the players are properties of an array, whose length stays 0, and the loop that
#   clears runs to that length (getPlayers() looks empty for the same reason).
# Seen with glicko2 1.2.2 (npm). Its README shows only lists, and players without ids; the source describes addMatch.
# Hurts: a weekly job that keeps its ranking in memory and names players by id: who won once rises every week.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund glicko2@1.2.2 >npm.log
seen=$(node - <<'JS'
const { Glicko2 } = require('glicko2');
const weeks = [1, 0.5, null, null]; // anna wins, draws, and twice there is no match
const start = (id) => ({ id, rating: 1500, rd: 200, vol: 0.06 });
for (const [name, ids, listed] of [
  ['lists, made players', null, true],
  ['lists, ids 0 and 1', [0, 1], true],
  ['lists, ids anna and bert', ['anna', 'bert'], true],
  ['addMatch, ids 0 and 1', [0, 1], false],
  ['addMatch, ids anna and bert', ['anna', 'bert'], false],
]) {
  const ranking = new Glicko2();
  let [anna, bert] = ids ? [] : [ranking.makePlayer(1500, 200, 0.06), ranking.makePlayer(1500, 200, 0.06)];
  const ratings = weeks.map((result) => {
    if (listed && anna) ranking.updateRatings(result === null ? [] : [[anna, bert, result]]);
    else {
      if (result !== null) ({ pl1: anna, pl2: bert } = ranking.addMatch(start(ids[0]), start(ids[1]), result));
      ranking.updateRatings();
    }
    return anna.getRating().toFixed(0);
  });
  console.log(`${name}: ${ratings.join(' ')} players ${ranking.getPlayers().length}`);
}
JS
)
expected="lists, made players: 1579 1553 1553 1553 players 2
lists, ids 0 and 1: 1579 1553 1553 1553 players 2
lists, ids anna and bert: 1579 1604 1618 1628 players 0
addMatch, ids 0 and 1: 1579 1604 1618 1628 players 2
addMatch, ids anna and bert: 1579 1604 1618 1628 players 0"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: glicko2 counts added matches otherwise than noted" >&2; exit 1; }
