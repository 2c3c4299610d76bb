"""Models and seeds were changed: the next plain run leaves no row of the old meaning."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.marts.warehouse import Warehouse
from tests.support.commands import Bfstats
from tests.support.parsed import parse
from tests.upgrades.older_source import AS_OF, OLD_AS_OF, add_new, fill_old

UPDATED_AT = "      - name: updated_at\n"
PLAYERS = "models/players/player"


class Edit(NamedTuple):
    """What stands in a file of the project, and what shall stand there."""

    file: str
    old: str
    new: str


def declared(name: str, data_type: str) -> str:
    """A column in a contract."""
    return f"      - name: {name}\n        data_type: {data_type}\n"


ADDED = [
    Edit(
        f"{PLAYERS}_stats_lifetime.sql",
        "        total_deaths,\n",
        "        total_deaths,\n        total_rounds * 2 as total_sides,\n",
    ),
    Edit(
        f"{PLAYERS}_stats_lifetime.yml",
        UPDATED_AT,
        declared("total_sides", "bigint") + UPDATED_AT,
    ),
    Edit(
        "models/servers/server_online_counts.sql",
        "        total_samples as sample_count,\n",
        "        total_samples as sample_count,\n        total_players,\n",
    ),
    Edit(
        "models/servers/server_online_counts.yml",
        UPDATED_AT,
        declared("total_players", "bigint") + UPDATED_AT,
    ),
]
REMOVED = [
    Edit(
        f"{PLAYERS}_server_stats.sql",
        "        highest_rounds.map_name as highest_score_map_name,\n",
        "",
    ),
    Edit(
        f"{PLAYERS}_server_stats.yml",
        declared("highest_score_map_name", "text")
        + "        description: The map of that round; it may be empty.\n"
        + "        data_tests:\n          - not_null\n",
        "",
    ),
]
RENAMED = [
    Edit(f"{PLAYERS}_daily_stats.sql", "as daily_score,", "as daily_points,"),
    Edit(f"{PLAYERS}_daily_stats.yml", "- name: daily_score\n", "- name: daily_points\n"),
]
RETYPED = [
    Edit(
        f"{PLAYERS}_map_stats.yml",
        declared("total_kills", "bigint"),
        declared("total_kills", "double"),
    ),
]
REKEYED = [
    Edit(
        "models/leaderboards/server_leaderboard_entries.yml",
        "columns: [server_guid, period, ranking_type, player_name]",
        "columns: [server_guid, period, ranking_type, rank, player_name]",
    ),
]
MEANT_OTHERWISE = [
    Edit(
        f"{PLAYERS}_best_scores.sql",
        "        final_score,\n",
        "        -final_score as final_score,\n",
    ),
]
SEED = [
    Edit("seeds/player_milestone_thresholds.csv", "milestone\n", "milestone,name\n7,few\n"),
    Edit("seeds/player_milestone_thresholds.csv", "00\n", "00,many\n"),
    Edit(
        "seeds/seeds.yml",
        "            expression: milestone >= 1\n",
        "            expression: milestone >= 1\n      - name: name\n        data_type: text\n",
    ),
    Edit("seeds/rolling_periods.csv", "last_30_days,day,30", "last_30_days,day,20"),
]

EDITS = [*ADDED, *REMOVED, *RENAMED, *RETYPED, *REKEYED, *MEANT_OTHERWISE, *SEED]
CHANGED = {
    "player_stats_lifetime",
    "server_online_counts",
    "player_server_stats",
    "player_daily_stats",
    "player_map_stats",
    "server_leaderboard_entries",
    "player_best_scores",
    "player_milestones",
    "player_stats_rolling",
}
"""The tables of which the edits change rows or columns."""


@pytest.fixture
def built(make_warehouse: Callable[[str], Warehouse], tmp_path: Path) -> Warehouse:
    """A file that the project built before it was changed, and into which more has landed since."""
    warehouse = make_warehouse("built")
    bfstats = Bfstats(warehouse.folder)
    (tmp_path / "source").mkdir()
    site = fill_old(tmp_path / "source")
    bfstats.sync(site.source)
    warehouse.seed()
    warehouse.run(OLD_AS_OF)
    add_new(site)
    bfstats.sync(site.source)
    return warehouse


def edit(project: Path, edits: list[Edit]) -> None:
    """Change the files of a project."""
    for file, old, new in edits:
        text = (project / file).read_text()
        assert old in text, file
        (project / file).write_text(text.replace(old, new))


def copied(warehouse: Warehouse, folder: Path) -> Path:
    """A folder with a copy of the file."""
    folder.mkdir()
    shutil.copy(warehouse.database, folder)
    return folder


def run(warehouse: Warehouse, *arguments: str) -> None:
    errors = warehouse.dbt("run", "--vars", json.dumps({"as_of": AS_OF}), *arguments)
    assert not errors, errors


def tables(warehouse: Warehouse) -> dict[str, Any]:
    """What each mart is declared as, and what is in it but for `updated_at`."""
    with warehouse.connect() as connection:
        declarations = dict(connection.execute("select name, sql from sqlite_master"))
    return {name: (declarations[name], rows) for name, rows in warehouse.contents().items()}


def test_a_plain_run_rebuilds_what_a_change_reaches(
    built: Warehouse, project: Path, tmp_path: Path
) -> None:
    """Also of players and servers of whom nothing new has landed."""
    edit(project, EDITS)
    manifest = parse(project, tmp_path / "target")
    plain = Warehouse(copied(built, tmp_path / "plain"), manifest, project)
    full = Warehouse(copied(built, tmp_path / "full"), manifest, project)

    plain.seed()
    run(plain)
    full.seed()
    run(full, "--full-refresh")
    run(built)

    found = tables(plain)
    assert found == tables(full)
    before = tables(built)
    assert {name for name in found if found[name] != before[name]} == CHANGED

    with plain.connect() as connection:
        (last_run,) = connection.execute("select max(run_id) from runs").fetchone()
        run(plain)
        assert not connection.execute("select * from runs where run_id > ?", [last_run]).fetchall()
