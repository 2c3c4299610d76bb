#!/usr/bin/env bash
# Expected: ignore_numeric_type_changes lets 10 be 10.0, significant_digits=0 leaves out fractions, math_epsilon=0.01 lets 0.5 be
#   0.501: two whole numbers that differ by one are a change with each of them. group_by with group_by_sort_key keeps all rows of a
#   player, as documented, so a round that is there twice is a change.
# Happens: with each of the three options whole numbers are written or compared as floats, so above 2**53 neighbours are equal: one
#   Steam id changes to another, and the difference is empty. In a list with ignore_order=True the lost player is none.
#   group_by_sort_key keeps equal rows once: a round that was imported twice is no difference. Without options all is right.
#   No error.
# Seen with deepdiff 9.1.0. The documentation of significant_digits speaks of digits after the decimal point; no limit is named.
# Hurts: tests that compare a new leaderboard with the old one: another player's id, or a doubled round, passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check deepdiff==9.1.0
seen=$("$folder/venv/bin/python" - <<'PY'
from deepdiff import DeepDiff

ANNA, BERT = 76561198000000001, 76561198000000002


def show(difference: DeepDiff) -> str:
    return ", ".join(f"{kind} {sorted(map(str, paths))}" for kind, paths in difference.items()) or "no difference"


for options in ({}, {"ignore_numeric_type_changes": True}, {"significant_digits": 0}, {"math_epsilon": 0.01}):
    print(options or "no options")
    print("  player 1 to 2:", show(DeepDiff({"player": 1}, {"player": 2}, **options)))
    print("  Steam id to its neighbour:", show(DeepDiff({"player": ANNA}, {"player": BERT}, **options)))
both = [ANNA, BERT, 5], [BERT, 5]
print("a list without its first id:", DeepDiff(*both, ignore_order=True))
print("and with significant_digits=0:", DeepDiff(*both, ignore_order=True, significant_digits=0) or "no difference")
rounds = [{"player": "anna", "map": "wake", "kills": 5}, {"player": "anna", "map": "bocage", "kills": 7}]
grouped = {"group_by": "player", "group_by_sort_key": "map"}
for name, later in {"lost": rounds[1:], "doubled": [*rounds, {**rounds[1]}]}.items():
    print(f"a {name} round:", show(DeepDiff(rounds, later)))
    print(f"a {name} round, group_by and group_by_sort_key:", show(DeepDiff(rounds, later, **grouped)))
PY
)
expected="no options
  player 1 to 2: values_changed [\"root['player']\"]
  Steam id to its neighbour: values_changed [\"root['player']\"]
{'ignore_numeric_type_changes': True}
  player 1 to 2: values_changed [\"root['player']\"]
  Steam id to its neighbour: no difference
{'significant_digits': 0}
  player 1 to 2: values_changed [\"root['player']\"]
  Steam id to its neighbour: no difference
{'math_epsilon': 0.01}
  player 1 to 2: values_changed [\"root['player']\"]
  Steam id to its neighbour: no difference
a list without its first id: {'iterable_item_removed': {'root[0]': 76561198000000001}}
and with significant_digits=0: no difference
a lost round: values_changed [\"root[0]['kills']\", \"root[0]['map']\"], iterable_item_removed ['root[1]']
a lost round, group_by and group_by_sort_key: iterable_item_removed [\"root['anna'][1]\"]
a doubled round: iterable_item_added ['root[2]']
a doubled round, group_by and group_by_sort_key: no difference"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: deepdiff finds other differences than noted" >&2; exit 1; }
