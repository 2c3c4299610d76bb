#!/usr/bin/env bash
# Expected: tortoise-orm on SQLite finds the rows of a moment, in whichever zone the moment is given: 23:00+02:00 is 21:00 UTC. It
#   stores times in UTC, as texts with +00:00, and its documentation says that it coerces aware times to one zone.
# Happens: only what is stored is turned to UTC. The value of a filter is sent with its own zone, and SQLite compares the texts:
#   23:00+02:00 lies after 22:30+00:00. Rows are missing in t__gte, there are too many in t__lt, and t=, t__in and t__range find
#   none. No error. The other way to a text is set for the whole process: piccolo, which finds the rows, no longer does if
#   tortoise-orm is imported after it.
# Seen with tortoise-orm 1.1.9 and piccolo 1.38.0. Neither documentation speaks of the zone of a filter's value, or of the other.
# Hurts: whoever asks for "today" or "the last hour" in the zone of the player: rounds are missing, or counted on two days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tortoise-orm==1.1.9 'piccolo[sqlite]==1.38.0'
cd "$folder"
cat > moments.py <<'PY'
import datetime

HALF = datetime.timedelta(minutes=30)
NINE = datetime.datetime(2026, 6, 5, 21, tzinfo=datetime.timezone.utc)
MOMENTS = {"21:00Z": NINE, "23:00+02:00": NINE.astimezone(datetime.timezone(2 * 2 * HALF))}
ROWS = {f"{hour}:30Z": NINE + (hour - 21) * 2 * HALF + HALF for hour in (19, 20, 21, 22)}
PY
cat > rounds.py <<'PY'
import asyncio

from moments import HALF, MOMENTS, ROWS
from tortoise import Tortoise, fields
from tortoise.models import Model


class Round(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(20)
    t = fields.DatetimeField()


async def see() -> None:
    await Tortoise.init(db_url="sqlite://:memory:", modules={"models": ["rounds"]})
    await Tortoise.generate_schemas()
    # The class of the module, not the one of __main__, is what tortoise knows.
    from rounds import Round

    for name, t in ROWS.items():
        await Round.create(name=name, t=t)
    for moment, t in MOMENTS.items():
        conditions = {"t__gte": t, "t__lt": t, "t": t + HALF, "t__in": [t + HALF], "t__range": (t, t + 2 * HALF)}
        for condition, value in conditions.items():
            found = await Round.filter(**{condition: value}).order_by("id").values_list("name", flat=True)
            print(f"tortoise-orm {moment} {condition}:", *found)
    rows = await Tortoise.get_connection("default").execute_query_dict("select t from round order by id desc limit 1")
    print("stored", rows[0]["t"])
    await Tortoise.close_connections()


if __name__ == "__main__":
    asyncio.run(see())
PY
cat > piccolo_rounds.py <<'PY'
import asyncio
import importlib
import sys

from moments import MOMENTS, ROWS
from piccolo.columns import Timestamptz, Varchar
from piccolo.engine.sqlite import SQLiteEngine
from piccolo.table import Table

for other in sys.argv[1:]:
    importlib.import_module(other)


class Round(Table, db=SQLiteEngine(path=f"rounds{len(sys.argv)}.db")):
    name = Varchar()
    t = Timestamptz()


async def see() -> None:
    await Round.create_table()
    for name, t in ROWS.items():
        await Round(name=name, t=t).save()
    for moment, t in MOMENTS.items():
        found = await Round.select(Round.name).where(Round.t >= t).order_by(Round.id)
        print("piccolo", *sys.argv[1:], moment, "t >=:", *[row["name"] for row in found])


asyncio.run(see())
PY
seen=$(venv/bin/python rounds.py; venv/bin/python piccolo_rounds.py; venv/bin/python piccolo_rounds.py tortoise.backends.sqlite)
expected="tortoise-orm 21:00Z t__gte: 21:30Z 22:30Z
tortoise-orm 21:00Z t__lt: 19:30Z 20:30Z
tortoise-orm 21:00Z t: 21:30Z
tortoise-orm 21:00Z t__in: 21:30Z
tortoise-orm 21:00Z t__range: 21:30Z
tortoise-orm 23:00+02:00 t__gte:
tortoise-orm 23:00+02:00 t__lt: 19:30Z 20:30Z 21:30Z 22:30Z
tortoise-orm 23:00+02:00 t:
tortoise-orm 23:00+02:00 t__in:
tortoise-orm 23:00+02:00 t__range:
stored 2026-06-05 22:30:00+00:00
piccolo 21:00Z t >=: 21:30Z 22:30Z
piccolo 23:00+02:00 t >=: 21:30Z 22:30Z
piccolo tortoise.backends.sqlite 21:00Z t >=: 21:30Z 22:30Z
piccolo tortoise.backends.sqlite 23:00+02:00 t >=:"
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: tortoise-orm compares times otherwise than noted" >&2; exit 1; }
