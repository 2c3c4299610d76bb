"""`unique_key` in each of its forms, with NULL in it, and the rows of a key that vanished."""

from __future__ import annotations

import re

import pytest

from tests.adapter.project import Project, contract


def kills_by_round(unique_key: str) -> str:
    return f"""
        {{{{ config(materialized='incremental', unique_key={unique_key}) }}}}
        select player_name, round_id, kills from landing
    """


@pytest.mark.parametrize(
    "unique_key", ["['player_name', 'round_id']", "'player_name, round_id'"], ids=["list", "commas"]
)
def test_a_key_of_several_columns(project: Project, unique_key: str) -> None:
    project.write("models/kills.sql", kills_by_round(unique_key))
    project.land(1, ("ann", "r1", 1), ("ann", "r2", 2))
    project.build("run")
    project.land(2, ("ann", "r2", 5), ("bob", "r1", 7))
    project.build("run")
    assert project.sql("select * from kills order by 1, 2") == [
        ("ann", "r1", 1),
        ("ann", "r2", 5),
        ("bob", "r1", 7),
    ]


def test_null_in_a_key_is_one_key(project: Project) -> None:
    project.write(
        "models/kills.sql",
        """
        {{ config(materialized='incremental', unique_key='player_name') }}
        select nullif(player_name, '') as player_name, kills from landing
        """,
    )
    project.land(1, ("", "r1", 1), ("ann", "r1", 2))
    project.build("run")
    project.land(2, ("", "r1", 3))
    project.build("run")
    assert project.sql("select * from kills order by 1") == [(None, 3), ("ann", 2)]


TOTALS = """
    {{ config(
        materialized='incremental', on_schema_change='fail',
        rebuild_key='player_name', unique_key=['player_name', 'round_id'],
    ) }}
    select player_name, round_id, kills, '{{ as_of() }}' as updated_at
    from landing
    where is_deleted = 0
    {% if is_incremental() %} and player_name in ({{ touched_keys() }}) {% endif %}
"""


def test_the_rows_of_a_vanished_key_go(project: Project) -> None:
    project.write("models/kills.sql", TOTALS.replace("['player_name', 'round_id']", "'round_id'"))
    project.land(1, ("ann", "r1", 1), ("ann", "r2", 2), ("bob", "r3", 3))
    project.build("run")
    project.land(2)
    project.sql("update landing set is_deleted = 1, load_id = 2 where round_id = 'r2'")
    project.build("run")
    assert project.sql("select player_name, round_id, kills from kills order by 1, 2") == [
        ("ann", "r1", 1),
        ("bob", "r3", 3),
    ]


def test_an_incremental_without_a_key_adds(our_project: Project) -> None:
    our_project.write(
        "models/log.sql", "{{ config(materialized='incremental') }} select 1 as number"
    )
    our_project.build("run")
    our_project.build("run")
    assert our_project.sql("select * from log") == [(1,), (1,)]
    our_project.build("run", "--full-refresh")
    assert our_project.sql("select * from log") == [(1,)]


@pytest.mark.parametrize("scope", ["rebuild_key", "unique_key"])
@pytest.mark.parametrize("is_contract", [True, False], ids=["contract", "no contract"])
def test_no_run_reads_the_whole_table(our_project: Project, scope: str, is_contract: bool) -> None:
    """Of the stored table, and of the new rows beside it, an incremental run only searches."""
    model = TOTALS
    if scope == "unique_key":
        model = model.replace("rebuild_key='player_name', ", "")
        model = model.replace("player_name in ({{ touched_keys() }})", "load_id = 2")
    our_project.write("models/kills.sql", model)
    if is_contract:
        key = ["player_name", "round_id"]
        types = {
            "player_name": "text",
            "round_id": "text",
            "kills": "integer",
            "updated_at": "text",
        }
        our_project.write("models/kills.yml", contract("kills", key, **types))
    our_project.land(1, ("ann", "r1", 1), ("bob", "r2", 2))
    our_project.build("run")
    our_project.land(2, ("ann", "r1", 3))
    our_project.hears_statements = True
    our_project.build("run")
    assert our_project.sql("select player_name, kills from kills order by 1") == [
        ("ann", 3),
        ("bob", 2),
    ]

    plans = []
    with our_project.connect() as connection:
        for sql in our_project.statements:
            if re.match("(delete from|insert into) (main|temp)|create table temp", sql):
                plans += [row[3] for row in connection.execute(f"explain query plan {sql}")]
            if re.match("create (table|index .*) temp", sql):
                connection.execute(sql)
    for rows in ("old_rows", "new_rows"):
        assert any(plan.startswith(f"SEARCH {rows}") for plan in plans)
    assert not [plan for plan in plans if re.match("SCAN (old_rows|key_rows)", plan)]
