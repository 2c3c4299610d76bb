"""A model's rows are counted as they are written, and the count is committed with them."""

from __future__ import annotations

import pytest

from tests.adapter.project import ROOT, Project
from tests.adapter.test_difference import SECOND, write_kills

SCHEMA = (ROOT / "extract" / "database" / "schema.sql").read_text()
RUNS = (
    "create table if not exists runs (" + SCHEMA.partition("create table if not exists runs (")[2]
)
COUNTS = "select name, result_table, row_count, exit_status, error from runs order by run_id"


@pytest.fixture
def project(our_project: Project) -> Project:
    our_project.append("dbt_project.yml", 'on-run-end: "{{ record_failures(results) }}"\n')
    return our_project


def make_runs(project: Project) -> None:
    with project.connect() as connection:
        connection.executescript(RUNS)


@pytest.mark.parametrize("materialized", ["table", "incremental"])
@pytest.mark.parametrize("is_contract", [True, False], ids=["contract", "no contract"])
def test_rows_deleted_and_inserted(project: Project, materialized: str, is_contract: bool) -> None:
    make_runs(project)
    write_kills(project, materialized)
    if not is_contract:
        (project.folder / "models/kills.yml").unlink()
    project.land(1, ("ann", "r1", 1), ("bob", "r1", 1), ("cid", "r1", 1))
    project.build("run")
    project.land(2, ("ann", "r2", 5), ("bob", "r1", 1), ("dan", "r1", 1))
    project.sql("delete from landing where player_name = 'bob'")
    project.set_as_of(SECOND)
    project.build("run")
    project.build("run")
    changed, new, gone = 2, 1, 1 if materialized == "table" else 0
    assert project.sql(COUNTS) == [
        ("kills", "kills", 3, 0, None),
        ("kills", "kills", changed + new + gone, 0, None),
    ]


def test_what_is_undone_is_a_failure(project: Project) -> None:
    make_runs(project)
    write_kills(project, "incremental")
    project.append("models/kills.sql", "-- {{ config(post_hook='select * from nowhere') }}")
    project.land(1, ("ann", "r1", 1))
    project.fail("run")
    ((name, _, row_count, exit_status, error),) = project.sql(COUNTS)
    assert (name, row_count, exit_status) == ("kills", None, 1)
    assert "no such table: nowhere" in error


OLD_RUNS = "create table runs (run_id integer primary key, name text not null) strict"


@pytest.mark.parametrize("statement", [OLD_RUNS, "select 1"], ids=["older", "none"])
def test_a_file_without_such_a_table_is_built_all_the_same(
    project: Project, statement: str
) -> None:
    project.sql(statement)
    write_kills(project, "incremental")
    project.land(1, ("ann", "r1", 1))
    project.build("run")
    assert project.sql("select player_name from kills") == [("ann",)]
