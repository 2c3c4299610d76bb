"""The source that the files of older versions were made from, and what happened to it since.

`random_history` has in it the late, repeated, corrected and rejected rows.
"""

from __future__ import annotations

from pathlib import Path

from tests.extract.fillable_sites import ParquetSite, Sample
from tests.marts.arrivals import epoch_of
from tests.marts.rounds import crowd
from tests.oracle.history import SourceRow, random_history

OLD_AS_OF = "2024-05-01 12:34:56"
AS_OF = "2024-05-10 12:34:56"
OLD_ARRIVALS = 3
"""So many of the arrivals were there when the older version synced."""

NAMES = ("Al", "al", "Al ", "Zoë 🎮", "O'Neill", '"; drop', "a\tb", "%_", "line\nbreak", "ÿ", "x.y")


def arrivals() -> list[list[SourceRow]]:
    """All rounds, arrival by arrival."""
    rows = [_named(row) for row in crowd(11, rows=120)]
    return random_history(rows, seed=11, slices=OLD_ARRIVALS + 2)


def samples(until: str) -> list[Sample]:
    """A sample a quarter of an hour, of two servers, in the day before; each one twice."""
    last = epoch_of(until)
    return [
        Sample(last - step * 900, f"server-{server}", step % 7 + server)
        for step in range(96)
        for server in (1, 2)
        for _copy in range(2)
    ]


def fill_old(folder: Path) -> ParquetSite:
    """What the older version saw."""
    site = ParquetSite(folder)
    for rows in arrivals()[:OLD_ARRIVALS]:
        site.add(rows)
    site.add_samples(samples(OLD_AS_OF))
    return site


def add_new(site: ParquetSite) -> None:
    """What has come since."""
    for rows in arrivals()[OLD_ARRIVALS:]:
        site.add(rows)
    site.add_samples(samples(AS_OF))


def _named(row: SourceRow) -> SourceRow:
    number = int(row.player_name.split()[1])
    return row._replace(player_name=NAMES[number % len(NAMES)])
