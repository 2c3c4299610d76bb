"""`compare` finds every difference, names it, and fails."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from extract.cli import cli
from extract.targets.built import DuckDbTables
from extract.targets.compared import is_same

MADE = """
create table scores (
    player_name text, period text, rank {whole}, value {real}, updated_at text
    {key}
){options};
insert into scores values
    ('Al', 'a week', 1, 2.5, '2026-01-01'), ('Al', 'a week', 2, 0.1, '2026-01-01'),
    ('Bo', 'ever', 1, null, '2026-01-01'), ('Zoë', 'ever', 1, 3, '2026-01-01');
create table units (unit text, length {whole});
insert into units values ('day', 1), ('week', 7);
create table stg_rounds (player_name text);
create view sessions as select 'Al' as player_name, 7 as kills, null as ping;
"""


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file with two tables and a view for readers."""
    with closing(sqlite3.connect(tmp_path / "bfstats.db", isolation_level=None)) as connection:
        key = ", primary key (player_name, period, rank)"
        connection.executescript(
            MADE.format(whole="integer", real="real", key=key, options=" strict, without rowid")
        )
        connection.executescript(
            "create table model_watermarks (model_name text primary key, as_of text);"
            "insert into model_watermarks values ('scores', '2026-01-02'), ('units', '2026-01-02')"
        )
        yield connection


@pytest.fixture
def other(tmp_path: Path, sqlite_file: sqlite3.Connection) -> Path:  # noqa: ARG001
    """The same in DuckDB, built as of another moment."""
    file = tmp_path / "bfstats.duckdb"
    with closing(duckdb.connect(file)) as connection:
        connection.execute(MADE.format(whole="bigint", real="double", key="", options=""))
        connection.execute("update scores set updated_at = '2026-01-03'")
    return file


def compare(file: Path, *arguments: str) -> Result:
    environment = {
        "BFSTATS_DB": str(file.with_name("bfstats.db")),
        "BFSTATS_DUCKDB": str(file),
        "BFSTATS_SOURCE": None,
    }
    return CliRunner().invoke(cli, ["compare", "duckdb", *arguments], env=environment)


def changed(file: Path, statement: str) -> Result:
    with closing(duckdb.connect(file)) as connection:
        connection.execute(statement)
    return compare(file)


def test_equal_tables_are_told_with_their_rows(other: Path) -> None:
    done = compare(other)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "scores: 4 rows, equal",
        "sessions: 1 row, equal",
        "units: 2 rows, equal",
    ]


@pytest.mark.parametrize(
    ("statement", "told", "row"),
    [
        (
            "update scores set value = 0.1 + 1e-17 where rank = 2",
            "1 differ, 0 only in SQLite, 0 only there",
            "'Al', 'a week', 2: value 0.1 and 0.10000000000000002",
        ),
        (
            "delete from scores where player_name = 'Bo'",
            "0 differ, 1 only in SQLite, 0 only there",
            "'Bo', 'ever', 1: SQLite alone has it",
        ),
        (
            "insert into scores values ('AA', 'ever', 1, 1, '')",
            "0 differ, 0 only in SQLite, 1 only there",
            "'AA', 'ever', 1: DuckDB alone has it",
        ),
        (
            "insert into scores select * from scores where player_name = 'Zoë'",
            "0 differ, 0 only in SQLite, 1 only there",
            "'Zoë', 'ever', 1: DuckDB alone has it",
        ),
        (
            "update scores set value = 0 where value is null",
            "1 differ, 0 only in SQLite, 0 only there",
            "'Bo', 'ever', 1: value None and 0.0",
        ),
    ],
)
def test_a_difference_is_named_and_fails(statement: str, told: str, row: str, other: Path) -> None:
    done = changed(other, statement)
    assert done.exit_code == 1
    assert [line for line in done.stdout.splitlines() if "equal" not in line] == [
        f"scores: 4 rows, {told} (SQLite as of 2026-01-02, there as of 2026-01-03)",
        f"  {row}",
    ]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("alter table scores drop value", "scores: SQLite alone has value"),
        ("alter table units add more text", "units: DuckDB alone has more"),
        ("drop table units", "units: DuckDB has no such table"),
        (
            "insert into units values ('day', 1)",
            "units: 2 rows, 0 differ, 0 only in SQLite, 1 only",
        ),
        (
            "create or replace view sessions as select 'Al' player_name, 8 kills, null ping",
            "sessions: 1 row, 0 differ, 1 only in SQLite, 1 only there",
        ),
    ],
)
def test_other_columns_tables_seeds_and_views_differ(
    statement: str, told: str, other: Path
) -> None:
    done = changed(other, statement)
    assert done.exit_code == 1
    assert told in done.stdout


def test_scripts_read_json(other: Path) -> None:
    done = compare(other, "--json")
    assert [table["table"] for table in json.loads(done.stdout)["tables"]] == [
        "scores",
        "sessions",
        "units",
    ]


def test_a_file_that_is_not_there_is_told(other: Path, tmp_path: Path) -> None:
    other.unlink()
    done = compare(other)
    assert (done.exit_code, done.stderr) == (
        2,
        f"bfstats: {other} is not there: run `dbt build --target duckdb` first\n",
    )
    other.write_bytes(b"no database at all" * 1000)
    done = compare(other)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    with closing(sqlite3.connect(tmp_path / "bfstats.db")) as connection:
        connection.execute("drop table model_watermarks")
    assert "has no tables yet: run `dbt build` first" in compare(other).stderr


def test_zero_has_a_sign_and_a_number_a_type() -> None:
    assert is_same((0.0, "a", None), (0.0, "a", None))
    assert not is_same((0.0,), (-0.0,))
    assert not is_same((1,), (1.0,))


ROUNDS = """
create table {name} (
    landed_player_name text, round_start_epoch {whole}, round_id text,
    player_name text, server_guid text, map_name text, game text
);
insert into {name} values
    ('Al', 1, 'r', 'Al', 's', 'wake', 'fh2'), ('Bo', 1, 'r', 'Bo', 's', 'wake', 'fh2');
"""


def test_what_the_source_lost_is_named_and_no_failure(
    other: Path, sqlite_file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DuckDbTables, "may_lose_rounds", True)
    sqlite_file.executescript(ROUNDS.format(name="stg_player_rounds", whole="integer"))
    with closing(duckdb.connect(other)) as connection:
        connection.execute(ROUNDS.format(name="stg_player_rounds", whole="bigint"))
        connection.execute("delete from stg_player_rounds where player_name = 'Bo'")
        connection.execute("delete from scores where player_name = 'Bo'")
    done = compare(other)
    assert done.exit_code == 0
    assert "0 differ, 1 only in SQLite, 0 only there, 1 of these by rounds" in done.stdout
    assert "1 round landed that the source of duckdb no longer has" in done.stdout
    done = changed(other, "update scores set value = 7 where player_name = 'Zoë'")
    assert done.exit_code == 1
