"""Readers see the old relation, then the new one, and nothing else, even if a run fails."""

from __future__ import annotations

import contextlib
import sqlite3
import time

import pytest

from tests.adapter.project import Project, Reader, contract
from tests.support.waiting import wait_until


def write_numbers(project: Project, materialized: str, count: int) -> None:
    """A model of the whole numbers from 1 to `count`, which takes its time if that is large."""
    project.write(
        "models/numbers.sql",
        f"""
        {{{{ config(materialized='{materialized}') }}}}
        with recursive counter(number) as (
            select 1 union all select number + 1 from counter where number < {count}
        )
        select number from counter
        """,
    )


@pytest.mark.parametrize("materialized", ["table", "incremental"])
def test_a_reader_never_misses_a_table(project: Project, materialized: str) -> None:
    write_numbers(project, materialized, 20_000)
    project.build("run")
    write_numbers(project, materialized, 300_000)
    with Reader(project, "select count(*) from numbers") as reader:
        project.build("run", "--full-refresh")
    assert reader.answers == {"20000", "300000"}


@pytest.mark.parametrize("materialized", ["table", "incremental"])
def test_a_table_made_anew_has_full_pages(our_project: Project, materialized: str) -> None:
    columns = {"name": "text"}
    for column in ("first", "second"):
        columns[column] = "integer"
        our_project.write("models/numbers.yml", contract("numbers", ["name"], **columns))
        our_project.write(
            "models/numbers.sql",
            f"""
            {{{{ config(
                materialized='{materialized}', on_schema_change='fail', unique_key=['name']
            ) }}}}
            with recursive counter(first, second) as (
                select 20000, 0 union all select first - 1, 0 from counter where first > 1
            )
            select printf('%050d', first) as {", ".join(columns)} from counter
            """,
        )
        our_project.build("run", "--full-refresh")
        ((empty_part,),) = our_project.sql(
            "select 1.0 * sum(unused) / sum(pgsize) from dbstat where name = 'numbers'"
        )
        assert empty_part < 0.05


def test_a_reader_never_misses_a_view(project: Project) -> None:
    project.write("models/answer.sql", "select 1 as number")
    project.build("run")
    for number in (2, 3, 4):
        with Reader(project, "select number from answer") as reader:
            project.write("models/answer.sql", f"select {number} as number")
            project.build("run")
        assert reader.answers == {str(number - 1), str(number)}


def test_a_reader_never_misses_a_seed(project: Project) -> None:
    project.write_seed("numbers", "number\n" + "1\n" * 3_000, number="integer")
    project.build("seed")
    with Reader(project, "select count(*) from numbers") as reader:
        project.write_seed("numbers", "number\n" + "1\n" * 4_000, number="integer")
        project.build("seed", "--full-refresh")
    assert reader.answers == {"3000", "4000"}


@pytest.mark.parametrize("materialized", ["table", "incremental"])
def test_a_failing_table_leaves_the_old_one(project: Project, materialized: str) -> None:
    config = f"{{{{ config(materialized='{materialized}') }}}} "
    project.write("models/answer.sql", config + "select 1 as number")
    project.build("run")
    project.write("models/answer.sql", config + "select json('{') as number")
    assert "malformed JSON" in project.fail("run", "--full-refresh")
    assert project.sql("select number from answer") == [(1,)]


def test_a_failing_hook_leaves_the_old_seed(project: Project) -> None:
    project.write_seed("numbers", "number\n1\n", number="integer")
    project.build("seed")
    project.write_seed("numbers", "number\n2\n", number="integer")
    project.append("dbt_project.yml", "seeds:\n  +post-hook: select json('{')\n")
    assert "malformed JSON" in project.fail("seed", "--full-refresh")
    assert project.sql("select number from numbers") == [(1,)]


def test_a_broken_view_fails_and_leaves_the_old_one(project: Project) -> None:
    project.write("models/answer.sql", "select load_id as number from landing_loads")
    project.build("run")
    project.write("models/answer.sql", "select no_such_column as number from landing_loads")
    assert "no_such_column" in project.fail("run")
    assert project.sql("select count(number) from answer") == [(0,)]


@pytest.mark.parametrize("materialized", ["table", "incremental"])
def test_a_killed_run_leaves_the_old_table(project: Project, materialized: str) -> None:
    write_numbers(project, materialized, 10)
    project.build("run")
    write_numbers(project, materialized, 1_000_000_000)
    executed = project.folder / "target/run/adapter_tests/models/numbers.sql"
    executed.unlink()
    process = project.start("run", "--full-refresh")
    wait_until(executed.exists)
    time.sleep(0.5)
    assert process.poll() is None
    process.kill()
    process.wait()
    assert project.sql("select count(*) from numbers") == [(10,)]
    write_numbers(project, materialized, 20)
    project.build("run", "--full-refresh")
    assert project.sql("select count(*) from numbers") == [(20,)]


def test_a_view_and_a_table_replace_each_other(project: Project) -> None:
    def build_as(materialized: str) -> None:
        project.write(
            "models/answer.sql",
            f"{{{{ config(materialized='{materialized}') }}}} select 1 as number",
        )
        with Reader(project, "select number from answer") as reader:
            project.build("run")
        assert reader.answers == {"1"}
        assert project.sql("select type from sqlite_master where name = 'answer'") == [
            ("view" if materialized == "view" else "table",)
        ]

    project.sql("create view answer as select 1 as number")
    for materialized in ("table", "view", "incremental"):
        build_as(materialized)


def test_a_view_is_readable_where_its_file_is_attached(project: Project) -> None:
    project.write("models/kills.sql", "{{ config(materialized='table') }} select 1 as kills")
    project.write("models/shown.sql", "select kills from {{ ref('kills') }}")
    project.write("models/shown_again.sql", "select kills from {{ ref('shown') }}")
    # A table is no text: it may still call a CTE by its own name.
    project.write(
        "models/counted.sql",
        "{{ config(materialized='table') }} with kills as (select * from {{ ref('kills') }})"
        " select count(*) as rows from kills",
    )
    project.build("run")
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("attach ? as site", (str(project.database),))
        assert connection.execute("select * from site.shown_again").fetchall() == [(1,)]
        assert connection.execute("select * from site.counted").fetchall() == [(1,)]


def test_an_unchanged_view_is_not_written(project: Project) -> None:
    project.write("models/answer.sql", "select 1 as number -- one\n")
    project.build("run")
    before = project.sql("pragma schema_version")
    project.build("run")
    assert project.sql("pragma schema_version") == before
