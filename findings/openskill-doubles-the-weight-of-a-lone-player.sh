#!/usr/bin/env bash
# Expected: in openskill, weights that are all 1 say nothing: the match is rated as one without weights.
#   A duel leaves the sum of both means as it was.
# Happens: weights are scaled to 1..2 inside each team, and the only weight of a team becomes 2, whatever it was.
#   A team of two with equal weights gets 1 and 1. So a lone winner gains double, a lone loser loses half, and
#   two equal players who take turns at winning rise together, without end.
# Seen with openskill 6.2.0 (PlackettLuce; the other four models scale alike).
# Hurts: who passes minutes played or score as weights, where some teams have one player: duels and the late hours
#   of a server inflate ratings. weight_bounds=None switches the scaling off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openskill==6.2.0
seen=$("$folder/venv/bin/python" - <<'PY'
from openskill.models import PlackettLuce

model = PlackettLuce()


def show(text, teams):
    print(text, [[round(player.mu, 2) for player in team] for team in teams])


def match():
    return [[model.rating()], [model.rating(), model.rating()]]


show("one beats two, no weights:   ", model.rate(match()))
show("one beats two, all weights 1:", model.rate(match(), weights=[[1], [1, 1]]))
for weights in (None, [[1], [1]]):
    teams = [[model.rating()], [model.rating()]]
    for turn in range(20):
        teams = model.rate(teams, ranks=[turn % 2, 1 - turn % 2], weights=weights)
    show(f"20 duels won in turns, weights {weights}:", teams)
PY
)
expected="one beats two, no weights:    [[28.71], [21.29, 21.29]]
one beats two, all weights 1: [[32.42], [21.29, 21.29]]
20 duels won in turns, weights None: [[24.3], [25.7]]
20 duels won in turns, weights [[1], [1]]: [[54.89], [56.56]]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: openskill no longer doubles the weight of a lone player as noted" >&2; exit 1; }
