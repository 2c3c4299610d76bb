"""No name from outside becomes part of a statement: of rows, columns, files and folders."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

from tests.extract.fillable_sites import NOW, ParquetSite, Sample, played
from tests.support.commands import WITHOUT_TESTS, Bfstats

NAMES = (
    "'); drop table landing_player_rounds; --",
    '"; delete from player_stats_lifetime; --',
    "{{ 1 / 0 }}{% endif %}{# #}",
    "%s %(name)s :name ?1 $1 \\ \\'",
    "a\nb\r\tc",
    "x" * 100_000,
)
FOLDER = "it's \"a\" [b]*? %20 #c ;{{ d }} $(e) 'f"  # a line break in a setting is refused


def with_hostile_columns(file: Path) -> None:
    """Give a Parquet file columns that nobody asked for."""
    added = ", ".join(
        f"{number} as {quoted}"
        for number, name in enumerate(NAMES[:-1])
        if (quoted := '"' + name.replace('"', '""') + '"')
    )
    with duckdb.connect() as connection:
        kept = f"create table kept as select *, {added} from read_parquet(?)"
        connection.execute(kept, [str(file)])
        connection.table("kept").write_parquet(str(file))


def test_names_are_values_wherever_they_come_from(tmp_path: Path) -> None:
    directory = tmp_path / "site"
    directory.mkdir()
    site = ParquetSite(directory)
    site.add(
        played(name, server_guid=name, map_name=name, round_id=name, team_label=name, game=name)
        for name in NAMES
    )
    site.add_samples(Sample(NOW - 60, name, 3, game=name) for name in NAMES)
    for file in directory.iterdir():
        with_hostile_columns(file)
    hostile = directory.rename(tmp_path / FOLDER)
    bfstats = Bfstats(tmp_path / f"{FOLDER} too")
    source = f"parquet:{hostile}"
    counts = bfstats.sync(source)
    assert {table: found["rows_landed"] for table, found in counts.items()} == {
        "player_rounds": len(NAMES),
        "server_online_counts": len(NAMES),
    }
    lines = bfstats.folder / "lines"
    rows = ({"player_name": name, name: name} for name in NAMES)
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    backup, archive = bfstats.folder / f"{FOLDER}.backup", bfstats.folder / f"{FOLDER} kept"
    for command in (
        ("ingest", str(lines)),
        ("archive", str(archive)),
        ("reconcile",),
        ("backup", str(backup)),
        ("restore", "--force", str(backup)),
        ("prune",),
        ("status", "--json"),
    ):
        done = bfstats.extract(source, *command)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    bfstats.build(None, *WITHOUT_TESTS)
    for table in ("player_stats_lifetime", "player_server_stats"):
        found = column(bfstats, f"select player_name from {table}")
        assert sorted(found) == sorted(NAMES)
    rebuilt = Bfstats(tmp_path / "rebuilt")
    assert rebuilt.sync(f"parquet:{archive}")["player_rounds"]["rows_landed"] == len(NAMES)


def column(bfstats: Bfstats, query: str) -> list[str]:
    """The only column of a query's rows, from a file whose name is no part of a URI."""
    with closing(sqlite3.connect(bfstats.database)) as connection:
        return [value for (value,) in connection.execute(query)]
