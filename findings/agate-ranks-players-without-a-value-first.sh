#!/usr/bin/env bash
# Expected: agate's Rank puts rows without a value last, as its documentation says: "Null values will always be ranked last." A
#   histogram from Table.bins has each of the bins that were asked for, an empty one with 0.
# Happens: with reverse=True, as for a list of the best, whoever has no value is number 1, and the best player number 2 or later.
#   order_by(reverse=True) has them first too. bins(5) of 3, 17, 42 and 99 has three bins: the empty ones are left out, so the
#   columns of a chart are no longer evenly spread. No error.
# Seen with agate 1.14.2.
# Hurts: leaderboards by kills per death or by rating: those who never died or are not yet rated lead them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
seen=$("$folder/venv/bin/python" - <<'PY'
import agate

players = agate.Table([["anna", 5], ["bert", None], ["carl", 7], ["dora", 7], ["emil", None]], ["player", "rating"])
for reverse in (False, True):
    ranked = players.compute([("rank", agate.Rank("rating", reverse=reverse))])
    print(f"Rank, reverse={reverse}:", ", ".join(f"{row['player']} {row['rank']}" for row in ranked.order_by("rank").rows))
    print(f"order_by, reverse={reverse}:", *players.order_by("rating", reverse=reverse).columns["player"])
scores = agate.Table([[3], [17], [42], [99]], ["score"])
print("bins(5):", ", ".join(f"{row['score']} {row['Count']}" for row in scores.bins("score", 5, 0, 100).rows))
PY
)
expected="Rank, reverse=False: anna 1, carl 2, dora 2, bert 4, emil 4
order_by, reverse=False: anna carl dora bert emil
Rank, reverse=True: bert 1, emil 1, carl 3, dora 3, anna 5
order_by, reverse=True: bert emil carl dora anna
bins(5): [0 - 20) 2, [40 - 60) 1, [80 - 100] 1"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: agate ranks otherwise than noted" >&2; exit 1; }
