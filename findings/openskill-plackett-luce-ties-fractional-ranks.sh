#!/usr/bin/env bash
# Expected: ranks are documented as floats, lower is better, and only equal ones tie. So 1.2 beats 1.9.
# Happens: openskill's PlackettLuce, the model its documentation begins with, cuts ranks to whole numbers where it
#   looks for ties: 1.2, 1.5 and 1.9 are one three-way draw, and the winner gains nothing. No error. The other four
#   models take the same ranks as a win, and so does PlackettLuce when the same numbers come as scores.
# Seen with openskill 6.2.0.
# Hurts: who ranks by a computed number (minutes to the goal, mean place over several maps): part of the matches
#   count as draws, by where the whole numbers happen to lie.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openskill==6.2.0
seen=$("$folder/venv/bin/python" - <<'PY'
from openskill.models import BradleyTerryFull, PlackettLuce


def means(model, **order):
    teams = [[model.rating()] for _ in range(3)]
    return [round(team[0].mu, 2) for team in model.rate(teams, **order)]


for model in (PlackettLuce(), BradleyTerryFull()):
    name = type(model).__name__
    print(name, "ranks 1, 2, 3:      ", means(model, ranks=[1, 2, 3]))
    print(name, "ranks 1.2, 1.5, 1.9:", means(model, ranks=[1.2, 1.5, 1.9]))
    print(name, "scores 1.9, 1.5, 1.2:", means(model, scores=[1.9, 1.5, 1.2]))
PY
)
expected="PlackettLuce ranks 1, 2, 3:       [27.87, 25.72, 21.41]
PlackettLuce ranks 1.2, 1.5, 1.9: [25.0, 25.0, 25.0]
PlackettLuce scores 1.9, 1.5, 1.2: [27.87, 25.72, 21.41]
BradleyTerryFull ranks 1, 2, 3:       [30.27, 25.0, 19.73]
BradleyTerryFull ranks 1.2, 1.5, 1.9: [30.27, 25.0, 19.73]
BradleyTerryFull scores 1.9, 1.5, 1.2: [30.27, 25.0, 19.73]"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: PlackettLuce no longer ties fractional ranks as noted" >&2; exit 1; }
