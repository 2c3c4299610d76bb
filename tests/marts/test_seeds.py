"""`dbt seed` holds every cell of a file against what `seeds.yml` declares, before it writes."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.marts.arrivals import parquet_site
from tests.marts.rounds import round_of
from tests.marts.warehouse import Warehouse, copy_project
from tests.support.parsed import parse
from tests.support.site_tables import PROJECT_ROOT

THRESHOLDS = "player_milestone_thresholds"
BOARDS = "leaderboard_periods"
RANKINGS = "leaderboard_ranking_types"
WINDOWS = "server_windows"
ALIASES = "player_aliases"
NAMES = "names"
"""A seed of these tests: any text, and no rows as shipped, as a site's lists of players are."""

NAMES_DECLARED = {
    "name": NAMES,
    "config": {"meta": {"minimum_rows": 0}},
    "columns": [
        {
            "name": "alias",
            "data_type": "text",
            "constraints": [{"type": "unique", "warn_unenforced": False}],
        },
        {"name": "player_name", "data_type": "text"},
        {"name": "weight", "data_type": "real"},
    ],
}

MILESTONES = b"milestone\n5000\n"
PERIODS = (
    b"period,window_unit,window_length,minimum_rounds,largest_rank\nall_time,always,0,20,100\n"
)
UNKNOWN_UNIT = "does not satisfy: window_unit in ('day', 'month', 'week', 'always')"
WHOLE_NUMBER = "is not a whole number, such as 5000"

FAULTS: list[tuple[str, bytes, str]] = [
    (
        THRESHOLDS,
        MILESTONES + b'"10,000"\n',
        f"line 3, column milestone: '10,000' {WHOLE_NUMBER}",
    ),
    (
        THRESHOLDS,
        MILESTONES + b"10000.0\n",
        f"line 3, column milestone: '10000.0' {WHOLE_NUMBER}",
    ),
    (THRESHOLDS, MILESTONES + b"1e4\n", f"line 3, column milestone: '1e4' {WHOLE_NUMBER}"),
    (
        THRESHOLDS,
        MILESTONES + b" 10000\n",
        f"line 3, column milestone: ' 10000' {WHOLE_NUMBER}",
    ),
    (THRESHOLDS, MILESTONES + b"true\n", f"line 3, column milestone: 'true' {WHOLE_NUMBER}"),
    (THRESHOLDS, MILESTONES + "１００００\n".encode(), f"'１００００' {WHOLE_NUMBER}"),
    (THRESHOLDS, MILESTONES + b"9" * 19 + b"\n", f"'{'9' * 19}' {WHOLE_NUMBER}"),
    (THRESHOLDS, MILESTONES + b"null\n", f"line 3, column milestone: 'null' {WHOLE_NUMBER}"),
    (THRESHOLDS, MILESTONES + b'\n\n""\n', "line 5, column milestone: '' must not be empty"),
    (
        THRESHOLDS,
        MILESTONES + b"0\n",
        "line 3, column milestone: '0' does not satisfy: milestone >= 1",
    ),
    (
        THRESHOLDS,
        MILESTONES + b"-5\n",
        "line 3, column milestone: '-5' does not satisfy: milestone >= 1",
    ),
    (
        THRESHOLDS,
        MILESTONES + b"05000\n",
        "line 3, column milestone: '5000' is on an earlier line too",
    ),
    (THRESHOLDS, MILESTONES + b"7000,8000\n", "line 3: 2 cells for 1 columns"),
    (THRESHOLDS, MILESTONES + b"7" + b",7" * 200 + b"\n", "has 202 values"),
    (THRESHOLDS, MILESTONES + b'"7000\n', "unexpected end of data"),
    (THRESHOLDS, MILESTONES + b"\xff\n", "utf-8"),
    (
        THRESHOLDS,
        b"milestones\n5000\n",
        "line 1: the columns are not those that are declared (milestone): "
        "missing milestone; extra milestones",
    ),
    (
        THRESHOLDS,
        b"milestone,name\n5000,few\n",
        "line 1: the columns are not those that are declared (milestone): extra name",
    ),
    (
        THRESHOLDS,
        b"milestone,milestone\n5000,5000\n",
        "line 1: the columns are not those that are declared (milestone): one is there twice",
    ),
    (THRESHOLDS, b"milestone\n", "0 rows, where there must be 1 or more"),
    (THRESHOLDS, b"", "the file is empty; its first line must name the columns"),
    (THRESHOLDS, b"\n\n", "the file is empty; its first line must name the columns"),
    (
        BOARDS,
        PERIODS + b"weekly,days,7,3,100\n",
        f"line 3, column window_unit: 'days' {UNKNOWN_UNIT}",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,Day,7,3,100\n",
        f"line 3, column window_unit: 'Day' {UNKNOWN_UNIT}",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,day ,7,3,100\n",
        f"line 3, column window_unit: 'day ' {UNKNOWN_UNIT}",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,day,7,,100\n",
        "line 3, column minimum_rounds: '' must not be empty",
    ),
    (BOARDS, PERIODS + b"weekly,day,7\n", "line 3: 3 cells for 5 columns"),
    (
        BOARDS,
        PERIODS + b"weekly,day,7,-1,100\n",
        "line 3, column minimum_rounds: '-1' does not satisfy: minimum_rounds >= 0",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,day,7,3,0\n",
        "line 3, column largest_rank: '0' does not satisfy: largest_rank >= 1",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,day,0,3,100\n",
        "line 3, column window_length: '0' does not satisfy",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,month,99999,3,100\n",
        "line 3, column window_length: '99999' does not satisfy",
    ),
    (
        BOARDS,
        PERIODS + b"weekly,always,7,3,100\n",
        "line 3, column window_length: '7' does not satisfy",
    ),
    (
        BOARDS,
        PERIODS + b"all_time,day,7,3,100\n",
        "line 3, column period: 'all_time' is on an earlier line too",
    ),
    (BOARDS, PERIODS + b",day,7,3,100\n", "line 3, column period: '' does not satisfy"),
    (
        BOARDS,
        PERIODS.replace(b"minimum_", b" minimum_"),
        "missing minimum_rounds; extra  minimum_rounds",
    ),
    (
        BOARDS,
        PERIODS.replace(b",", b";"),
        "line 1: the columns are not those that are declared",
    ),
    (
        RANKINGS,
        b"ranking_type,has_minimum_rounds\nassists,1\n",
        "line 2, column ranking_type: 'assists' does not satisfy: ranking_type in ('score', ",
    ),
    (
        RANKINGS,
        b"ranking_type,has_minimum_rounds\nkills,true\n",
        f"line 2, column has_minimum_rounds: 'true' {WHOLE_NUMBER}",
    ),
    (
        RANKINGS,
        b"ranking_type,has_minimum_rounds\nkills,2\n",
        "line 2, column has_minimum_rounds: '2' does not satisfy: has_minimum_rounds in (0, 1)",
    ),
    (
        WINDOWS,
        b"period,window_unit,window_length\nonline_counts,day,180\n",
        "1 rows, where there must be 5 or more",
    ),
    (
        WINDOWS,
        b"period,window_unit,window_length\nonline_count,day,180\na,day,1\nb,day,1\nc,day,1\nd,day,1\n",
        "line 2, column period: 'online_count' does not satisfy: period in (",
    ),
    (
        NAMES,
        b"alias,player_name,weight\na,b,half\n",
        "line 2, column weight: 'half' is not a number, such as 0.5",
    ),
    (
        NAMES,
        b"alias,player_name,weight\na,b,nan\n",
        "line 2, column weight: 'nan' is not a number, such as 0.5",
    ),
    (
        ALIASES,
        b"alias,player_name\nAl,Al\n",
        "line 2, column player_name: 'Al' must not stand in column alias, too",
    ),
    (
        ALIASES,
        b"alias,player_name\nAl,Bo\nBo,Cy\n",
        "line 2, column player_name: 'Bo' must not stand in column alias, too",
    ),
    (
        ALIASES,
        b"alias,player_name\nal,Al\nBo,Cy\nCy,Bo\n",
        "line 3, column player_name: 'Cy' must not stand in column alias, too",
    ),
    (
        ALIASES,
        b"alias,player_name\nAl,Bo\nAl,Cy\n",
        "line 3, column alias: 'Al' is on an earlier line too",
    ),
    (ALIASES, b"alias,player_name\nAl,\n", "line 2, column player_name: '' does not satisfy"),
    (ALIASES, b"alias,player_name\n,Al\n", "line 2, column alias: '' does not satisfy"),
]
"""What a file holds in the place of a seed's, and what is said of it."""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse with the project's seeds, `names`, and a seed as it is shipped for each fault.

    The project is parsed once: a seed's file is read when it runs.
    """
    folder = tmp_path_factory.mktemp("seeds")
    project = copy_project(folder / "project")
    write(project, NAMES, b"alias,player_name,weight\n")
    declared = yaml.safe_load((PROJECT_ROOT / "seeds" / "seeds.yml").read_text())["seeds"]
    seeds = {seed["name"]: seed for seed in [*declared, NAMES_DECLARED]}
    more: list[dict[str, Any]] = [NAMES_DECLARED]
    for number, (seed, _, _) in enumerate(FAULTS):
        more.append({**seeds[seed], "name": fault_name(number)})
        write(project, fault_name(number), (project / "seeds" / f"{seed}.csv").read_bytes())
    (project / "seeds" / "more.yml").write_text(json.dumps({"seeds": more}))

    warehouse = Warehouse(folder, parse(project, folder / "manifest"), project)
    site = parquet_site(folder)
    site.receive([round_of("player", "round", "2026-01-31 20:15:00")])
    warehouse.sync(site.source)
    warehouse.seed()
    return warehouse


@pytest.fixture(scope="module")
def said(seeded: Warehouse) -> dict[str, str]:
    """What `dbt seed` says of each fault, by `fault_name`; no table or watermark may change."""
    for number, (_, content, _) in enumerate(FAULTS):
        write(seeded.project, fault_name(number), content)
    before = seeded.dump()
    done: Any = seeded.invoke("seed", "--select", "fault_*").result
    assert seeded.dump() == before
    return {
        # As dbt prints it, under a line that names the file.
        result.node.name: f"{result.node.original_file_path} {result.message}"
        for result in done
        if result.status == "error"
    }


def write(project: Path, seed: str, content: bytes) -> None:
    (project / "seeds" / f"{seed}.csv").write_bytes(content)


def fault_name(number: int) -> str:
    return f"fault_{number:02}"


@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_a_file_that_does_not_fit_is_told_by_its_place(number: int, said: dict[str, str]) -> None:
    assert FAULTS[number][2] in said[fault_name(number)]


def rows_of(warehouse: Warehouse, seed: str, content: bytes) -> list[tuple[object, ...]]:
    """Write a seed's file, run `dbt seed`, which must succeed, and read the table."""
    write(warehouse.project, seed, content)
    assert warehouse.dbt("seed", "--select", seed) == ""
    with warehouse.connect() as connection:
        return connection.execute(f"select * from {seed}").fetchall()


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + b"milestone\r\n7000\r\n\r\n5000\r\n",
        b'"milestone"\n"7000"\n5000',
    ],
    ids=["of Windows", "quoted"],
)
def test_files_as_programs_write_them(content: bytes, seeded: Warehouse) -> None:
    assert rows_of(seeded, THRESHOLDS, content) == [(7000,), (5000,)]


def test_columns_in_another_order(seeded: Warehouse) -> None:
    content = b"Has_minimum_rounds,RANKING_TYPE\n0,kills\n"
    assert rows_of(seeded, RANKINGS, content) == [("kills", 0)]


TEXTS = [
    *("007", "1e5", "1,5", "5000.0", "true", "False", "null", "NULL", " Null ", "none", "N/A", "-"),
    *(" x ", "\t", "", " ", "'", "''", '"', '""', "a\nb", "{{ as_of() }}", "?", "%s", "\\x00"),
    *("2026-01-31", "2026-01-31T20:15:00Z", "Ёж", "😀", "\u2028", "e\u0301", "\u00e9", "\ufeff"),
]


def test_text_stays_what_it_is(seeded: Warehouse) -> None:
    expected = [(f"alias {number}", text, -0.5) for number, text in enumerate(TEXTS)]
    file = io.StringIO(newline="")
    lines = csv.writer(file, lineterminator="\n")
    lines.writerows([("alias", "player_name", "weight"), *expected])
    assert rows_of(seeded, NAMES, file.getvalue().encode()) == expected


def test_more_rows_than_a_statement_has_parameters(seeded: Warehouse) -> None:
    lines = "".join(f"alias {number},player {number},\n" for number in range(40_000))
    rows = rows_of(seeded, NAMES, b"alias,player_name,weight\n" + lines.encode())
    assert rows == [(f"alias {number}", f"player {number}", None) for number in range(40_000)]


def test_a_seed_without_rows_may_say_that_it_has_none(seeded: Warehouse) -> None:
    assert rows_of(seeded, NAMES, b"alias,player_name,weight\n") == []


def test_no_statement_puts_another_value_among_the_constants(seeded: Warehouse) -> None:
    with seeded.connect() as connection:
        for damage in [
            "update leaderboard_periods set window_unit = 'days'",
            "update leaderboard_periods set minimum_rounds = null",
            "update player_milestone_thresholds set milestone = '5,000'",
            "insert into player_milestone_thresholds select * from player_milestone_thresholds",
        ]:
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(damage)
