"""A site for the pages: weeks of made-up rounds, players with hostile names, a crowd, samples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from click.testing import CliRunner

from extract.cli import cli
from extract.demo.cast import SERVERS
from extract.demo.rounds import PlayerRound, make_rounds
from tests.extract.fillable_sites import DAY, HOUR, NOW, ParquetSite, Sample, played
from tests.marts.warehouse import Warehouse
from tests.oracle.history import SourceRow
from tests.support.parsed import project_manifest

WEEKS = 8
ACCENTED_NAME = "\u00c4RGER Stra\u00dfe"
HOSTILE_NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../..",
    "..",
    "`",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@sum(1)",
    "%00%2e%2e%2f",
    "{{ 7 * 7 }}",
    "a/b?c=d&e=f#g",
    "x" * 200,
    "\u202egnp.exe",
    "\u05d0\u05d1\u05d2 \u0627\u0628\u062a",
    "  two  spaces  ",
    "_%\\",
    "line\nbreak\ttab",
    "\U0001f680 rocket",
    "' or 1 = 1 --",
    'a,b;"c"',
    ACCENTED_NAME,
)
LIKE_ESCAPED_NAME = "\\xff41"
ESCAPED_NAME = "\\x" + LIKE_ESCAPED_NAME.encode().hex().upper()
"""How landing writes a name that looks like its own escape."""

HOURS_WITHOUT_SAMPLES = {*range(100, 110), *range(200, 250)}
"""Before the newest sample: a night, and two days."""

TOURNAMENT = "tournament"
CROWD = 115

HOSTILE_SERVER = "<b>&guid/../'"
HOSTILE_MAP = '=map"<i>/'


@dataclass(frozen=True)
class Demo:
    """Its SQLite file, its source, and the moment as of which it was built."""

    folder: Path
    as_of: str

    @property
    def now(self) -> float:
        """The same moment in epoch seconds."""
        return datetime.fromisoformat(f"{self.as_of}+00:00").timestamp()

    @property
    def database(self) -> Path:
        """The SQLite file; a test that changes it copies it first."""
        return self.folder / "bfstats.db"

    @property
    def rounds_file(self) -> str:
        """The Parquet files of all rounds as the source sent them."""
        return str(self.folder / "source" / "player_rounds*.parquet")


def make_demo(folder: Path) -> Demo:
    """Land and build the site in an empty folder; or find it there, built by another process."""
    noted = folder / "as_of"
    if not noted.exists():
        source = ParquetSite(folder / "source")
        source.directory.mkdir(parents=True)
        source.add(_rounds())
        source.add(_hostile_rounds())
        source.add(_tournament())
        source.add(_rounds_of_a_champion())
        source.add(_rounds_of_long_ago())
        source.add_samples(_samples())
        warehouse = Warehouse(folder, project_manifest())
        settings = {"BFSTATS_DB": str(warehouse.database), "BFSTATS_SOURCE": source.source}
        done = CliRunner().invoke(cli, ["sync"], env=settings)
        assert done.exit_code == 0, done.output
        as_of = _text(NOW)
        warehouse.seed()
        errors = warehouse.dbt("run", "--vars", json.dumps({"as_of": as_of}))
        assert not errors, errors
        noted.write_text(as_of)
    return Demo(folder, noted.read_text())


def _rounds() -> Iterator[SourceRow]:
    midnight = NOW // DAY * DAY
    for rows in make_rounds(midnight):
        for row in rows:
            if row.round_start_time >= midnight - WEEKS * 7 * DAY:
                yield _source_row(row)


def _source_row(row: PlayerRound) -> SourceRow:
    values = row._asdict()
    return SourceRow(**{**values, "player_name": _name(values["player_name"])})


def _name(name: bytes | str) -> str:
    return name if isinstance(name, str) else name.decode("utf-8", "backslashreplace")


def _hostile_rounds() -> Iterator[SourceRow]:
    for place, name in enumerate((*HOSTILE_NAMES, LIKE_ESCAPED_NAME)):
        for number in range(3):
            start = NOW - 5 * DAY + place * 600 + number * DAY
            yield played(
                name,
                round_id=f"{name}/{number}" if number else "hostile round",
                server_guid=HOSTILE_SERVER,
                map_name=HOSTILE_MAP,
                round_start_time=start,
                round_end_time=start + 500,
                final_score=100 + place,
                final_kills=50 + place,
                team_label=name[:40],
                created_at=NOW - DAY,
            )


def _tournament() -> Iterator[SourceRow]:
    """Rounds of more players than a board has ranks; two are always equal, some are below 0."""
    for number, place in product(range(3), range(CROWD)):
        pair = place // 2
        start = NOW - 3 * DAY - number * HOUR
        yield played(
            f"Soldier {place}",
            round_id=f"tournament {number}",
            server_guid=TOURNAMENT,
            round_start_time=start,
            round_end_time=start + 1800,
            final_score=pair * 3 - 20,
            final_kills=pair,
            play_time_minutes=20 + pair / 12,
            average_ping=None if place % 2 else place + 0.5,
        )


def _rounds_of_a_champion() -> Iterator[SourceRow]:
    """Kills by the thousand: milestones are behind, one is near, others are far."""
    for number in range(4):
        start = NOW - 5 * DAY - number * 9 * DAY
        yield played(
            "Champion",
            round_id=f"championship {number}",
            server_guid=TOURNAMENT,
            round_start_time=start,
            round_end_time=start + 7200,
            final_score=9_999 + number,
            final_kills=4_750,
            play_time_minutes=120.0,
        )


def _rounds_of_long_ago() -> Iterator[SourceRow]:
    """Sessions of one round, each under an id of its own; one of them began later."""
    start = NOW - 50 * DAY
    for place in range(4):
        yield played(
            f"Veteran {place}",
            round_id=f"long ago {place}",
            server_guid=TOURNAMENT,
            map_name=HOSTILE_MAP,
            round_start_time=start + (place == 3),
            round_end_time=start + 900,
            final_score=30 - place,
            team_label="Axis" if place % 2 else "Allies",
        )


def _samples() -> Iterator[Sample]:
    """Four a server and hour, of three weeks; names differ, and one of them is a script."""
    last = NOW - 60
    for place, server in enumerate(SERVERS):
        for hour in set(range(21 * 24)) - HOURS_WITHOUT_SAMPLES:
            for quarter in range(4):
                time = last - hour * HOUR - quarter * 900
                players = (place * 7 + time // HOUR * 13 + quarter) % (server.usual_players + 9)
                yield Sample(time, server.guid, players, server.game.name, server.name)
    yield Sample(NOW - 2 * DAY, TOURNAMENT, 40, "bf1942", "Saturday's tournament")
    yield Sample(last, HOSTILE_SERVER, 3, "bf1942", "<script>alert('server')</script>", HOSTILE_MAP)


def _text(epoch: int) -> str:
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d %H:%M:%S")
